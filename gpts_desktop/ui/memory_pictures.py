"""Pictures for the style sheet, which takes only file names: made in memory, as `:/style/…`."""

from __future__ import annotations

import struct

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, qRegisterResourceData
from PySide6.QtGui import QImage, QImageWriter

# Qt keeps pointers to what was registered.
_kept: list[tuple[bytes, bytes, bytes]] = []


def register(folder: str, pictures: dict[str, QImage]) -> None:
    """Make each picture a file `:/<folder>/<name>`; a folder is registered once.

    The three tables are what `rcc` writes in its format version 1.
    """
    files = {name: _png(image) for name, image in pictures.items()}
    names, places = b"", {}
    for name in (folder, *files):
        places[name] = len(names)
        encoded = name.encode("utf-16-be")
        names += struct.pack(">HI", len(name), _hash(name)) + encoded
    # A node: its name's place, flags (2: folder), then count and first child, or locale and data.
    tree = struct.pack(">IHII", 0, 2, 1, 1)
    tree += struct.pack(">IHII", places[folder], 2, len(files), 2)
    contents = b""
    for name in sorted(files, key=_hash):
        tree += struct.pack(">IHHHI", places[name], 0, 0, 1, len(contents))  # 1: any locale
        contents += struct.pack(">I", len(files[name])) + files[name]
    _kept.append((tree, names, contents))
    qRegisterResourceData(1, tree, names, contents)


def _hash(name: str) -> int:
    """Return Qt's hash of a name (`qt_hash`), by which the names are sorted and found."""
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
