from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gpts_desktop.system_dialog import show_in_dialog

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's desktops")
SENTENCE = "Qt needs system libraries that are missing here."


def program(folder: Path, name: str, code: int = 0) -> Path:
    """Put a program of that name into a folder; it notes what it was given."""
    place = folder / name
    place.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/{name}.said"\nexit {code}\n')
    place.chmod(0o755)
    return folder / f"{name}.said"


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)


@pytest.mark.usefixtures("no_terminal")
@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage"])
def test_whatever_dialog_is_there_says_it(tmp_path: Path, name: str) -> None:
    said = program(tmp_path, name)
    assert show_in_dialog(SENTENCE, {"PATH": str(tmp_path), "DISPLAY": ":7"})
    assert said.read_text().splitlines()[-1] == SENTENCE


@pytest.mark.usefixtures("no_terminal")
def test_one_that_fails_lets_the_next_speak(tmp_path: Path) -> None:
    program(tmp_path, "zenity", code=255)
    said = program(tmp_path, "xmessage")
    assert show_in_dialog(SENTENCE, {"PATH": str(tmp_path), "DISPLAY": ":7"})
    assert said.exists()


@pytest.mark.usefixtures("no_terminal")
@pytest.mark.parametrize("environ", [{}, {"DISPLAY": ":7"}])
def test_without_a_screen_or_a_dialog_it_is_left(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("nothing is started")

    monkeypatch.setattr(subprocess, "run", never)
    assert not show_in_dialog(SENTENCE, {**environ, "PATH": str(tmp_path)})


def test_a_terminal_shows_it_already(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = program(tmp_path, "zenity")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert not show_in_dialog(SENTENCE, {"PATH": str(tmp_path), "DISPLAY": ":7"})
    assert not said.exists()
