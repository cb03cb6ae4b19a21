"""Windows no larger than their screen, which at 200 % is small."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FRAME = 48  # pixels that a title bar and borders may take
_SIDES = 16


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window the size that is wanted, or what its screen has room for."""
    room = (window.parentWidget() or window).screen().availableGeometry()
    window.resize(min(width, room.width() - _SIDES), min(height, room.height() - FRAME))
