"""The little tile that stands for a GPT: a letter of its name on a colour of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_face import color_of, letter_of
from gpts_desktop.ui.fonts import ui_font

_SIDE = 26
_RADIUS = 8


def paint_monogram(painter: QPainter, tile: QRectF, gpt: Gpt) -> None:
    """Paint a GPT's tile; its corners and its letter grow with it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color_of(gpt)))
    radius = _RADIUS * tile.width() / _SIDE
    painter.drawRoundedRect(tile, radius, radius)
    painter.setPen(QColor("#ffffff"))
    painter.setFont(ui_font(12 * tile.width() / _SIDE, 600))
    painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, letter_of(gpt.name))
    painter.restore()


class Monogram(QWidget):
    """A GPT's tile as a widget of 26 by 26 pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self._gpt = Gpt("", "")

    def show_gpt(self, gpt: Gpt) -> None:
        """Stand for another GPT."""
        self._gpt = gpt
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = QPainter(self)
        paint_monogram(painter, QRectF(self.rect()), self._gpt)
        painter.end()
