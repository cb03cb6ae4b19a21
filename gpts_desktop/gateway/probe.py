"""Looks at a gateway step by step without a chat call, which could cost money."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from typing import Any

from gpts_desktop.core.base_url import chat_address
from gpts_desktop.core.errors import (
    BadJsonError,
    EmptyError,
    ErrorKind,
    Failure,
    GatewayError,
    InputError,
)
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.gateway.client import Answer, HttpGateway
from gpts_desktop.gateway.failures import page_error, reported_error
from gpts_desktop.gateway.refusal_body import is_page

SILENCE_LIMIT = 30.0  # seconds
_LIST_KEPT = 20_000_000


async def probe(
    profile: GatewayProfile, key: Secret | None, gateway: HttpGateway | None = None
) -> AsyncGenerator[ProbeStep, None]:
    """Yield one step at a time; GET …/models is the only call. Raises nothing of the gateway's."""
    try:
        address = chat_address(profile.base_url)
    except InputError as error:
        yield ProbeStep("address", False, str(error))
        return
    if not address.models_url:
        yield ProbeStep(
            "address", True, Sentence("an exact address: the first question will test it")
        )
        return
    connected: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    client = gateway or HttpGateway(silence_limit=SILENCE_LIMIT)
    work = asyncio.ensure_future(_models(client, address.models_url, key, connected))
    work.add_done_callback(lambda _: connected.done() or connected.cancel())
    try:
        await asyncio.wait([connected])
        if not connected.cancelled():
            yield _reached(address.models_url, connected.result())
        try:
            names = await work
        except GatewayError as error:
            yield _failed(error.failure, reached=not connected.cancelled())
            return
        yield ProbeStep(
            "key", True, Sentence("key accepted") if key else Sentence("no key needed for the list")
        )
        yield _found(names)
    finally:
        work.cancel()
        await asyncio.wait([work])


async def _models(
    gateway: HttpGateway, url: str, key: Secret | None, connected: asyncio.Future[float]
) -> list[str]:
    """Return the models' names; set `connected` to the milliseconds until the way is open."""
    started: list[float] = []
    last_step = "connection.start_tls" if url.startswith("https:") else "connection.connect_tcp"

    async def trace(event: str, info: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.started":
            started.append(time.perf_counter())
        elif event == f"{last_step}.complete" and started and not connected.done():
            connected.set_result((time.perf_counter() - started[-1]) * 1000)

    accept = {"Accept": "application/json"}
    opened = gateway.open("GET", url, key, headers=accept, extensions={"trace": trace})
    async with opened as answer:
        if not answer.is_success:
            raise await answer.refusal()
        return await _read_names(answer, key)


async def _read_names(answer: Answer, key: Secret | None) -> list[str]:
    body = bytearray()
    async with aclosing(answer.chunks()) as parts:
        async for part in parts:
            body += part
            if len(body) > _LIST_KEPT:
                raise BadJsonError(
                    Sentence("The list of models is too long."), status=answer.status
                )
    if is_page(bytes(body[:4096])):
        raise page_error(answer.status, answer.headers, bytes(body))
    if not body.strip():
        raise EmptyError(Sentence("The list of models is empty."), status=answer.status)
    try:
        listed = json.loads(body)
    except (ValueError, RecursionError):
        raise BadJsonError(
            Sentence("The list of models is broken JSON."), status=answer.status
        ) from None
    names = _names(listed)
    if names is None:
        raise reported_error(listed, answer.status, answer.headers, key)
    return names


def _names(listed: object) -> list[str] | None:
    """Return the names in a list of models of any known shape, or None where it is none."""
    if isinstance(listed, dict):
        listed = next((listed[k] for k in ("data", "models") if isinstance(listed.get(k), list)), 0)
    if not isinstance(listed, list):
        return None
    names = [m.get("id") or m.get("name") if isinstance(m, dict) else m for m in listed]
    return [name for name in names if isinstance(name, str)]


def _reached(url: str, milliseconds: float) -> ProbeStep:
    way = (
        Sentence("name and TLS · {milliseconds} ms")
        if url.startswith("https:")
        else Sentence("name and connection · {milliseconds} ms")
    )
    text = way.filled(milliseconds=round(milliseconds))
    return ProbeStep("tls", True, text, milliseconds=milliseconds)


def _found(names: list[str]) -> ProbeStep:
    forms = gpt_forms(names)
    shown = ", ".join(form.replace("{id}", "*") for form in forms)
    count = Sentence("{n} models", one="{n} model", n=len(names))
    text = (
        Sentence("{count}, GPTs as {shown}", count=count, shown=shown)
        if shown
        else Sentence("{count}, no GPTs among them", count=count)
    )
    return ProbeStep("models", True, text, forms[0] if forms else "", models=len(names))


def gpt_forms(names: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of the id that the models' names show, the first seen first."""
    forms: dict[str, None] = {}
    for name in names:
        prefix, infix, tail = name.partition("-gizmo")
        if tail in ("-*", "-g-*") or re.fullmatch(r"-g-[A-Za-z0-9]+", tail):
            forms[f"{prefix}{infix}-{{id}}"] = None
        elif infix and not tail:
            forms[name] = None
        elif name in ("g-*", "{id}") or re.fullmatch(r"g-([A-Za-z0-9]{9}|[0-9a-f]{32})", name):
            forms["{id}"] = None
    return tuple(forms)


def _failed(failure: Failure, *, reached: bool) -> ProbeStep:
    if not reached:
        return ProbeStep("tls", False, failure.message, failure=failure)
    if failure.kind is ErrorKind.NOT_FOUND:
        text = Sentence(
            "this gateway does not list its models: the first question will test the key"
        )
        return ProbeStep("models", True, text, failure=failure)
    name = "key" if failure.status in (401, 403) else "models"
    return ProbeStep(name, False, failure.message, failure=failure)
