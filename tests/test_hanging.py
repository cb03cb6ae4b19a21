from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HANGS = """
from PySide6.QtCore import QEventLoop

def test_that_never_ends(qapp):
    QEventLoop().exec()
"""


def test_a_test_that_hangs_in_qt_ends_the_run_and_says_where(tmp_path: Path) -> None:
    script = tmp_path / "test_hang.py"
    script.write_text(HANGS, encoding="utf-8")
    limits = ("-o", "timeout=1", "-o", "faulthandler_timeout=2")
    config = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path))
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *config, *limits, str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert "Timeout (0:00:02)!" in ended.stderr
    assert "in test_that_never_ends" in ended.stderr
