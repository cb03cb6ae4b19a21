"""From a place on the screen to a place in the text, and back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.formula_row import FormulaWidget
from gpts_desktop.ui.transcript.points import Spot
from gpts_desktop.ui.transcript.pool import AnyRowWidget
from gpts_desktop.ui.transcript.row_text import PaneText, text_of
from gpts_desktop.ui.transcript.sight import Sight


def spot_under(sight: Sight, ground: QWidget, at: QPoint) -> Spot | None:
    """Return the place in the text nearest to a point of the viewport; None for no text."""
    if not sight.placed:
        return None
    placed = next((p for p in sight.placed if at.y() < p.y + p.height), sight.placed[-1])
    row = sight.strip.rows(placed.section)[placed.row]
    size = len(text_of(row))
    widget = sight.widget(placed.section, placed.row)
    pane = widget.pane() if widget is not None else None
    if widget is None or pane is None or not pane.isVisibleTo(ground):
        low = at.y() > placed.y + placed.height // 2
        return Spot(placed.section, placed.row, size if low else 0)
    inside = pane.viewport().mapFrom(ground, at)
    if inside.y() < 0:
        return Spot(placed.section, placed.row, 0)
    if inside.y() >= pane.viewport().height():
        return Spot(placed.section, placed.row, size)
    shown = pane.cursorForPosition(inside).position()
    return Spot(placed.section, placed.row, PaneText(row, pane.document()).offset(shown))


def link_under(sight: Sight, ground: QWidget, at: QPoint) -> str:
    """Return the target of the link at a point of the viewport, or ""."""
    widget = row_under(sight, at)
    pane = widget.pane() if widget is not None else None
    return pane.anchorAt(pane.viewport().mapFrom(ground, at)) if pane is not None else ""


def tex_under(sight: Sight, ground: QWidget, at: QPoint) -> str:
    """Return the TeX of the drawn formula at a point of the viewport, or ""."""
    widget = row_under(sight, at)
    if isinstance(widget, FormulaWidget):
        return widget.tex
    pane = widget.pane() if widget is not None else None
    return pane.tex_at(pane.viewport().mapFrom(ground, at)) if pane is not None else ""


def row_under(sight: Sight, at: QPoint) -> AnyRowWidget | None:
    """Return the row widget at a point of the viewport."""
    return next((row for row in sight.widgets() if row.geometry().contains(at)), None)


def caret_box(sight: Sight, ground: QWidget, spot: Spot) -> QRect | None:
    """Return where a caret would stand, in the viewport; None for a row that is not there."""
    widget = sight.widget(spot.section, spot.row)
    pane = widget.pane() if widget is not None else None
    if widget is None:
        return None
    if pane is None:
        return QRect(widget.geometry().topLeft(), widget.geometry().bottomLeft())
    cursor = QTextCursor(pane.document())
    cursor.setPosition(
        PaneText(sight.strip.rows(spot.section)[spot.row], pane.document()).shown(spot.offset)
    )
    box = pane.cursorRect(cursor)
    return box.translated(pane.viewport().mapTo(ground, QPoint(0, 0)))
