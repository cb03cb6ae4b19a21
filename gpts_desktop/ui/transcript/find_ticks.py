"""Ticks on the scroll bar, where matches lie in the whole conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.finding import Finding
    from gpts_desktop.ui.transcript.surface import Surface

_AGAIN_MS = 100
_HEIGHT = 3
_MARGIN = 3  # that of the bar's handle, in resources/style.qss


class FindTicks(QWidget):
    """Lies over the scroll bar and lets the mouse through; placed anew ten times a second."""

    def __init__(self, surface: Surface, finding: Finding) -> None:
        bar = surface.verticalScrollBar()
        super().__init__(bar)
        self._surface = surface
        self._finding = finding
        self.shares: list[float] = []
        """Where the ticks are, from 0 at the top to 1."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_AGAIN_MS)
        self._clock.timeout.connect(self._place)
        finding.changed.connect(self._wait)
        bar.rangeChanged.connect(self._wait)
        bar.installEventFilter(self)
        self.resize(bar.size())
        self.show()

    def _wait(self) -> None:
        # Never put off: a search that goes on shows what it has found.
        if not self._clock.isActive():
            self._clock.start()

    def _place(self) -> None:
        room = max(1, self.height() - 2 * _MARGIN - _HEIGHT)
        found = {round(share * room) for share in self._finding.shares()}
        self.shares = [y / room for y in sorted(found)]
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the bar."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._surface.verticalScrollBar().size())
            self._wait()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a tick for each place."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._surface.look.color("accent"))
        room = self.height() - 2 * _MARGIN - _HEIGHT
        for share in self.shares:
            box = QRectF(_MARGIN, _MARGIN + share * room, self.width() - 2 * _MARGIN, _HEIGHT)
            painter.drawRoundedRect(box, 1.5, 1.5)
        painter.end()
