"""The files in a zip whose end is missing: the list of them stood there.

Each file's own header says where it begins; what is compressed says itself where it ends.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO

from gpts_desktop.core.sentence import Sentence

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_CHUNK = 256 * 1024
_SIGNATURE = b"PK\x03\x04"


def entries_of_cut_zip(path: Path) -> Iterator[tuple[str, int, Callable[[], IO[bytes]]]]:
    """Yield name, size as far as it is known and a way to open each file before the cut."""
    try:
        with path.open("rb") as file:
            at: int | None = 0
            while at is not None:
                file.seek(at)
                header = file.read(_HEADER.size)
                if len(header) < _HEADER.size or not header.startswith(_SIGNATURE):
                    return
                _, _, flags, method, _, _, _, packed, size, name, extra = _HEADER.unpack(header)
                label = file.read(name).decode("utf-8", "replace")
                begin = at + _HEADER.size + name + extra
                known = not flags & _SIZES_FOLLOW and packed < 0xFFFFFFFF
                if not flags & _ENCRYPTED and not label.endswith("/"):
                    length = packed if known else None
                    if method == _DEFLATED:
                        yield label, size, partial(_inflated, path, begin)
                    elif method == _STORED and length is not None:
                        yield label, size, partial(_stored, path, begin, length)
                at = begin + packed if known else _next_header(file, begin, method)
    except OSError:
        return


def _next_header(file: IO[bytes], begin: int, method: int) -> int | None:
    """Return where the next file's header is, behind one that does not tell its length."""
    file.seek(begin)
    if method != _DEFLATED:
        return None
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not inflating.eof:
            data = inflating.unconsumed_tail or file.read(_CHUNK)
            if not data:
                return None
            inflating.decompress(data, _CHUNK)
    except zlib.error:
        return None
    end = file.tell() - len(inflating.unused_data)
    file.seek(end)
    after = file.read(32)
    found = after.find(_SIGNATURE)
    return end + found if found >= 0 else None


def _stored(path: Path, begin: int, length: int) -> IO[bytes]:
    return io.BufferedReader(_Stored(path, begin, length), _CHUNK)


def _inflated(path: Path, begin: int) -> IO[bytes]:
    return io.BufferedReader(_Inflating(path, begin), _CHUNK)


class _Within(io.RawIOBase):
    """Reads from `begin` on within a file."""

    def __init__(self, path: Path, begin: int) -> None:
        super().__init__()
        self._file = path.open("rb")
        self._file.seek(begin)

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._file.close()
        super().close()


class _Stored(_Within):
    """Reads what is not compressed; EOFError where the zip was cut."""

    def __init__(self, path: Path, begin: int, length: int) -> None:
        super().__init__(path, begin)
        self._left = length

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        data = self._file.read(min(self._left, len(buffer)))
        if not data and self._left:
            raise EOFError(Sentence("the zip was cut here"))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class _Inflating(_Within):
    """Reads what is compressed; EOFError where the zip was cut."""

    def __init__(self, path: Path, begin: int) -> None:
        super().__init__(path, begin)
        self._inflating = zlib.decompressobj(-zlib.MAX_WBITS)

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        while not self._inflating.eof:
            packed = self._inflating.unconsumed_tail or self._file.read(_CHUNK)
            if not packed:
                raise EOFError(Sentence("the zip was cut here"))
            data = self._inflating.decompress(packed, len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0
