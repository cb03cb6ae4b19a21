"""The request of one turn, exactly as it will be sent."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.secret import Secret

_SENT = (
    "temperature",
    "top_p",
    "max_tokens",
    "n",
    "presence_penalty",
    "frequency_penalty",
    "logit_bias",
    "user",
)


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One call: the complete address, the key and the JSON body (api.md, "Request")."""

    url: str
    body: Mapping[str, Any]
    key: Secret | None = field(default=None, repr=False)


def request_body(
    model_fields: Mapping[str, str],
    messages: Iterable[Message],
    parameters: Parameters,
    *,
    stream_options: bool = True,
) -> dict[str, Any]:
    """Return the JSON body for a path of messages; nothing in it that the user has not set.

    It streams unless `parameters.stream` is False; `stream_options` asks for the usage then.
    """
    body: dict[str, Any] = dict(model_fields)
    wire = [wire_message(m) for m in messages]
    if parameters.system:
        wire.insert(0, {"role": "system", "content": parameters.system})
    body["messages"] = wire
    for name in _SENT:
        value = getattr(parameters, name)
        if value is not None:
            body[name] = dict(value) if isinstance(value, Mapping) else value
    body["stream"] = parameters.stream is not False
    if body["stream"] and stream_options:
        body["stream_options"] = {"include_usage": True}
    return body


def wire_message(message: Message) -> dict[str, Any]:
    """Return a message as the API takes it: a string, or parts when files go along."""
    if not message.attachments or message.role is not Role.USER:
        return {"role": message.role.value, "content": message.text}
    parts = [_part(attachment) for attachment in message.attachments]
    if message.text:
        parts.insert(0, {"type": "text", "text": message.text})
    return {"role": message.role.value, "content": parts}


def _part(attachment: Attachment) -> dict[str, Any]:
    if attachment.media_type.startswith("image/"):
        data = base64.b64encode(attachment.data).decode("ascii")
        url = f"data:{attachment.media_type};base64,{data}"
        return {"type": "image_url", "image_url": {"url": url}}
    text = attachment.data.decode("utf-8", "replace")
    return {"type": "text", "text": f"{attachment.name}:\n\n{text}"}


def request_bytes(request: ChatRequest) -> bytes:
    """Return the JSON body as it goes over the wire; lone surrogates can't be sent, so they go."""
    text = json.dumps(request.body, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
