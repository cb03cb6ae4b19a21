from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.cli import main
from gpts_desktop.demo.server import DemoServer

KEY = "sk-AbC123def456GHI789jkl"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A data folder of the test's own, a key, and no proxies."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("GPTS_DESKTOP_KEY", KEY)
    monkeypatch.setenv("GPTS_DESKTOP_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(pace=0) as running:
        yield running


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def end(self) -> dict[str, Any]:
        last = self.lines[-1]
        assert last["type"] == "end"
        return last


class CommandLine:
    """Calls `main` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Done:
        self._capsys.readouterr()
        code = main(arguments)
        captured = self._capsys.readouterr()
        return Done(code, captured.out, captured.err)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def start(*arguments: str, **more: Any) -> subprocess.Popen[bytes]:
    """Start the real program."""
    return subprocess.Popen(
        [sys.executable, "-m", "gpts_desktop", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ.copy(),
        **more,
    )
