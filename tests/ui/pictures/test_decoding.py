"""Only pictures of the safe kinds are read, scaled to need, and none takes the memory."""

from __future__ import annotations

import struct
import zlib

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from gpts_desktop.ui.pictures.decoding import decoded, is_too_large, pixel_size
from tests.ui.pictures.paint import painted


def huge_png(side: int) -> bytes:
    """Return a small file that says it is `side` pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(side * 3 + 1) * 4)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPG", "GIF", "WEBP"])
def test_the_safe_kinds_are_read_and_scaled(qapp: QGuiApplication, kind: str) -> None:
    data = painted(200, 100, kind=kind) if kind != "GIF" else GIF
    size = pixel_size(data)
    assert size == (QSize(200, 100) if kind != "GIF" else QSize(1, 1))
    assert decoded(data).size() == size
    if kind != "GIF":
        assert decoded(data, QSize(50, 50)).size() == QSize(50, 25)


GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        painted(9, 9, kind="BMP"),
        painted(9, 9)[:30],
        b"\x89PNG\r\n\x1a\n" + b"nothing of the kind" * 9,
    ],
    ids=["nothing", "text", "svg", "bmp", "cut off", "no png"],
)
def test_all_else_is_not(qapp: QGuiApplication, data: bytes) -> None:
    assert decoded(data).isNull()


def test_a_small_file_that_would_fill_the_memory_is_not_read(qapp: QGuiApplication) -> None:
    data = huge_png(30_000)
    assert len(data) < 10_000
    assert pixel_size(data) == QSize(30_000, 30_000)
    assert is_too_large(pixel_size(data), data)
    assert decoded(data, QSize(100, 100)).isNull()


def test_a_photo_larger_than_the_memory_for_one_is_read_scaled(qapp: QGuiApplication) -> None:
    data = painted(9_000, 8_000, kind="JPG")
    assert decoded(data, QSize(90, 90)).size() == QSize(90, 80)
