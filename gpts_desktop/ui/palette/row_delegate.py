"""How the palette's rows are painted: the words marked, where they come from at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextLine
from PySide6.QtWidgets import QStyleOptionViewItem

from gpts_desktop.core.search_match import Span
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.monogram import paint_monogram
from gpts_desktop.ui.palette.row_model import RowModel
from gpts_desktop.ui.palette.rows import Kind, PaletteRow
from gpts_desktop.ui.sidebar.row_delegate import Index, RowDelegate

ROW, SECTION = 38, 30
_TILE, _GAP = 22, 10
_ASIDE_SHARE = 0.4  # of the width, at most
_MARK = 0.26  # of the accent's colour, as in the design
_HEAD = 0.3  # of the room: so far from the left comes a mark that would not be in sight


class ResultDelegate(RowDelegate):
    """Paints titles of sections, and rows with marks."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Titles are lower than rows."""
        return QSize(80, SECTION if _row(index).kind is Kind.SECTION else ROW)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, is_hovered: bool) -> None:
        """Paint a row."""
        row, theme = _row(index), self.themes.theme
        if row.kind is Kind.SECTION:
            painter.setFont(_section_font())
            painter.setPen(QColor(theme.dim))
            room = rect.adjusted(0, 6, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, row.text)
            return
        if row.gpt is not None:
            tile = QRectF(rect.left(), rect.center().y() + 0.5 - _TILE / 2, _TILE, _TILE)
            paint_monogram(painter, tile, row.gpt)
            rect = rect.adjusted(_TILE + _GAP, 0, 0, 0)
        right = self._paint_aside(painter, rect, row)
        font = ui_font(14, 400 if row.kind is Kind.NOTE else 500)
        painter.setPen(QColor(theme.dim if row.kind is Kind.NOTE else theme.text))
        self._paint_text(painter, rect.adjusted(0, 0, -right, 0), row, font)

    def _paint_aside(self, painter: QPainter, rect: QRect, row: PaletteRow) -> int:
        """Paint what stands at the right; return how much room that takes."""
        if not row.at_right:
            return 0
        font = ui_font(12)
        metrics, most = QFontMetrics(font), int(rect.width() * _ASIDE_SHARE)
        text = row.at_right
        if metrics.horizontalAdvance(text) > most:
            text = row.aside
            room = most - metrics.horizontalAdvance(f" · {row.aside}")
            if row.source and room > metrics.horizontalAdvance("mmm…"):
                source = metrics.elidedText(row.source, Qt.TextElideMode.ElideRight, room)
                text = f"{source} · {row.aside}"
        painter.setFont(font)
        painter.setPen(QColor(self.themes.theme.dim))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return metrics.horizontalAdvance(text) + 14

    def _paint_text(self, painter: QPainter, rect: QRect, row: PaletteRow, font: QFont) -> None:
        text, marks = fitted(row.text, row.marks, QFontMetrics(font), rect.width())
        layout = QTextLayout(text, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(2.0 * rect.width() + 100)
        layout.endLayout()
        top = QPointF(rect.left(), rect.center().y() + 0.5 - line.height() / 2)
        if marks:
            pen, brush = painter.pen(), self.themes.theme.mixed("accent", _MARK, "raised")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush)
            for start, end in marks:
                painter.drawRoundedRect(_box(line, start, end).translated(top), 3, 3)
            painter.setPen(pen)
        layout.draw(painter, top)


def fitted(
    text: str, marks: tuple[Span, ...], metrics: QFontMetrics, room: int
) -> tuple[str, list[Span]]:
    """Return the part of a text that has room, with the first mark in it, and its marks."""
    cut = 0
    if marks and metrics.horizontalAdvance(text[: marks[0][1]] + "…") > room:
        cut = marks[0][0]
        while cut and metrics.horizontalAdvance(text[cut - 1 : marks[0][0]]) < _HEAD * room:
            cut -= 1
    head = "…" if cut else ""
    shown = metrics.elidedText(head + text[cut:], Qt.TextElideMode.ElideRight, max(0, room))
    moved = len(head) - cut
    end = len(shown) - (shown != head + text[cut:])
    spans = [(max(0, a + moved), min(b + moved, end)) for a, b in marks]
    return shown, [(a, b) for a, b in spans if a < b]


def _box(line: QTextLine, start: int, end: int) -> QRectF:
    # PySide gives a place as a float or, with the position it took, as a pair.
    left, right = (_x(line.cursorToX(at)) for at in (start, end))
    return QRectF(min(left, right), 0, abs(right - left), line.height())


def _x(place: object) -> float:
    return float(place[0] if isinstance(place, tuple | list) else place)  # type: ignore[arg-type]


def _section_font() -> QFont:
    font = ui_font(11, 600)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return font


def _row(index: Index) -> PaletteRow:
    model = index.model()
    assert isinstance(model, RowModel)
    return model.rows[index.row()]
