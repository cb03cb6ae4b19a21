"""Which way a paragraph is written."""

from __future__ import annotations

from unicodedata import bidirectional

from gpts_desktop.core.markdown.blocks import Paragraph


def runs_right_to_left(paragraph: Paragraph) -> bool:
    """Whether a paragraph's first letter is of a script written from right to left.

    Code and formulas in it say nothing of its language.
    """
    for run in paragraph.runs:
        if run.code or run.formula:
            continue
        for char in run.text:
            kind = bidirectional(char)
            if kind in ("R", "AL", "L"):
                return kind != "L"
    return False
