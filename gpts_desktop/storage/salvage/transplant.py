"""Reads a file whose definitions of tables are lost, by those of a database with the same past.

Where a table begins stands on the first pages only. A copy has them on the same pages, and a new
database too, for tables that were all made at once.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_PAGE = 4096
_INTERIOR, _LEAF = 5, 13  # kinds of pages of a table (https://sqlite.org/fileformat2.html, 1.6)
_HEADER = 100  # bytes before the first page's own


def transplanted(damaged: Path, donor: Path, into: Path) -> bool:
    """Write the damaged file with the donor's definitions; False where the donor has none."""
    with donor.open("rb") as given:
        pages = dict(_definition_pages(given, 1))
    if 1 not in pages:
        return False
    into.unlink(missing_ok=True)
    into.touch(mode=0o600)
    shutil.copyfile(damaged, into)
    count = into.stat().st_size // _PAGE
    with into.open("r+b") as file:
        for number, page in pages.items():
            file.seek((number - 1) * _PAGE)
            file.write(_header(page, count) if number == 1 else page)
    return True


def _header(page: bytes, count: int) -> bytes:
    """Return the first page for a file of `count` pages without a log and without free pages."""
    made = bytearray(page)
    made[18:20] = b"\x01\x01"
    made[28:32] = count.to_bytes(4, "big")
    made[32:40] = bytes(8)
    made[92:96] = made[24:28]
    return bytes(made)


def _definition_pages(file: BinaryIO, number: int, depth: int = 0) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each page of `sqlite_master`."""
    file.seek((number - 1) * _PAGE)
    page = file.read(_PAGE)
    start = _HEADER if number == 1 else 0
    if len(page) < _PAGE or depth > 4 or page[start] not in (_INTERIOR, _LEAF):
        return
    yield number, page
    if page[start] == _INTERIOR:
        cells = int.from_bytes(page[start + 3 : start + 5], "big")
        yield from _definition_pages(file, _number(page, start + 8), depth + 1)
        for cell in range(cells):
            at = start + 12 + 2 * cell
            place = int.from_bytes(page[at : at + 2], "big")
            yield from _definition_pages(file, _number(page, place), depth + 1)


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 4], "big")
