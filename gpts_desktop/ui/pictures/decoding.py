"""Bytes into pictures, on any thread: of a few safe kinds, and never larger than memory allows."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from gpts_desktop.core.attachment import picture_type

MOST_PIXELS = 200_000_000
"""More is refused whatever the kind: it takes seconds even where it is read scaled down."""
_MOST_MEMORY = 256  # megabytes for one picture while it is read
_SCALED_WHILE_READ = "jpeg"


def pixel_size(data: bytes) -> QSize:
    """Return a picture's size as it is shown, read off its first bytes; invalid for none."""
    opened = _opened(data)
    return _shown_size(opened[0]) if opened is not None else QSize()


def is_too_large(size: QSize, data: bytes) -> bool:
    """Whether a picture of that size would take more memory than it is given."""
    pixels = size.width() * size.height()
    if pixels > MOST_PIXELS:
        return True
    scaled = picture_type(data[:16]).endswith(_SCALED_WHILE_READ)
    return not scaled and pixels * 4 > _MOST_MEMORY * 1024 * 1024


def decoded(data: bytes, box: QSize | None = None) -> QImage:
    """Return a picture, scaled down to fit `box` (in device pixels); null when it can't be read.

    Of one that moves it is the first frame.
    """
    opened = _opened(data)
    if opened is None:
        return QImage()
    reader, _buffer = opened
    size = _shown_size(reader)
    if not size.isValid() or is_too_large(size, data):
        return QImage()
    QImageReader.setAllocationLimit(_MOST_MEMORY)
    if box is not None and (size.width() > box.width() or size.height() > box.height()):
        fitted = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        reader.setScaledSize(fitted.transposed() if _lies_on_its_side(reader) else fitted)
    return reader.read()


def _opened(data: bytes) -> tuple[QImageReader, QBuffer] | None:
    """Return a reader for a picture of a safe kind, and the buffer that it reads."""
    media_type = picture_type(data[:16])
    if not media_type:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # The kind is told, not guessed: nothing else than the four may read what came.
    reader = QImageReader(buffer, QByteArray(media_type.removeprefix("image/").encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader, buffer


def _shown_size(reader: QImageReader) -> QSize:
    size = reader.size()
    return size.transposed() if size.isValid() and _lies_on_its_side(reader) else size


def _lies_on_its_side(reader: QImageReader) -> bool:
    turned = QImageIOHandler.Transformation.TransformationRotate90
    return bool(reader.transformation() & turned)
