"""A button that is drawn only while the pointer is on its row, or the keyboard on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.action_button import ActionButton


class GhostButton(ActionButton):
    """Keeps its place while it is not drawn; a `raised` one has a ground of its own."""

    def __init__(self, parent: QWidget, raised: bool = False) -> None:
        super().__init__(parent)
        self._raised = raised

    @property
    def is_wanted(self) -> bool:
        """Whether the pointer or the keyboard is near."""
        row = self.parentWidget()
        return self.hasFocus() or (row is not None and row.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button while it is wanted."""
        if self._raised and self._look is not None and self.is_wanted:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.color("line"), 1))
            painter.setBrush(self._look.color("raised"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.end()
        super().paintEvent(event)
