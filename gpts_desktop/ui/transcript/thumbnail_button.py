"""Lies over the thumbnail of a file, so that it can be pressed and reached by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.action_button import EnterButton
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.picture_row import MENU, OPEN


class ThumbnailButton(EnterButton):
    """Draws nothing but the keyboard's focus."""

    asked = Signal(int, str)
    """The number of its file, and that it is to be opened, or its menu is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._number = 0
        self.clicked.connect(lambda: self.asked.emit(self._number, OPEN))

    def present(self, look: Look, number: int, name: str) -> None:
        """Stand for a file by its number and name."""
        self._look, self._number = look, number
        self.setAccessibleName(self.tr("Picture: {0}").format(name))
        self.setToolTip(name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the picture's menu."""
        self.asked.emit(self._number, MENU)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the focus."""
        if not self.hasFocus() or self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), 2.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 9, 9)
        painter.end()
