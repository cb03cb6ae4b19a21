"""A button with a border, as on the card of a picture from elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.transcript.action_button import EnterButton
from gpts_desktop.ui.transcript.look import Look

_HEIGHT, _PAD, _ICON, _RADIUS = 34, 16, 16, 8
_SIZE, _WEIGHT = 13.5, 600


class CardButton(EnterButton):
    """A word, or an icon alone, on raised ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self._icon = ""

    def present(self, look: Look, text: str, icon: str = "", name: str = "") -> None:
        """Show a word or an icon; `name` is what a screen reader says."""
        self._look, self._icon = look, icon
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setToolTip("" if text else name)
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the button takes."""
        if self._look is None:
            return QSize(0, 0)
        height = self._look.px(_HEIGHT)
        if self._icon:
            return QSize(height, height)
        width = QFontMetrics(self._font(self._look)).horizontalAdvance(self.text())
        return QSize(width + 2 * self._look.px(_PAD), height)

    def _font(self, look: Look) -> QFont:
        return look.font(_SIZE, _WEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the border, and the word or icon."""
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self.hasFocus() else 1.0
        border, ground = self._paints(look)
        painter.setPen(QPen(border, wide))
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if self._icon:
            size = look.px(_ICON)
            drawn = pixmap(self._icon, look.color("dim").name(), size, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, drawn)
        painter.setFont(self._font(look))
        painter.setPen(look.color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _paints(self, look: Look) -> tuple[QColor, QColor]:
        """Return the colours of the border and of the ground."""
        lit = self.underMouse() or self.isDown()
        border = "accent" if self.hasFocus() else "faint" if lit else "line"
        share = 0.1 if self.isDown() else 0.05 if lit else 0.0
        return look.color(border), look.theme.mixed("text", share, "raised")
