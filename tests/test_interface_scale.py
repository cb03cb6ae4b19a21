from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gpts_desktop.core.interface_size import Sizes
from gpts_desktop.interface_scale import scaled
from gpts_desktop.storage.size_file import SizeFile

FACTOR = "QT_SCALE_FACTOR"


def test_the_factor_is_there_only_while_qt_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FACTOR, raising=False)
    SizeFile(tmp_path).write(Sizes(150))
    with scaled(tmp_path) as percent:
        assert (percent, os.environ[FACTOR]) == (150, "1.5")
    assert FACTOR not in os.environ


def test_a_factor_that_was_there_counts_too_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FACTOR, "2")
    SizeFile(tmp_path).write(Sizes(125))
    with scaled(tmp_path):
        assert os.environ[FACTOR] == "2.5"
    assert os.environ[FACTOR] == "2"


@pytest.mark.parametrize("config", [None, Path("/nowhere")])
def test_nothing_kept_changes_nothing(config: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FACTOR, raising=False)
    with scaled(config) as percent:
        assert percent == 100
        assert FACTOR not in os.environ


def test_the_window_is_as_large_as_was_chosen(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    SizeFile(tmp_path / "config").write(Sizes(175))
    script = (
        "from gpts_desktop.app import run\n"
        "async def look(shell):\n"
        "    print(shell.window.devicePixelRatioF())\n"
        "    return 0\n"
        f"raise SystemExit(run(data_dir={str(tmp_path)!r}, started=look))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "1.75", done.stderr
