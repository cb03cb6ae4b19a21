"""Reads a table of a damaged file: by halves of its range of keys, around what can't be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.salvage.shape import names
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS

Row = tuple[Any, ...]

_IN_VAIN = 20_000, 2_000_000
"""So many keys in a row are tried in vain, at least and at most, before the rest is given up: noise
can claim any highest key."""
_ROWS_OF_A_PAGE = 30

WITH_LOW_KEYS = ("messages",)
"""Tables that have keys below 1: what came from archives lies under what was written here."""


class DamagedFile:
    """A connection to a damaged file that reads what it can and counts what it could not."""

    def __init__(
        self, path: Path, interruption: Interruption, *, without_log: bool = False
    ) -> None:
        """Raise sqlite3.DatabaseError when not even the tables' definitions can be read."""
        from gpts_desktop.storage.copies import reader

        self._interruption = interruption
        self._connection = reader(path, unchanging=without_log)
        self.failures = 0
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        connection = self._connection
        # A definition that makes no sense hides its own table and no other.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.text_factory = _text
        self.tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master") if name
        }
        pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
        least, most = _IN_VAIN
        self._most_in_vain = min(max(least, pages * _ROWS_OF_A_PAGE), most)
        self._interruption.watch(connection)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns; none for one that is not there."""
        with suppress(*SQLITE_ERRORS):
            return [row[1] for row in self._ask(f"PRAGMA table_info({table})")]
        return []

    def count(self, table: str) -> int | None:
        """Return how many rows a table has, by whichever index can tell; None when none can."""
        with suppress(*SQLITE_ERRORS):
            return int(self._ask(f"SELECT count(*) FROM {table} NOT INDEXED")[0][0])  # noqa: S608  # our own names
        for index in self._whole_indexes(table):
            count = f'SELECT count(*) FROM {table} INDEXED BY "{index}"'  # noqa: S608  # our own names
            with suppress(*SQLITE_ERRORS):
                return int(self._ask(count)[0][0])
        return None

    def rows(self, table: str, key: str, columns: Sequence[str]) -> Iterator[Row]:
        """Yield each row that can be read, its key first, mostly in the order of keys.

        Where something is wrong, each key that did not come is asked for alone at last: a page
        of elsewhere can end a range too early without a word.
        """
        select = f'SELECT "{key}", {names(columns)} FROM {table} NOT INDEXED WHERE "{key}"'  # noqa: S608  # our own names
        stretches = [(0, self._highest(table, key))]
        if lowest := self._lowest(table, key):
            stretches.insert(0, (lowest, -1))
        before = self.failures
        seen: set[int] = set()
        for low, high in stretches:
            for row in self._by_halves(select, key, low, high):
                seen.add(row[0])
                yield row
        if self.failures > before:
            for low, high in stretches:
                missing = (number for number in range(low, high + 1) if number not in seen)
                for number in islice(missing, self._most_in_vain):
                    yield from self._alone(select, number)

    def _by_halves(self, select: str, key: str, lowest: int, highest: int) -> Iterator[Row]:
        several = f'{select} BETWEEN ? AND ? ORDER BY "{key}"'
        ranges = [(lowest, highest)]
        vain = 0
        while ranges and vain <= self._most_in_vain:
            low, high = ranges.pop()
            last = low - 1
            try:
                for row in self._stream(several, low, high):
                    if not last < row[0] <= high:
                        # A page of elsewhere may have come before: nothing was read for sure.
                        last = low - 1
                        raise sqlite3.DatabaseError("keys out of order")
                    last = row[0]
                    vain = 0
                    yield row
                for row in self._stream(f"{several} DESC LIMIT 1", last + 1, high):
                    raise sqlite3.DatabaseError(f"ended before {row[0]}")
            except SQLITE_ERRORS:
                self._note()
                vain += low == high
                ranges += _halves(last + 1, high, alone=low == high)

    def _alone(self, select: str, number: int) -> list[Row]:
        """Return the row with this key.

        Python reads one row ahead, so that an error takes the row before it along; with one key
        there is none to read.
        """
        try:
            return [row for row in self._stream(f"{select} = ?", number) if row[0] == number]
        except SQLITE_ERRORS:
            self._note()
            return []

    def keyless_rows(self, table: str, key: str, columns: Sequence[str]) -> Iterator[Row]:
        """Yield the rows of a table without integer keys: from both ends, up to the damage."""
        for order, beyond in (("", ">"), ("DESC", "<")):
            select = f"SELECT {names(columns)} FROM {table}"  # noqa: S608  # our own names
            end = f'ORDER BY "{key}" {order} LIMIT 1'
            try:
                found = list(self._stream(f"{select} {end}"))
                while found:
                    yield from found
                    last = found[0][columns.index(key)]
                    found = list(self._stream(f'{select} WHERE "{key}" {beyond} ? {end}', last))
            except SQLITE_ERRORS:
                self._note()
            else:
                return

    def _highest(self, table: str, key: str) -> int:
        """Return the highest key that the table or one of its indexes knows of; 0 at least."""
        found = self._ends("max", table, key)
        return max(0, *found) if found else 1 << 32

    def _lowest(self, table: str, key: str) -> int:
        """Return the lowest key that is known of: messages from archives have some below 1."""
        if table not in WITH_LOW_KEYS:
            return 0
        found = self._ends("min", table, key)
        return min(0, *found) if found else -(1 << 32)

    def _ends(self, which: str, table: str, key: str) -> list[int]:
        """Return what the table and its indexes say of an end of its keys, where they can."""
        ways = ["NOT INDEXED", *(f'INDEXED BY "{index}"' for index in self._whole_indexes(table))]
        found = [
            self._end(f'SELECT {which}("{key}") FROM (SELECT "{key}" FROM {table} {way})')  # noqa: S608  # our own names
            for way in ways
        ]
        return [number for number in found if number is not None]

    def _end(self, question: str) -> int | None:
        with suppress(*SQLITE_ERRORS):
            found = self._ask(question)[0][0]
            # Noise can claim any key: there are not more rows than bytes.
            if found is None or (isinstance(found, int) and abs(found) < 1 << 40):
                return found or 0
        return None

    def _whole_indexes(self, table: str) -> list[str]:
        """Return the table's indexes that have an entry for every row."""
        with suppress(*SQLITE_ERRORS):
            return [row[1] for row in self._ask(f"PRAGMA index_list({table})") if not row[4]]
        return []

    def _ask(self, question: str) -> list[Row]:
        return list(self._stream(question))

    def _stream(self, question: str, *values: Any) -> Iterator[Row]:
        cursor = self._connection.execute(question, values)
        try:
            yield from cursor
        finally:
            cursor.close()

    def _note(self) -> None:
        self._interruption.check()
        self.failures += 1


def _halves(low: int, high: int, *, alone: bool) -> list[tuple[int, int]]:
    """Return what is still to be read of a range, the lower half last; nothing of a single key."""
    if alone or low > high:
        return []
    middle = (low + high) // 2
    return [(middle + 1, high), (low, middle)] if low < high else [(low, high)]


def _text(data: bytes) -> str | bytes:
    """Return a text; where damage went through it, its signs say so."""
    return data.decode("utf-8", "replace")
