"""The composer's buttons, painted from the theme: pills, and the round one that sends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import Theme

_PILL_HEIGHT = 27
_PILL_PADDING = 11
_ICON = 14
_GAP = 5
_ROUND = 34
_RING = 3  # pixels around the round button for the ring of the focus


class _Painted(QAbstractButton):
    """A button that takes the keyboard's focus by Tab only: a click leaves it in the text."""

    def __init__(self, name: str, icon: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._icon_name = icon
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        super().leaveEvent(event)
        self.update()

    def _paint_icon(self, painter: QPainter, color: str, size: int, x: float, y: float) -> None:
        picture = pixmap(self._icon_name, color, size, self.devicePixelRatioF())
        painter.drawPixmap(QRectF(x, y, size, size), picture, QRectF(picture.rect()))


class Pill(_Painted):
    """A small button with an icon, words, or both; in a narrow place it keeps the icon."""

    def __init__(self, name: str, icon: str, theme: Theme, *, with_icon: bool) -> None:
        super().__init__(name, icon, theme)
        self._with_icon = with_icon
        self._is_folded = False
        self.setFont(ui_font(12.5))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_folded(self) -> bool:
        """Whether only the icon is shown."""
        return self._is_folded

    def set_folded(self, folded: bool) -> None:
        """Show only the icon, or the words too."""
        self._is_folded = folded
        self.updateGeometry()
        self.update()

    @property
    def folded_width(self) -> int:
        """Pixels with the icon only."""
        return _ICON + 2 * 9

    @property
    def full_width(self) -> int:
        """Pixels with all words."""
        words = self.fontMetrics().horizontalAdvance(self._words())
        icon = _ICON + _GAP if self._with_icon else 0
        return words + icon + 2 * _PILL_PADDING

    def sizeHint(self) -> QSize:
        """Return room for what is shown."""
        return QSize(self.folded_width if self._is_folded else self.full_width, _PILL_HEIGHT)

    def _words(self) -> str:
        return self.text().replace("&", "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a rounded outline with icon and words, cut to the width."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_ring = self.hasFocus()
        width = 2.0 if has_ring else 1.0
        painter.setPen(QPen(QColor(theme.accent if has_ring else theme.line), width))
        is_lit = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(theme.mixed("text", 0.06, "raised") if is_lit else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        is_off = not self.isEnabled() or (self.isCheckable() and not self.isChecked())
        color = theme.faint if is_off else theme.dim
        top = (self.height() - _ICON) / 2
        if self._is_folded:
            self._paint_icon(painter, color, _ICON, (self.width() - _ICON) / 2, top)
            return
        left = _PILL_PADDING
        if self._with_icon:
            self._paint_icon(painter, color, _ICON, left - 1, top)
            left += _ICON + _GAP
        room = self.width() - left - _PILL_PADDING + 2
        painter.setPen(QColor(color))
        words = self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, room)
        place = QRectF(left, 0, room, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class RoundButton(_Painted):
    """The one strong button: a disc in the accent's colour."""

    def sizeHint(self) -> QSize:
        """Return the disc and the ring of the focus around it."""
        return QSize(_ROUND + 2 * _RING, _ROUND + 2 * _RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc, its icon, and the ring when the keyboard is on it."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setBrush(theme.mixed("accent", 0.3, "raised"))
            painter.drawEllipse(self.rect())
        disc = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.setBrush(self._ground())
        painter.drawEllipse(disc)
        color = theme.on_accent if self.isEnabled() else theme.faint
        place = disc.center().x() - 8
        self._paint_icon(painter, color, 16, place, disc.center().y() - 8)

    def _ground(self) -> QColor:
        if not self.isEnabled():
            return QColor(self._theme.bubble)
        if self.isDown():
            return self._theme.mixed("accent", 0.8, "text")
        if self.underMouse():
            return self._theme.mixed("accent", 0.9, "text")
        return QColor(self._theme.accent)
