"""A picture for the demo's answers: the waves of two slits, as a PNG."""

from __future__ import annotations

import base64
import struct
import zlib
from functools import cache
from math import cos, hypot

PATH = "/demo/waves.png"
_SMALL = (96, 48)
_LARGE = (720, 400)
# From the darkest to the lightest.
_COLORS = ((13, 59, 56), (15, 118, 110), (94, 180, 168), (224, 236, 234))


@cache
def large() -> bytes:
    """Return the picture that lies at `PATH`."""
    return _png(*_LARGE)


@cache
def carried() -> str:
    """Return the `data:` address of a small one."""
    return f"data:image/png;base64,{base64.b64encode(_png(*_SMALL)).decode()}"


def _png(width: int, height: int) -> bytes:
    """Return a PNG with two bits for each pixel (PNG specification, 11.2)."""
    head = struct.pack(">IIBBBBB", width, height, 2, 3, 0, 0, 0)
    rows = b"".join(b"\0" + _row(y, width, height) for y in range(height))
    palette = bytes(value for color in _COLORS for value in color)
    data = zlib.compress(rows, 9)
    chunks = {b"IHDR": head, b"PLTE": palette, b"IDAT": data, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks.items())


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = name + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def _row(y: int, width: int, height: int) -> bytes:
    shades = [_shade(x / height, y / height) for x in range(width)]
    return bytes(
        shades[x] << 6 | shades[x + 1] << 4 | shades[x + 2] << 2 | shades[x + 3]
        for x in range(0, width, 4)
    )


def _shade(x: float, y: float) -> int:
    """Return 0 to 3: how high the water stands, with a slit at a third and at two thirds."""
    wave = cos(45 * hypot(x, y - 1 / 3)) + cos(45 * hypot(x, y - 2 / 3))
    return min(3, int(wave + 2))
