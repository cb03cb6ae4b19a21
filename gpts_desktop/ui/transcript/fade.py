"""An edge that fades out, where more lies beyond it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


class Fade(QWidget):
    """Lies over a text's lower edge and lets it pass into the ground.

    `sideways` is the right edge, or the left one (`before`).
    """

    def __init__(self, parent: QWidget, *, sideways: bool = False, before: bool = False) -> None:
        super().__init__(parent)
        self._sideways = sideways
        self._before = before
        self._ground = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def present(self, ground: QColor) -> None:
        """Fade into a colour."""
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint from nothing to the ground."""
        clear = QColor(self._ground)
        clear.setAlpha(0)
        end = QPointF(self.width(), 0) if self._sideways else QPointF(0, self.height())
        shade = QLinearGradient(QPointF(0, 0), end)
        shade.setColorAt(1 if self._before else 0, clear)
        shade.setColorAt(0 if self._before else 1, self._ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
