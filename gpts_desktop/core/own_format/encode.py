"""GPTs and conversations as the dicts of our own JSON format."""

from __future__ import annotations

import json
import math
from base64 import b64encode
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.iso_time import to_iso

if TYPE_CHECKING:
    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.folder import Folder
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.core.message import Attachment, Message
    from gpts_desktop.core.pictures import Picture

Fields = dict[str, Any]


def encode_gpt(gpt: Gpt) -> Fields:
    """Return a GPT; its link is there for people."""
    return {
        "id": gpt.id,
        "name": gpt.name,
        "slug": gpt.slug,
        "link": gpt.link,
        "pinned": gpt.pinned,
        "position": _finite(gpt.position),
        "color": gpt.color,
        "added": to_iso(gpt.added),
        "parameters": gpt.parameters.to_json(),
    }


def encode_folder(folder: Folder) -> Fields:
    """Return a folder, by whose id conversations name it."""
    return {"id": folder.id, "name": folder.name, "position": _finite(folder.position)}


def encode_conversation(
    conversation: Conversation, pictures: Iterable[tuple[str, Picture]] = (), origin: str = ""
) -> Fields:
    """Return a conversation with all branches and the pictures kept beside it, by address.

    `origin` is the id of the one it was branched from.
    """
    fields: Fields = {
        "id": conversation.id,
        "title": conversation.title,
        "gpt_id": conversation.gpt_id,
        "model": conversation.model,
        "created": to_iso(conversation.created),
        "updated": to_iso(conversation.updated),
        "pinned": conversation.pinned,
        "archived": conversation.archived,
        "folder": conversation.folder,
        "tags": list(conversation.tags),
        "current": conversation.current,
        "parameters": conversation.parameters.to_json(),
        "messages": [encode_message(message) for message in conversation.messages()],
    }
    if origin:
        fields["origin"] = origin
    if kept := [_picture(address, picture) for address, picture in pictures]:
        fields["pictures"] = kept
    return fields


def encode_message(message: Message) -> Fields:
    """Return a message; of what most messages lack nothing is written."""
    fields: Fields = {
        "id": message.id,
        "parent": message.parent,
        "role": message.role.value,
        "text": message.text,
        "state": message.state.value,
        "model": message.model,
        "gpt_id": message.gpt_id,
        "created": to_iso(message.created),
    }
    fields |= {
        name: value
        for name, value in (
            ("reasoning", message.reasoning),
            ("refusal", message.refusal),
            ("finish_reason", message.finish_reason),
        )
        if value
    }
    for name in ("duration", "reasoning_duration"):
        value = getattr(message, name)
        if value is not None:
            fields[name] = _finite(value)
    if message.usage is not None:
        fields["usage"] = {
            "prompt_tokens": message.usage.prompt_tokens,
            "completion_tokens": message.usage.completion_tokens,
            "total_tokens": message.usage.total_tokens,
        }
    if message.failure is not None:
        fields["failure"] = message.failure.to_json()
    if message.attachments:
        fields["attachments"] = [_attachment(file) for file in message.attachments]
    return fields


def json_bytes(fields: Mapping[str, Any]) -> bytes:
    """Return a dict as JSON in UTF-8, on one line.

    Halves of a pair that a gateway tore apart stand escaped: UTF-8 has no place for them.
    """
    return json.dumps(fields, ensure_ascii=False, allow_nan=False).encode(
        "utf-8", "backslashreplace"
    )


def _attachment(file: Attachment) -> Fields:
    return {"name": file.name, "media_type": file.media_type, "data": _base64(file.data)}


def _picture(address: str, picture: Picture) -> Fields:
    return {
        "address": address,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "data": _base64(picture.data),
    }


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _finite(number: float) -> float | None:
    """Return a number that JSON has, or None."""
    return number if math.isfinite(number) else None
