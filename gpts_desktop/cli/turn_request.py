"""From the options of `ask` and `request` to the request."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from typing import Any

from gpts_desktop.core.api_key import clean_key
from gpts_desktop.core.base_url import chat_address
from gpts_desktop.core.errors import AppError, InputError
from gpts_desktop.core.gpt import DEFAULT_FORM, GatewayProfile, model_fields
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.parameters import PARAMETERS, Parameters, checked, parsed
from gpts_desktop.core.request import ChatRequest, request_body
from gpts_desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class TurnRequest:
    """A request without its key; `gateway` is None where `--base-url` was given."""

    request: ChatRequest
    gateway: GatewayProfile | None
    warning: str = ""


def turn_request(options: argparse.Namespace, data_dir: str | None) -> TurnRequest:
    """Return the request that the options describe; raise InputError or StorageError."""
    parameters = _parameters(options)
    prompt = _sound(options.prompt, "The prompt")
    if not prompt.strip():
        raise InputError("The prompt is empty.")
    gpt_id = _gpt_id(options.gpt) if options.gpt is not None else ""
    gateway = None
    if options.base_url is None:
        from gpts_desktop.cli.saved import chosen_gateway

        gateway = chosen_gateway(options.gateway, options.data_dir or data_dir)
    address = chat_address(gateway.base_url if gateway is not None else options.base_url)
    body = request_body(
        _model(options, gpt_id, gateway),
        [Message(Role.USER, prompt)],
        parameters,
        stream_options=gateway is None or gateway.takes_stream_options,
    )
    return TurnRequest(ChatRequest(address.url, body), gateway, address.warning)


def turn_request_or_code(options: argparse.Namespace, data_dir: str | None) -> TurnRequest | int:
    """Return the request, or say why there is none and return the exit code."""
    try:
        turn = turn_request(options, data_dir)
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    except AppError as error:
        print(error, file=sys.stderr)
        return 1
    if turn.warning:
        print(turn.warning, file=sys.stderr)
    return turn


def key_from_environment() -> Secret | None:
    """Return the key in GPTS_DESKTOP_KEY, None where there is none; raise InputError."""
    value = os.environ.get("GPTS_DESKTOP_KEY", "")
    return clean_key(value) if value.strip() else None


def _model(
    options: argparse.Namespace, gpt_id: str, gateway: GatewayProfile | None
) -> dict[str, str]:
    if not gpt_id:
        model = _sound(options.model, "The model's name").strip()
        if not model:
            raise InputError("The model's name is empty.")
        return {"model": model}
    default = gateway.model_form if gateway is not None else DEFAULT_FORM
    form = default if options.model_form is None else _sound(options.model_form, "The form").strip()
    if not form:
        raise InputError("The form is empty; the usual one is gpt-4-gizmo-{id}.")
    return model_fields(form, gpt_id)


def _gpt_id(text: str) -> str:
    from gpts_desktop.core.links import FoundGpt, RefusedLink, find_links

    links = find_links(text)
    ids = {link.id for link in links if isinstance(link, FoundGpt)}
    if len(ids) == 1:
        return ids.pop()
    if ids:
        raise InputError("--gpt takes one GPT; several were given.")
    for link in links:
        if isinstance(link, RefusedLink):
            raise InputError(f"--gpt takes a GPT's link or id; this is {link.reason}.")
    raise InputError("--gpt takes a GPT's link or id, such as g-bo0FiWLY7.")


def _parameters(options: argparse.Namespace) -> Parameters:
    values: dict[str, Any] = {}
    for spec in PARAMETERS:
        text = getattr(options, spec.name, None)
        if text is None:
            continue
        if spec.kind == "text":
            values[spec.name] = checked(spec.name, _sound(text, spec.label))
        else:
            values[spec.name] = _number_or_json(spec.name, spec.label, text)
    if options.no_stream:
        values["stream"] = False
    return Parameters(**values)


def _number_or_json(name: str, label: str, text: str) -> Any:
    value = parsed(name, text)
    if value is None:
        raise InputError(f"{label} is empty.")
    return value


def _sound(text: str, what: str) -> str:
    """Return a text of the command line; refuse bytes that were no text in the user's locale."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InputError(f"{what} is not valid text (UTF-8).") from None
    return text
