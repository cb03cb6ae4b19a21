"""Pictures for tests, made in memory."""

from __future__ import annotations

import base64

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter


def painted(width: int, height: int, color: str = "#b45309", kind: str = "PNG") -> bytes:
    """Return a picture of one colour with a lighter square in its first corner."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 4, height // 4, QColor("#fde68a"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want a C string
    return bytes(buffer.data().data())


def carried(data: bytes) -> str:
    """Return the `data:` address of a picture."""
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"
