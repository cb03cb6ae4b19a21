"""The app's icon in every size and form that systems want, drawn from the one SVG.

icons.py FOLDER: writes FOLDER/hicolor/SIZExSIZE/apps/gpts-desktop.png and the SVG beside them,
FOLDER/gpts-desktop.ico (Windows) and FOLDER/gpts-desktop.icns (macOS). Qt draws and writes all
of them, so nothing but PySide6 is needed.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

NAME = "gpts-desktop"
SVG = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
# Apple's names for the sizes whose pictures are PNG.
MACOS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
MACOS_LARGEST = (1024, b"ic10")


def main(folder: Path) -> None:
    """Write all forms of the icon into the folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    for size in HICOLOR:
        place = folder / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png"
        _write(place, png(size))
    _write(folder / "hicolor" / "scalable" / "apps" / f"{NAME}.svg", SVG.read_bytes())
    _write(folder / f"{NAME}.ico", ico({size: png(size) for size in WINDOWS}))
    sizes = {**MACOS, MACOS_LARGEST[0]: MACOS_LARGEST[1]}
    _write(folder / f"{NAME}.icns", icns({name: png(size) for size, name in sizes.items()}))
    del application


def png(size: int) -> bytes:
    """Return the icon as a PNG of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon file of PNGs by their size (Vista's form of the ICO file)."""
    heads, bodies = b"", b""
    offset = 6 + 16 * len(pictures)
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        place = offset + len(bodies)
        heads += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        bodies += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + heads + bodies


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Return a macOS icon file of PNGs by the type that says their size."""
    parts = b"".join(
        name + struct.pack(">I", len(picture) + 8) + picture for name, picture in pictures.items()
    )
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def _write(place: Path, data: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
