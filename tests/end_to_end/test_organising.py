"""Chats are dragged into folders, the archive and the trash by a real mouse on a real screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop_session import Desktop
from tests.end_to_end.test_main_job import CHECKOUT, LIMIT


@pytest.mark.timeout(2 * LIMIT)
def test_the_mouse_files_one_and_many(desktop: Desktop, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.organising", str(tmp_path / "data")],
        cwd=CHECKOUT,
        env=desktop.environ,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    kept = json.loads(done.stdout)
    assert kept["folders"] == {"c0": "f2", "c1": "f1", "c2": "", "c3": "", "c4": "", "c5": ""}
    assert kept["archived"] == ["c6"]
    assert kept["trashed"] == ["c7"]
