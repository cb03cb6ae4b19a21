"""The ring around a whole area that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

_WIDTH = 2  # pixels
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRing(QWidget):
    """Lies along the edge of `area` while that has the keyboard, unless a click brought it there.

    It is no wider than what it paints: what scrolls in its middle is not painted anew for it.
    """

    def __init__(self, area: QWidget, color: Callable[[], QColor | str]) -> None:
        super().__init__(area)
        self._area = area
        self._color = color
        self._is_wanted = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the keyboard, and keep to the edge."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn:
            assert isinstance(event, QFocusEvent)
            if event.reason() not in _BACK:
                self._is_wanted = event.reason() is not Qt.FocusReason.MouseFocusReason
            self._show_if(self._is_wanted)
        elif kind is QEvent.Type.FocusOut:
            self._show_if(False)
        elif kind is QEvent.Type.KeyPress and self._area.hasFocus():
            self._is_wanted = True
            self._show_if(True)
        elif kind is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show_if(self, wanted: bool) -> None:
        if wanted:
            self._place()
            self.raise_()
        self.setVisible(wanted)

    def _place(self) -> None:
        whole = self._area.rect()
        inner: QRect = whole.adjusted(_WIDTH, _WIDTH, -_WIDTH, -_WIDTH)
        self.setGeometry(whole)
        self.setMask(QRegion(whole) - QRegion(inner))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all that there is of it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._color()))
        painter.end()
