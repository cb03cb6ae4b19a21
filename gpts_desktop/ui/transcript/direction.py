"""Which way a paragraph is written."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

from gpts_desktop.core.markdown.blocks import Run


def runs_right_to_left(runs: Iterable[Run]) -> bool:
    """Whether a paragraph's first letter is of a script written from right to left.

    Code and formulas in it say nothing of its language.
    """
    for run in runs:
        if run.code or run.formula:
            continue
        for char in run.text:
            kind = bidirectional(char)
            if kind in ("R", "AL", "L"):
                return kind != "L"
    return False
