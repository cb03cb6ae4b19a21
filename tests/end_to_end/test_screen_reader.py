"""A screen reader hears an answer once, at its end, and can read all of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop_session import Desktop

PYTHON = "/usr/bin/python3"
CHECKOUT = Path(__file__).parents[2]


def has_atspi() -> bool:
    """Whether the system's Python can listen."""
    asked = [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return Path(PYTHON).exists() and subprocess.run(asked, check=False).returncode == 0


@pytest.mark.timeout(150)
@pytest.mark.skipif(not has_atspi(), reason="the system's Python has no AT-SPI")
def test_an_answer_is_announced_once_and_never_token_by_token(
    desktop: Desktop, tmp_path: Path
) -> None:
    link = "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt"
    app = subprocess.Popen(
        [sys.executable, "-m", "gpts_desktop", "--demo", "--data-dir", str(tmp_path), link],
        cwd=CHECKOUT,
        env={**desktop.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
    )
    try:
        listener = [PYTHON, "tests/end_to_end/screen_reader.py", str(app.pid), "What is this?"]
        heard = subprocess.run(
            listener,
            cwd=CHECKOUT,
            env=desktop.environ,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert heard.returncode == 0, heard.stderr
        said = json.loads(heard.stdout)
    finally:
        app.terminate()
        app.wait(20)
    assert len(said["announced"]) == 1
    assert said["announced"][0].startswith("researchgpt answered: ")
    assert said["changes"] == []
    names = [name for name, _, _ in said["texts"]]
    assert any(re.fullmatch(r"You, \d\d:\d\d", name) for name in names)
    answers = [text for text in said["texts"] if re.fullmatch(r"researchgpt, \d\d:\d\d", text[0])]
    assert answers
    assert all(text.startswith(word.strip()) for _, text, word in answers)
