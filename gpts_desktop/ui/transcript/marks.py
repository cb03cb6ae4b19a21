"""What is marked in the texts of the rows on screen: the selection, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.points import RowNumbers, part_of_row
from gpts_desktop.ui.transcript.row_text import PaneText
from gpts_desktop.ui.transcript.rows import Row
from gpts_desktop.ui.transcript.selecting import Selecting
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.text_pane import TextPane


class Mark(NamedTuple):
    """A stretch of a row's text and why it is marked: `selected`, `found` or `current`."""

    start: int
    end: int
    kind: str


Found = Callable[[int, bool, int], Iterable[Mark]]
"""What was found in a row, by its section and its number in a `Point`."""

_GROUNDS = {"selected": ("accent", 0.28), "found": ("warn", 0.30), "current": ("warn", 0.45)}


class Marks:
    """Marks the panes of the rows in sight, each only when its marks or its text changed."""

    def __init__(self, selecting: Selecting) -> None:
        self._selecting = selecting

    def show(self, sight: Sight, look: Look, found: Found | None = None) -> None:
        """Bring what is on screen up to date."""
        span = self._selecting.span
        numbers = RowNumbers(sight.strip)
        for one in sight.placed:
            widget = sight.widget(one.section, one.row)
            if widget is None:
                continue
            pane = widget.pane()
            if pane is None:
                part = part_of_row(sight.strip, span, one.section, one.row)
                widget.set_selected(part is not None)
                continue
            # What comes later lies above: what was found shows within a selection too.
            place = one.section, one.row
            marks = list(found(one.section, *numbers.of(*place))) if found is not None else []
            part = part_of_row(sight.strip, span, *place)
            if part is not None:
                marks.insert(0, Mark(*part, "selected"))
            made_of = (marks, look, pane.edition) if marks else None
            if pane.marked != made_of:
                pane.marked = made_of
                row = sight.strip.rows(one.section)[one.row]
                pane.setExtraSelections(_stretches(pane, marks, look, row))
                if part is not None:
                    pane.drop_selection()


def _stretches(
    pane: TextPane, marks: list[Mark], look: Look, row: Row
) -> list[QTextEdit.ExtraSelection]:
    text = PaneText(row, pane.document())
    made = []
    high = bool(pane.formulas.drawn())
    for mark in marks:
        form = QTextCharFormat()
        form.setBackground(look.theme.mixed(_GROUNDS[mark.kind][0], _GROUNDS[mark.kind][1]))
        form.setForeground(look.color("text"))
        whole = text.shown(mark.start), text.shown(mark.end)
        for start, end in _upwards(pane.document(), *whole) if high else [whole]:
            stretch = QTextEdit.ExtraSelection()
            cursor = QTextCursor(pane.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            stretch.cursor, stretch.format = cursor, form
            made.append(stretch)
    return made


def _upwards(document: QTextDocument, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a stretch line by line, the lowest first.

    Qt lets a line with an object begin a pixel above the end of the line before (an object's
    leading is -1): painted later, its colour would lie over that line's descenders.
    """
    block = document.findBlock(end)
    while block.isValid() and block.position() + block.length() > start:
        layout, low = block.layout(), block.position() + block.length()
        for number in reversed(range(max(1, layout.lineCount()))):
            first = layout.lineAt(number).textStart() if number else 0
            top = block.position() + first
            if max(start, top) < min(end, low):
                yield max(start, top), min(end, low)
            low = top
        block = block.previous()
