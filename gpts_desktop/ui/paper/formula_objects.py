"""Formulas within the lines of a document for paper, as outlines."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from gpts_desktop.core.tex.drawn import PAPER, Drawing
from gpts_desktop.ui.fonts import ui_font

FORMULA = QTextFormat.ObjectTypes.UserObject.value + 1
_DRAWING = QTextFormat.Property.UserProperty.value + 1
_EM = QTextFormat.Property.UserProperty.value + 2
_MEASURED = 100.0


class FormulaObjects(QPyTextObject):
    """Draws them in `color`."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self._color = color
        self._drawings: list[Drawing] = []

    def format(self, drawing: Drawing, em: float) -> QTextCharFormat:
        """Return the format of the one character that stands for a drawing."""
        form = QTextCharFormat()
        form.setObjectType(FORMULA)
        self._drawings.append(drawing)
        form.setProperty(_DRAWING, len(self._drawings) - 1)
        form.setProperty(_EM, em)
        # Qt puts an object so far below the baseline as its font reaches: one that reaches as
        # far as the drawing does.
        reach = QFontMetricsF(ui_font(_MEASURED)).descent() / _MEASURED
        form.setFont(ui_font(max(1.0, drawing.depth * em / reach)))
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        return form

    def intrinsicSize(  # noqa: N802  # Qt's name
        self, doc: QTextDocument, at: int, form: QTextFormat
    ) -> QSizeF:
        """Return how large a formula is."""
        drawing, em = self._of(form)
        return QSizeF(drawing.width * em, (drawing.ascent + drawing.depth) * em)

    def drawObject(  # noqa: N802  # Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        at: int,
        form: QTextFormat,
    ) -> None:
        """Draw it."""
        drawing, _ = self._of(form)
        draw_formula(painter, QRectF(rect), drawing, self._color)

    def _of(self, form: QTextFormat) -> tuple[Drawing, float]:
        return self._drawings[int(form.property(_DRAWING))], float(form.property(_EM))


def draw_formula(painter: QPainter, rect: QRectF, drawing: Drawing, color: str) -> None:
    """Draw a formula into a place."""
    renderer = QSvgRenderer(QByteArray(drawing.svg.replace(PAPER, color).encode()))
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)  # outlines would be drawn with it
    renderer.render(painter, rect)
    painter.restore()
