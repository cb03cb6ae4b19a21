"""The small buttons of the transcript: an icon, a word, or both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.transcript.look import Look

DONE_MS = 1_500
"""How long a button shows that it was done."""
_PAD_X, _PAD_Y, _GAP, _ICON = 3, 3, 5, 13


class EnterButton(QAbstractButton):
    """A button that Enter presses too, as a link; other keys are the view's.

    The Tab key reaches it through the view, which knows the order on screen.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        super().leaveEvent(event)
        self.update()


class ActionButton(EnterButton):
    """A flat button in the transcript's quiet colours; `strong` is an accented link."""

    def __init__(self, parent: QWidget, strong: bool = False) -> None:
        super().__init__(parent)
        self._icon = ""
        self._look: Look | None = None
        self._presented: tuple[Look, str, str, str] | None = None
        self._strong = strong

    def present(self, look: Look, text: str, icon: str = "", name: str = "") -> None:
        """Show a word and an icon; `name` is what a screen reader says."""
        if self._presented == (look, text, icon, name):
            return  # most rows that come into sight say what the row before them in the pool said
        self._presented = (look, text, icon, name)
        self._look, self._icon = look, icon
        self.setText(text)
        self.setAccessibleName(name or text)
        if not text:
            self.setToolTip(name)
        self.resize(self.sizeHint())
        self.update()

    @property
    def icon_name(self) -> str:
        """Which icon is shown."""
        return self._icon

    @property
    def is_wanted(self) -> bool:
        """Whether it is drawn; it keeps its place and its name while it is not."""
        return True

    def sizeHint(self) -> QSize:
        """Return the room that the icon and the word take."""
        look = self._look
        if look is None:
            return QSize(0, 0)
        metrics = QFontMetrics(self._font(look))
        width = 2 * look.px(_PAD_X)
        if self._icon:
            width += look.px(_ICON)
        if self.text():
            width += metrics.horizontalAdvance(self.text())
        if self._icon and self.text():
            width += look.px(_GAP)
        height = max(metrics.height(), look.px(_ICON)) + 2 * look.px(_PAD_Y)
        return QSize(width, height)

    def _font(self, look: Look) -> QFont:
        return look.font(13.5, 600) if self._strong else look.font(12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, the word and the focus."""
        look = self._look
        if look is None or not self.is_wanted:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = self._role()
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        x = look.px(_PAD_X)
        if self._icon:
            size = look.px(_ICON)
            x = x if self.text() else (self.width() - size) // 2
            ratio = self.devicePixelRatioF()
            color = look.color(role).name()
            painter.drawPixmap(
                x, (self.height() - size) // 2, pixmap(self._icon, color, size, ratio)
            )
            x += size + look.px(_GAP)
        painter.setFont(self._font(look))
        painter.setPen(look.color(role))
        box = self.rect().adjusted(x, 0, 0, 0)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, aligned, self.text())
        painter.end()

    def _role(self) -> str:
        if self._strong:
            return "text" if self.underMouse() else "accent"
        if not self.isEnabled():
            return "faint"
        if self.isChecked():
            return "accent"
        return "text" if self.underMouse() or self.hasFocus() else "dim"


def flow(
    widgets: Sequence[QWidget], width: int, gap: int, x: int = 0, y: int = 0, *, apart: int = 0
) -> int:
    """Put widgets side by side, breaking lines at `width`; return the y below the last line.

    Lines are `apart` from each other.
    """
    line, left = 0, x
    for widget in widgets:
        size = widget.size()
        if left > x and left + size.width() > x + width:
            y += line + apart
            line, left = 0, x
        widget.move(left, y)
        left += size.width() + gap
        line = max(line, size.height())
    return y + line
