from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from gpts_desktop.storage.crash_file import CrashFile

CRASH = """
import sys
from pathlib import Path
from gpts_desktop.storage.crash_file import CrashFile
file = CrashFile(Path(sys.argv[1]))
file.open()
if sys.argv[2] == "crash":
    import ctypes
    ctypes.string_at(0)
file.close()
"""


def run(folder: Path, how: str) -> int:
    command = [sys.executable, "-c", CRASH, str(folder), how]
    return subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends it in another way")
def test_a_fault_leaves_the_stacks_for_the_next_start(tmp_path: Path) -> None:
    assert run(tmp_path, "crash") < 0
    assert stat.S_IMODE((tmp_path / "crash.txt").stat().st_mode) == 0o600
    before = CrashFile(tmp_path).before
    assert "Segmentation fault" in before
    assert 'File "ctypes/__init__.py"' in before
    assert str(Path(sys.prefix)) not in before


def test_an_end_in_order_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "well") == 0
    assert list(tmp_path.iterdir()) == []
    assert CrashFile(tmp_path).before == ""


def test_a_killed_run_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "crash.txt").touch()
    assert CrashFile(tmp_path).before == ""


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    file = CrashFile(tmp_path / "gone")
    file.open()
    file.close()
