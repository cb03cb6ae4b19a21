"""Scrolling while the mouse drags beyond an edge: the further, the faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

_FRAME_MS = 16
_MOST = 90  # pixels a frame


class DragScroll(QObject):
    """Scrolls by a timer as long as the mouse is above or below, and tells after each step."""

    def __init__(self, ground: QWidget, scroll: Callable[[int], None]) -> None:
        super().__init__(ground)
        self._ground = ground
        self._scroll = scroll
        self._told: Callable[[QPoint], None] = lambda _: None
        self._at = QPoint()
        self._clock = QTimer(self)
        self._clock.setInterval(_FRAME_MS)
        self._clock.timeout.connect(self._step)

    def follow(self, at: QPoint, told: Callable[[QPoint], None]) -> None:
        """Take where the mouse is in the ground; `told` gets that point after each step."""
        self._at, self._told = at, told
        if self._speed() == 0:
            self._clock.stop()
        elif not self._clock.isActive():
            self._clock.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._clock.stop()

    def _speed(self) -> int:
        over = max(0, self._at.y() - self._ground.height() + 1) - max(0, -self._at.y())
        return max(-_MOST, min(_MOST, (over + (over > 0) * 7 - (over < 0) * 7) // 4))

    def _step(self) -> None:
        self._scroll(self._speed())
        self._told(self._at)
