"""The field at the sidebar's top."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import ThemeKeeper

_KEYS = "⌘K" if sys.platform == "darwin" else "Ctrl K"


class SearchField(QLineEdit):
    """Filters as one types; Escape clears it, the arrow down goes on to what was found."""

    left_downwards = Signal()
    everything_asked = Signal()
    """The keys at its end were clicked."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchField")
        self.setAccessibleName(self.tr("Search GPTs and chats"))
        self.setPlaceholderText(self.tr("Search GPTs and chats"))
        self.setAcceptDrops(False)
        self._themes = themes
        self.setTextMargins(28, 0, 52, 0)
        EnterKept(self)
        themes.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Escape, leave with the arrow down or Enter."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.clearFocus()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the cross can be clicked."""
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        on_cross = self._is_on_cross(place) or self._is_on_keys(place)
        self.setCursor(Qt.CursorShape.ArrowCursor if on_cross else Qt.CursorShape.IBeamCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clear with a click on the cross; the keys open what they would."""
        if self._is_on_cross(event.position().toPoint()):
            self.clear()
            return
        if self._is_on_keys(event.position().toPoint()):
            self.everything_asked.emit()
            return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with the glass before, and the keys or the cross behind its text."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, ratio = self._themes.theme, self.devicePixelRatioF()
        middle = self.height() // 2
        painter.drawPixmap(11, middle - 7, pixmap("search", theme.faint, 15, ratio))
        if self.text():
            cross = pixmap("close", theme.dim, 14, ratio)
            painter.drawPixmap(self._cross().topLeft() + QPoint(5, 5), cross)
        else:
            self._paint_keys(painter)
        painter.end()

    def _paint_keys(self, painter: QPainter) -> None:
        theme = self._themes.theme
        painter.setFont(ui_font(11))
        width = painter.fontMetrics().horizontalAdvance(_KEYS) + 11
        box = QRectF(self.width() - 10.5 - width, self.height() / 2 - 8.5, width, 17)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(theme.dim))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _KEYS)

    def _cross(self) -> QRect:
        return QRect(self.width() - 30, (self.height() - 24) // 2, 24, 24)

    def _is_on_cross(self, place: QPoint) -> bool:
        return bool(self.text()) and self._cross().contains(place)

    def _is_on_keys(self, place: QPoint) -> bool:
        return not self.text() and place.x() > self.width() - self.textMargins().right()
