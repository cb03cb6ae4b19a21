from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.core.secret import Secret
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.gateway.client import HttpGateway
from gpts_desktop.gateway.probe import gpt_forms, probe

KEY = Secret("sk-AbC123def456GHI789jkl")


def steps_of(base_url: str, key: Secret | None = KEY) -> list[ProbeStep]:
    async def main() -> list[ProbeStep]:
        profile = GatewayProfile("g1", "a gateway", base_url)
        gateway = HttpGateway(silence_limit=5)
        return [step async for step in probe(profile, key, gateway)]

    return asyncio.run(main())


def listing(*names: str) -> dict[str, Any]:
    return {"object": "list", "data": [{"id": name, "object": "model"} for name in names]}


def outline(steps: list[ProbeStep]) -> list[tuple[str, bool]]:
    return [(step.name, step.passed) for step in steps]


def test_a_sound_gateway(server: DemoServer) -> None:
    server.will_fail(200, listing("gpt-4o", "gpt-4-gizmo-*", "gpt-4o-gizmo-g-bo0FiWLY7"))
    steps = steps_of(server.base_url)
    assert outline(steps) == [("tls", True), ("key", True), ("models", True)]
    assert steps[0].milliseconds is not None
    assert steps[2].text == "3 models, GPTs as gpt-4-gizmo-*, gpt-4o-gizmo-*"
    assert (steps[2].models, steps[2].model_form) == (3, "gpt-4-gizmo-{id}")
    sent = server.requests
    assert [(request.method, request.path) for request in sent] == [("GET", "/v1/models")]
    assert sent[0].headers["authorization"] == f"Bearer {KEY.reveal()}"


def test_the_demo_itself(server: DemoServer) -> None:
    assert all(step.passed for step in steps_of(server.base_url))


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (401, {"error": {"message": "无效的令牌"}}, ("key", False)),
        (403, {"error": {"message": "no"}}, ("key", False)),
        (404, {"error": {"message": "Invalid URL"}}, ("models", True)),
        (500, {"error": {"message": "x"}}, ("models", False)),
        (429, "", ("models", False)),
        (200, "<html><title>One API</title>", ("models", False)),
        (200, "", ("models", False)),
        (200, "{", ("models", False)),
        (200, {"success": False, "message": "x"}, ("models", False)),
        (307, "", ("models", False)),
    ],
)
def test_what_can_go_wrong(
    server: DemoServer, status: int, body: Any, expected: tuple[str, bool]
) -> None:
    server.will_fail(status, body)
    steps = steps_of(server.base_url)
    assert outline(steps) == [("tls", True), expected]
    assert steps[1].failure is not None
    assert len(server.requests) == 1


def test_a_gateway_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    steps = steps_of(f"http://127.0.0.1:{port}")
    assert outline(steps) == [("tls", False)]
    assert "can't be reached" in steps[0].text


def test_an_address_that_is_none() -> None:
    assert outline(steps_of("ftp://x")) == [("address", False)]
    assert outline(steps_of("https://x.example/chat#")) == [("address", True)]


def test_steps_come_one_at_a_time_and_closing_ends_the_call(server: DemoServer) -> None:
    reply = server.will_hang()

    async def main() -> None:
        profile = GatewayProfile("g1", "a gateway", server.base_url)
        steps = probe(profile, KEY, HttpGateway())
        assert (await anext(steps)).name == "tls"
        await steps.aclose()
        assert await asyncio.to_thread(reply.disconnected.wait, 10)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("names", "forms"),
    [
        (["gpt-4-gizmo-*"], ("gpt-4-gizmo-{id}",)),
        (["gpt-4-gizmo-g-*"], ("gpt-4-gizmo-{id}",)),
        (["gpt-4-gizmo-g-bo0FiWLY7", "gpt-4-gizmo-g-x9"], ("gpt-4-gizmo-{id}",)),
        (["gpt-4-gizmo"], ("gpt-4-gizmo",)),
        (["g-bo0FiWLY7"], ("{id}",)),
        (["g-" + "0af3" * 8, "g-*"], ("{id}",)),
        (["gpt-4o", "g-", "gizmo", "g-experts-model"], ()),
    ],
)
def test_forms_in_models_names(names: list[str], forms: tuple[str, ...]) -> None:
    assert gpt_forms(names) == forms
