from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_place import remember
from gpts_desktop.storage.folders import app_folders
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
    (database,) = [line for line in done.lines if line["check"] == "database"]
    assert (database["state"], database["sound"]) == ("error", False)


def test_the_health_of_the_database_and_its_copies(run: CommandLine, tmp_path: Path) -> None:
    save(tmp_path)
    path = tmp_path / "data" / "gpts-desktop.db"
    lines = {line["check"]: line for line in run("doctor", "--json").lines}
    assert (lines["database"]["state"], lines["database"]["sound"]) == ("ok", True)
    assert (lines["database"]["messages"], lines["copies"]["state"]) == (0, "warning")
    copy = Copies(path).make(CopyKind.DAILY)
    copies = {line["check"]: line for line in run("doctor", "--json").lines}["copies"]
    assert copies["state"] == "ok"
    assert copies["copies"] == 1
    assert (copies["newest"], copies["bytes"]) == (copy.made, copy.size)


def test_data_that_is_away(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_DATA_DIR")
    remember(app_folders().config, tmp_path / "unplugged")
    lines = {line["check"]: line for line in run("doctor", "--json").lines}
    assert lines["database"]["state"] == "error"
    assert "unplugged" in lines["database"]["message"]
