"""A button over a picture that is looked at: light on dark, whatever the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap

LIGHT = "#f2f5f5"
FOCUS = "#2dd4bf"
_SIDE, _ICON, _PAD, _RADIUS = 36, 18, 14, 8


class ViewerButton(QAbstractButton):
    """An icon whose name is its tooltip, or a word."""

    def __init__(self, parent: QWidget, name: str, icon: str = "") -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText("" if icon else name)
        self.setAccessibleName(name)
        self.setToolTip(name if icon else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.resize(self.sizeHint())

    def say(self, text: str) -> None:
        """Show another word."""
        self.setText(text)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the room that the button takes."""
        if self._icon:
            return QSize(_SIDE, _SIDE)
        width = QFontMetrics(ui_font(13.5, 600)).horizontalAdvance(self.text())
        return QSize(width + 2 * _PAD, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon or the word, lit under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = QColor(255, 255, 255, 56 if self.isDown() else 34 if self.underMouse() else 0)
        focus = QPen(QColor(FOCUS), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
        painter.setPen(focus)
        painter.setBrush(lit)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self._icon:
            drawn = pixmap(self._icon, LIGHT, _ICON, self.devicePixelRatioF())
            inset = (_SIDE - _ICON) // 2
            painter.drawPixmap(inset, inset, drawn)
        painter.setFont(ui_font(13.5, 600))
        painter.setPen(QColor(LIGHT))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        super().leaveEvent(event)
        self.update()
