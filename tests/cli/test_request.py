from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from gpts_desktop.demo.server import DemoServer
from tests.cli.conftest import KEY, CommandLine

TEXT = 'it\'s "quoted" $HOME 量子\nnew line'
REQUEST = ("request", TEXT, "--gpt", "g-bo0FiWLY7", "--base-url", "api.gpt.ge", "--n", "2")
BODY = {
    "model": "gpt-4-gizmo-g-bo0FiWLY7",
    "messages": [{"role": "user", "content": TEXT}],
    "n": 2,
    "stream": True,
    "stream_options": {"include_usage": True},
}


def test_json(run: CommandLine) -> None:
    done = run(*REQUEST)
    assert (done.code, done.err) == (0, "")
    shown = json.loads(done.out)
    assert shown["url"] == "https://api.gpt.ge/v1/chat/completions"
    assert shown["body"] == BODY
    assert run(*REQUEST, "--json").lines == [shown]


@pytest.mark.parametrize("form", [(), ("--json",), ("--curl",), ("--python",)])
def test_the_key_is_never_in_it_and_the_address_is_whole(
    run: CommandLine, form: tuple[str, ...]
) -> None:
    done = run(*REQUEST, *form)
    assert KEY not in done.out + done.err
    assert "GPTS_DESKTOP_KEY" in done.out
    assert "https://api.gpt.ge/v1/chat/completions" in done.out


def test_no_key_is_needed(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GPTS_DESKTOP_KEY")
    assert run(*REQUEST).code == 0


def test_nothing_is_sent(run: CommandLine, server: DemoServer) -> None:
    assert run("request", "Hi", "--model", "gpt-4o", "--base-url", server.base_url).code == 0
    assert server.requests == []


def test_the_python_form_asks_what_ask_would(run: CommandLine, server: DemoServer) -> None:
    server.will_stream("Hello")
    done = run("request", TEXT, "--model", "gpt-4o", "--base-url", server.base_url, "--python")
    ran = subprocess.run(
        [sys.executable, "-c", done.out], capture_output=True, check=True, env=os.environ.copy()
    )
    assert b"Hello" in ran.stdout
    sent = server.requests[0]
    assert sent.json["messages"] == BODY["messages"]
    assert sent.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "wrong",
    [
        ("--curl", "--python"),
        ("--temperature", "3"),
        ("--base-url", "ftp://x"),
    ],
)
def test_wrong_usage(run: CommandLine, wrong: tuple[str, ...]) -> None:
    done = run(*REQUEST, *wrong)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
