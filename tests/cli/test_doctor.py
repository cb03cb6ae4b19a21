from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.demo.server import DemoServer
from tests.cli.conftest import CommandLine
from tests.cli.test_saved import save


@pytest.fixture(autouse=True)
def no_password_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def gateways(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in lines if line["check"] == "gateway"]


def test_one_line_for_each_check(run: CommandLine) -> None:
    done = run("doctor", "--json")
    assert [line["check"] for line in done.lines] == ["display", "keyring", "database", "gateway"]
    assert all(line["state"] in ("ok", "warning", "error") for line in done.lines)
    plain = run("doctor")
    assert len(plain.out.splitlines()) == 4


def test_each_saved_gateway(run: CommandLine, tmp_path: Path, server: DemoServer) -> None:
    models = {"data": [{"id": "gpt-4o"}, {"id": "gpt-4o-gizmo-*"}]}
    server.will_fail(200, models)
    server.will_fail(401, {"error": {"message": "无效的令牌"}})
    save(
        tmp_path,
        GatewayProfile("1", "Sound", server.base_url),
        GatewayProfile("2", "Refusing", server.base_url),
        GatewayProfile("3", "Gone", "http://127.0.0.1:9"),
    )
    done = run("doctor", "--json")
    sound, refusing, gone = gateways(done.lines)
    assert (sound["name"], sound["state"], sound["tls"], sound["key"]) == (
        "Sound",
        "ok",
        True,
        True,
    )
    assert (sound["models"], sound["form"]) == (2, "gpt-4o-gizmo-{id}")
    assert sound["latency_ms"] > 0
    assert (refusing["state"], refusing["tls"], refusing["key"]) == ("error", True, False)
    assert (gone["state"], gone["tls"]) == ("error", False)
    assert done.code == 1
    assert [request.method for request in server.requests] == ["GET", "GET"]


def test_a_gateway_by_its_address(run: CommandLine, server: DemoServer) -> None:
    found = gateways(run("doctor", "--json", "--base-url", server.base_url).lines)
    assert [line["state"] for line in found] == ["ok"]
    found = gateways(run("doctor", "--json", "--base-url", "ftp://x").lines)
    assert [line["state"] for line in found] == ["error"]


def test_a_damaged_database(run: CommandLine, tmp_path: Path) -> None:
    save(tmp_path)
    (tmp_path / "data" / "gpts-desktop.db").write_bytes(b"no database at all" * 1000)
    done = run("doctor", "--json")
    assert done.code == 1
    assert [line["state"] for line in done.lines if line["check"] == "database"] == ["error"]
