"""Opens and folds what is long, and keeps under the pointer what was pressed."""

from __future__ import annotations

from collections.abc import Sequence

from gpts_desktop.core.markdown.blocks import Code
from gpts_desktop.ui.transcript.folds import QUESTION, FoldKey
from gpts_desktop.ui.transcript.rows import BlockRow, QuestionRow, Row
from gpts_desktop.ui.transcript.sight import Sight


def toggle_reasoning(sight: Sight, at: int) -> None:
    """Open or close the reasoning of a section; its fold stays where it is."""
    section = sight.strip.sections[at]
    section.reasoning_open = not section.reasoning_open
    section.generation = -1
    sight.hold(at, 0)


def toggle_fold(sight: Sight, at: int, number: int) -> None:
    """Open or fold the long row `number` of a section, or that of which it is the last part.

    What opens stays where it begins. What folds does so too, unless that is above the
    viewport: then its new end lies where the old one was.
    """
    strip = sight.strip
    section, row = strip.sections[at], strip.rows(at)[number]
    key = fold_key(row)
    first = _first(strip.rows(at), key)
    begins = next((p.y for p in sight.placed if (p.section, p.row) == (at, first)), -1)
    ends = next((p.y + p.height for p in sight.placed if (p.section, p.row) == (at, number)), 0)
    opens = not section.folds.is_open(key)
    section.folds.set_open(key, opens)
    section.generation = -1
    if not opens and begins < 0:
        begins = ends - sight.measure(at, first)
    sight.put(at, first, begins)


def fold_key(row: Row) -> FoldKey:
    """Return by what name the fold of a row goes in its message."""
    if isinstance(row, BlockRow) and isinstance(row.block, Code):
        return row.aside, row.block.start
    return QUESTION


def _first(rows: Sequence[Row], key: FoldKey) -> int:
    """Return the first of the rows that are folded together."""
    return next(
        at
        for at, row in enumerate(rows)
        if isinstance(row, QuestionRow | BlockRow) and fold_key(row) == key
    )
