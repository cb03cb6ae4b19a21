from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gpts_desktop.cli.saved import chosen_gateway, saved_gateways
from gpts_desktop.core.errors import InputError
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.secret import Secret
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.secrets import KeyringSecrets
from gpts_desktop.storage.store import SqliteStore
from tests.cli.conftest import KEY, CommandLine, start


def save(tmp_path: Path, *profiles: GatewayProfile, in_use: str = "") -> None:
    folders = app_folders(tmp_path / "data")
    folders.create()
    with SqliteStore(folders.database) as store:
        for profile in profiles:
            store.save_gateway(profile)
        store.save_setting("gateway", in_use or None)


FIRST = GatewayProfile("1", "First", "https://first.example", "gpt-4o-gizmo-{id}")
SECOND = GatewayProfile("2", "Second", "https://second.example", takes_stream_options=False)
DEMO = GatewayProfile("demo", "Built-in demo", "http://127.0.0.1:9")


def test_without_a_database_there_are_none_and_none_is_made(tmp_path: Path) -> None:
    assert saved_gateways(None) == ([], "")
    assert not (tmp_path / "data").exists()


def test_by_name_whatever_its_case(tmp_path: Path) -> None:
    save(tmp_path, FIRST, SECOND)
    assert chosen_gateway("second", None) == SECOND
    with pytest.raises(InputError, match="“First”, “Second”"):
        chosen_gateway("third", None)


def test_the_one_in_use_else_the_oldest_but_never_the_demo(tmp_path: Path) -> None:
    save(tmp_path, DEMO, FIRST, SECOND, in_use="2")
    assert chosen_gateway(None, None) == SECOND
    save(tmp_path, in_use="demo")
    assert chosen_gateway(None, None) == FIRST


def test_two_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    save(tmp_path, FIRST, GatewayProfile("3", "First", "https://third.example"))
    with pytest.raises(InputError, match="Several"):
        chosen_gateway("First", None)


def test_a_saved_gateways_form_and_address_are_used(run: CommandLine, tmp_path: Path) -> None:
    save(tmp_path, FIRST, SECOND)
    shown = run("request", "Hi", "--gpt", "g-bo0FiWLY7", "--json").lines[0]
    assert shown["url"] == "https://first.example/v1/chat/completions"
    assert shown["body"]["model"] == "gpt-4o-gizmo-g-bo0FiWLY7"
    shown = run("request", "Hi", "--model", "m", "--gateway", "Second", "--json").lines[0]
    assert "stream_options" not in shown["body"]


def test_ask_a_saved_gateway(
    run: CommandLine, tmp_path: Path, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No password store here: the environment's key stands in for it (storage/secrets.py).
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    save(tmp_path, GatewayProfile("1", "Local", server.base_url))
    server.will_stream("a")
    assert run("ask", "Hi", "--model", "m", "--gateway", "Local").out == "a"
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    monkeypatch.delenv("GPTS_DESKTOP_KEY")
    done = run("ask", "Hi", "--model", "m", "--gateway", "Local", "--json")
    assert (done.code, done.end["outcome"]) == (1, "error:auth")


def test_a_file_that_is_no_database_is_said_in_a_sentence(run: CommandLine, tmp_path: Path) -> None:
    folders = app_folders(tmp_path / "data")
    folders.create()
    folders.database.write_bytes(b"no database at all" * 1000)
    done = run("ask", "Hi", "--model", "m")
    assert (done.code, done.out) == (1, "")
    assert done.err.strip()


def test_the_key_of_a_saved_gateway_comes_from_the_keyring(
    secret_service: object, tmp_path: Path, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_KEY")
    save(tmp_path, GatewayProfile("1", "Local", server.base_url))
    asyncio.run(KeyringSecrets().set("1", Secret(KEY)))
    server.will_stream("a")
    out, err = start("ask", "Hi", "--model", "m", "--gateway", "Local").communicate(timeout=30)
    assert (out, err) == (b"a", b"")
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
