"""Where conversations that are carried by the mouse can be put down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.shadow import REACH, paint_raised
from gpts_desktop.ui.sidebar.chat_actions import ChatAction
from gpts_desktop.ui.theme import ThemeKeeper

_ROW = 32
_BOX = 42
_MARGIN = 6
_RADIUS = 10


class Target(NamedTuple):
    """What letting go here asks for."""

    action: ChatAction
    argument: str
    icon: str
    label: str


class DropPanel(QWidget):
    """Rows for folders, and boxes side by side for the rest, over the foot of the list.

    It is shown only while something is carried; who carries asks `target_at`. More rows than
    fit are scrolled by holding over the first or the last.
    """

    def __init__(self, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropPanel")
        self.setAccessibleName(self.tr("Drop here"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._themes = themes
        self._rows: Sequence[Target] = ()
        self._boxes: Sequence[Target] = ()
        self._first = 0
        self._fitting = 0
        self._over: Target | None = None
        self.hide()

    def open(self, rows: Sequence[Target], boxes: Sequence[Target], room: QRect) -> None:
        """Show targets at the foot of `room`, in at most two thirds of its height."""
        self._rows, self._boxes, self._first, self._over = rows, boxes, 0, None
        most = max(1, (room.height() * 2 // 3 - _BOX - 3 * _MARGIN) // _ROW)
        self._fitting = min(len(rows), most)
        height = self._fitting * _ROW + (_MARGIN if rows else 0) + _BOX + 2 * _MARGIN
        card = QRect(room.left(), room.bottom() + 1 - height, room.width(), height)
        self.setGeometry(card.adjusted(-REACH, -REACH, REACH, REACH))
        self.show()
        self.raise_()

    def target_at(self, place: QPoint) -> Target | None:
        """Return what lies at a place of the screen, and show that it is meant."""
        inside = self.mapFromGlobal(place)
        found = next((t for t, box in self._places() if box.contains(inside)), None)
        if found is not self._over:
            self._over = found
            self.update()
        return found

    def scroll_at(self, place: QPoint) -> None:
        """Go on by a row while the mouse is held over the first or the last."""
        inside = self.mapFromGlobal(place)
        rows = [box for target, box in self._places() if target in self._rows]
        step = 0
        if rows and rows[0].contains(inside):
            step = -1
        elif rows and rows[-1].contains(inside):
            step = 1
        first = min(max(self._first + step, 0), len(self._rows) - self._fitting)
        if first != self._first:
            self._first = first
            self.update()

    def place_of(self, action: ChatAction, argument: str = "") -> QPoint:
        """Return the middle of a target on the screen."""
        for target, box in self._places():
            if (target.action, target.argument) == (action, argument):
                return self.mapToGlobal(box.center())
        raise KeyError(action)

    def _places(self) -> list[tuple[Target, QRect]]:
        card = self.rect().adjusted(REACH, REACH, -REACH, -REACH)
        inner = card.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        top, places = inner.top(), []
        for target in self._rows[self._first : self._first + self._fitting]:
            places.append((target, QRect(inner.left(), top, inner.width(), _ROW)))
            top += _ROW
        if self._rows:
            top += _MARGIN
        width = (inner.width() - _MARGIN * (len(self._boxes) - 1)) // max(1, len(self._boxes))
        for number, target in enumerate(self._boxes):
            left = inner.left() + number * (width + _MARGIN)
            places.append((target, QRect(left, top, width, _BOX)))
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the folders and the boxes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._themes.theme
        paint_raised(painter, self.rect(), _RADIUS, theme)
        for target, box in self._places():
            self._paint_target(painter, target, box, is_row=target in self._rows)
        painter.end()

    def _paint_target(self, painter: QPainter, target: Target, box: QRect, is_row: bool) -> None:
        theme, over = self._themes.theme, target is self._over
        color = QColor(theme.accent) if over else QColor(theme.dim)
        painter.setBrush(QColor(theme.sel) if over else Qt.BrushStyle.NoBrush)
        if over:
            painter.setPen(QPen(QColor(theme.accent), 2))
        elif is_row:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(QPen(theme.mixed("text", 0.25), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(ui_font(13, 500))
        ratio = self.devicePixelRatioF()
        picture = pixmap(target.icon, color.name(), 15, ratio)
        metrics = painter.fontMetrics()
        room = box.width() - 16 - 15 - 7
        words = metrics.elidedText(target.label, Qt.TextElideMode.ElideRight, room)
        width = 15 + 7 + metrics.horizontalAdvance(words)
        left = box.left() + 8 if is_row else box.center().x() - width // 2
        painter.drawPixmap(left, box.center().y() - 7, picture)
        painter.setPen(QColor(theme.text) if over or is_row else color)
        text = QRect(left + 22, box.top(), box.right() - left - 22, box.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
