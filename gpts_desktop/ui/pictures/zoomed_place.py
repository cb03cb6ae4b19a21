"""How large a picture is shown, and which part of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF

_STEP = 1.25
_MOST = 8.0


class ZoomedPlace:
    """A picture in a room: fitted, or zoomed around a point and panned within its edges."""

    def __init__(self) -> None:
        self._size = QSizeF()
        self._room = QRectF()
        self._scale = 0.0  # 0 fits
        self._middle = QPointF()  # the point of the picture, in its pixels, in the room's middle

    def show(self, size: QSize) -> None:
        """Begin with another picture, fitted."""
        self._size = QSizeF(size)
        self.fit()

    def set_room(self, room: QRectF) -> None:
        """Take another room."""
        self._room = room
        self._settle()

    def fit(self) -> None:
        """Show all of the picture, never larger than it is."""
        self._scale = 0.0
        self._settle()

    @property
    def fitting(self) -> float:
        """The scale at which all is shown."""
        if self._size.isEmpty() or self._room.isEmpty():
            return 1.0
        across = self._room.width() / self._size.width()
        down = self._room.height() / self._size.height()
        return min(1.0, across, down)

    @property
    def scale(self) -> float:
        """Logical pixels for each of the picture's."""
        return self._scale or self.fitting

    @property
    def is_fitted(self) -> bool:
        """Whether all of it is shown."""
        return not self._scale

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in, or out by negative steps; what is at a point of the room stays there."""
        before = self.scale
        scale = min(_MOST, max(self.fitting, before * _STEP**steps))
        if at is not None:
            off = at - self._room.center()
            self._middle += off / before - off / scale
        self._scale = scale if scale > self.fitting else 0.0
        self._settle()

    def pan(self, by: QPointF) -> None:
        """Move the picture by so many pixels of the room."""
        self._middle -= by / self.scale
        self._settle()

    def _settle(self) -> None:
        """Keep the room filled, as far as the picture goes."""
        half = QPointF(self._room.width(), self._room.height()) / (2 * self.scale)
        self._middle = QPointF(
            _within(self._middle.x(), half.x(), self._size.width()),
            _within(self._middle.y(), half.y(), self._size.height()),
        )

    @property
    def box(self) -> QRectF:
        """Where the whole picture lies, beyond the room too."""
        corner = self._room.center() - self._middle * self.scale
        return QRectF(corner, self._size * self.scale)


def _within(middle: float, half: float, length: float) -> float:
    if 2 * half >= length:
        return length / 2
    return min(length - half, max(half, middle))
