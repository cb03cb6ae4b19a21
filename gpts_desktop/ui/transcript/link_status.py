"""Where the link under the pointer or the keyboard leads: a line at the foot of the transcript."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gpts_desktop.core.link_target import LinkTarget
from gpts_desktop.ui.transcript.look import Look

_SIDE, _PAD, _HEIGHT = 8, 9, 24
_SHARE = 0.7
"""The share of the view's width that it takes at most."""
_LINGER_MS = 150
"""From one word of a link to the next the pointer is on none."""


class LinkStatus(QWidget):
    """Shows an address so that its host is always to be read."""

    def __init__(self, view: QAbstractScrollArea, look: Callable[[], Look]) -> None:
        super().__init__(view)
        self._view = view
        self._look_now = look
        self.setObjectName("linkStatus")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._look: Look | None = None
        self._target: LinkTarget | None = None
        self._warning = ""
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LINGER_MS)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    def present(self, target: LinkTarget | None, claimed: str) -> None:
        """Show where a link leads over the view's foot; None goes away soon.

        `claimed` is the other host that its text names.
        """
        if target is None:
            self._leaving.start()
            return
        self._leaving.stop()
        look, area = self._look_now(), self._view.viewport().geometry()
        self._target, self._look = target, look
        self._warning = self.tr("Not {0}:").format(claimed) if claimed else ""
        said = f"{self._warning} {target.shown}".strip()
        self.setAccessibleName(self.tr("Link to {0}").format(said))
        metrics = QFontMetrics(look.font(12))
        wanted = metrics.horizontalAdvance(f"{said} ") + 2 * look.px(_PAD)
        width = min(wanted, round(area.width() * _SHARE))
        height = look.px(_HEIGHT)
        left = QPoint(area.left() + _SIDE, area.bottom() - height - _SIDE + 1)
        box = QRect(left.x(), left.y(), width, height)
        if box.contains(self._view.mapFromGlobal(QCursor.pos())):
            box.moveRight(area.right() - _SIDE)
        self.setGeometry(box)
        self.show()
        self.raise_()
        self.update()

    def text(self) -> str:
        """Return what is to be read, as it is cut to the room."""
        if self._target is None or self._look is None:
            return ""
        metrics = QFontMetrics(self._look.font(12))
        room = self.width() - 2 * self._look.px(_PAD)
        return " ".join(filter(None, (self._warning, fitted(self._target, metrics, room))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the warning and the address."""
        look = self._look
        if look is None or self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(look.font(12))
        room = self.rect().adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
        metrics = painter.fontMetrics()
        if self._warning:
            self._paint(painter, room, f"{self._warning} ", look.color("danger"))
            room.setLeft(room.left() + metrics.horizontalAdvance(f"{self._warning} "))
        self._paint(painter, room, fitted(self._target, metrics, room.width()), look.color("dim"))
        painter.end()

    @staticmethod
    def _paint(painter: QPainter, room: QRect, text: str, color: QColor) -> None:
        painter.setPen(color)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def fitted(target: LinkTarget, metrics: QFontMetrics, room: int) -> str:
    """Return an address cut to `room` pixels: what is after the host first, then the host's front.

    A host's end says whose it is.
    """
    if metrics.horizontalAdvance(target.shown) <= room:
        return target.shown
    head = target.shown.removesuffix(target.tail) if target.tail else target.shown
    left = room - metrics.horizontalAdvance(head)
    if left > metrics.horizontalAdvance("/…"):
        return head + metrics.elidedText(target.tail, Qt.TextElideMode.ElideMiddle, left)
    return metrics.elidedText(head, Qt.TextElideMode.ElideLeft, room)
