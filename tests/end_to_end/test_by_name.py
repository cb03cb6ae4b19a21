"""The whole main job without eyes and without a mouse, through AT-SPI alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop_session import Desktop
from tests.end_to_end.test_screen_reader import CHECKOUT, PYTHON, has_atspi


@pytest.mark.timeout(200)
@pytest.mark.skipif(not has_atspi(), reason="the system's Python has no AT-SPI")
def test_the_main_job_is_done_by_names_and_keys(desktop: Desktop, tmp_path: Path) -> None:
    app = subprocess.Popen(
        [sys.executable, "-m", "gpts_desktop", "--demo", "--data-dir", str(tmp_path)],
        cwd=CHECKOUT,
        env={**desktop.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
    )
    try:
        done = subprocess.run(
            [PYTHON, "-m", "tests.end_to_end.by_name", str(app.pid)],
            cwd=CHECKOUT,
            env=desktop.environ,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        said = json.loads(done.stdout)
        assert app.wait(20) == 0
    finally:
        app.terminate()
        app.wait(20)
    assert said["first"].startswith("researchgpt answered: ")
    assert said["second"].startswith("researchgpt answered: ")
    assert said["announced"] == 2  # each answer once
    assert said["row"]
    assert said["setting"] == "Contrast"
