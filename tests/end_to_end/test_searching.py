"""Search everything by real keys on a real screen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop_session import Desktop
from tests.end_to_end.test_main_job import CHECKOUT, LIMIT


@pytest.mark.timeout(2 * LIMIT)
def test_chinese_typed_after_ctrl_k_leads_to_a_message_on_another_branch(
    desktop: Desktop, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.searching", str(tmp_path / "data")],
        cwd=CHECKOUT,
        env=desktop.environ,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    assert json.loads(done.stdout) == {
        "typed": "独角兽",
        "in_sight": True,
        "path_ends": "Nothing more.",
        "closed": True,
    }
