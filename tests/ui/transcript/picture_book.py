"""The kept pictures of each kind of row, and the process in which they are drawn.

`python -m tests.ui.transcript.picture_book` draws all of them anew into `pictures/`; words
after it choose scenes. Look at what `git diff` then shows before it is committed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

KEPT = Path(__file__).parent / "pictures"
SCALES = (1, 2)
_ROOT = Path(__file__).parents[3]
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def file_name(scene: str, theme: str, scale: int) -> str:
    """Return what a picture's file is called."""
    return f"{scene}-{theme}{'-2x' if scale == 2 else ''}.png"


def themes_at(scale: int) -> tuple[str, ...]:
    """Return the themes that are drawn at a scale."""
    return ("light",) if scale == 2 else ("light", "dark")


def draw(folder: Path, scale: int, scenes: Sequence[str] = ()) -> None:
    """Draw scenes (all when none are named) into `folder`.

    Each scale has a process of its own, without a screen and with no fonts but the bundled ones,
    so that a picture is the same on every Linux.
    """
    settings = folder / "fonts.conf"
    fonts, cache = _ROOT / "resources" / "fonts", folder / "cache"
    settings.write_text(_FONTS.format(fonts=fonts, cache=cache), encoding="utf-8")
    plain = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(scale),
        "FONTCONFIG_FILE": str(settings),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    command = [sys.executable, "-m", "tests.ui.transcript.drawing", str(folder), str(scale)]
    subprocess.run(
        [*command, *scenes], env={**os.environ, **plain}, cwd=_ROOT, check=True, timeout=300
    )


def renew(scenes: Sequence[str] = ()) -> None:
    """Draw scenes into the repository; without any, all, and drop pictures of scenes now gone."""
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for scale in SCALES:
            draw(folder, scale, scenes)
        for old in [] if scenes else list(KEPT.glob("*.png")):
            old.unlink()
        for new in folder.glob("*.png"):
            (KEPT / new.name).write_bytes(new.read_bytes())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*")
    renew(parser.parse_args().scenes)
