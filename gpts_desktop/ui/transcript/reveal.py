"""Bringing a place in the text into view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.points import Spot
from gpts_desktop.ui.transcript.row_text import PaneText
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.text_pane import TextPane

_ROOM = 28
"""What is brought into view lies this far from the edge at least, in pixels."""


def caret_in_row(sight: Sight, spot: Spot) -> QRect | None:
    """Return where a caret would stand in a row's widget; None for a row without text."""
    widget = sight.widget(spot.section, spot.row)
    pane = widget.pane() if widget is not None else None
    if widget is None or pane is None:
        return None
    box = _caret(sight, spot, pane)
    return box.translated(pane.viewport().mapTo(widget, QPoint(0, 0)))


def _caret(sight: Sight, spot: Spot, pane: TextPane) -> QRect:
    cursor = QTextCursor(pane.document())
    row = sight.strip.rows(spot.section)[spot.row]
    cursor.setPosition(PaneText(row, pane.document()).shown(spot.offset))
    return pane.cursorRect(cursor)


def reveal(sight: Sight, ground: QWidget, spot: Spot, *, lowest: int = 0) -> None:
    """Put the rows so that a place is in view: moved no more than needed, if it is near.

    What is far away comes to a third of the height. `lowest` pixels at the top are covered.
    """
    height = sight.measure(spot.section, spot.row)
    widget = sight.widget(spot.section, spot.row)
    assert widget is not None
    box = caret_in_row(sight, spot) or widget.rect()
    box = box.translated(0, height - widget.body_height)
    y = next((p.y for p in sight.placed if (p.section, p.row) == spot[:2]), None)
    top, bottom = lowest + _ROOM, ground.height() - _ROOM
    if y is None or not -ground.height() < y + box.top() < 2 * ground.height():
        y = lowest + ground.height() // 3 - box.top()
    elif y + box.top() < top:
        y = top - box.top()
    elif y + box.bottom() > bottom:
        y = bottom - box.bottom()
    sight.put(spot.section, spot.row, y)
    reveal_sideways(sight, spot)


def reveal_sideways(sight: Sight, spot: Spot) -> None:
    """Scroll a row that is too wide to a place in it."""
    widget = sight.widget(spot.section, spot.row)
    pane = widget.pane() if widget is not None else None
    if pane is None or not pane.horizontalScrollBar().maximum():
        return
    bar, width = pane.horizontalScrollBar(), pane.viewport().width()
    x = _caret(sight, spot, pane).center().x()
    if x < _ROOM:
        bar.setValue(bar.value() + x - width // 3)
    elif x > width - _ROOM:
        bar.setValue(bar.value() + x - 2 * width // 3)
