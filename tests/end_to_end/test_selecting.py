"""Selection by a real mouse on a real screen."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.desktop_session import Desktop
from tests.end_to_end.test_main_job import CHECKOUT, LIMIT


@pytest.mark.timeout(2 * LIMIT)
def test_the_mouse_selects_across_messages(desktop: Desktop) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.end_to_end.selecting"],
        cwd=CHECKOUT,
        env=desktop.environ,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    came = json.loads(done.stdout)
    across = (
        "is the question?\n\nFirst some prose here.\n\na = 1\nb = 2\n\n"
        "Then more prose.\n\nAnd the next one"
    )
    assert came["over_code"] == across
    assert came["primary"] == across
    assert came["beyond"].startswith("Question 0?\n\nAnswer 0. Words")
    assert "Question 25?" in came["beyond"]
    assert came["word"] == "words"
    assert came["block"] == "Some words here."
    assert came["link"] == "https://example.com/page"
