"""Gathers rows of several files into one new database; what came first stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.salvage.reading import WITH_LOW_KEYS, DamagedFile
from gpts_desktop.storage.salvage.shape import NoiseError, Shape, names, shapes

_FAR = 1 << 40  # keys beyond it are noise


class Collection:
    """A new database that takes rows from file after file, each in the order of its keys.

    The files have one past: a row with the same key is nearly always the same row, and a
    message that was deleted may have left its key to another. So a row is known by its
    identity, keeps its key where that is free and gets a new one otherwise. What a row points
    at and is not there is written down in `lost_parents`, for `mending`.
    """

    def __init__(self, path: Path, interruption: Interruption) -> None:
        """Open a new database of this version; nothing else may have it open."""
        self.connection = connection = sqlite3.connect(
            path.absolute().as_uri(), uri=True, isolation_level=None, check_same_thread=False
        )
        self._interruption = interruption
        for pragma in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA cache_size = -64000")
        interruption.watch(connection)
        self.shapes = shapes(connection)
        self.lost_parents: dict[int, int] = {}
        self.taken = 0
        # A look-up in SQLite for each row's parent would be a quarter of the time.
        self._here: dict[str, set[int]] = {shape.name: set() for shape in self.shapes}
        self._inserts: dict[tuple[str, ...], str] = {}

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def take(self, file: DamagedFile) -> None:
        """Add every row of a file that is not here yet."""
        self._moved: dict[tuple[str, int], int] = {}
        self._fresh: dict[str, set[int]] = {}
        self._bare = self._without_own_rows()
        self.connection.execute("BEGIN")
        try:
            for shape in self.shapes:
                if shape.name in file.tables:
                    self._take_table(file, shape)
        finally:
            # Without a journal there is no way back: what came stays.
            with suppress(sqlite3.Error):
                self.connection.execute("COMMIT")

    def _take_table(self, file: DamagedFile, shape: Shape) -> None:
        known = file.columns(shape.name)
        columns = [column.name for column in shape.columns if column.name in known]
        if not columns or (shape.key and shape.key not in known):
            return
        fresh = self._fresh.setdefault(shape.name, set())
        for number, (key, row) in enumerate(_rows(file, shape, columns)):
            if number % 1_000 == 0:
                self._interruption.check()
            self.taken += 1
            with suppress(NoiseError):
                taken = self._put(shape, key, shape.fitting(row))
                if taken is not None and self._bare:
                    fresh.add(taken)

    def _put(self, shape: Shape, key: int, row: dict[str, Any]) -> int | None:
        """Insert a row unless it is here; return its key when it was inserted."""
        least = -_FAR if shape.name in WITH_LOW_KEYS else 0
        if shape.key and not least < key < _FAR:
            raise NoiseError(shape.key)
        lost = self._point(shape, row)
        if self._bare and not self._is_missing(shape, key, row):
            return None
        if shape.key:
            row = {shape.key: key, **row}
        try:
            self._insert(shape, row)
        except sqlite3.IntegrityError:
            other = self._resolve_clash(shape, key, row)
            if other is None:
                return None
            key = other
        if lost is not None:
            self.lost_parents[key] = lost
        return key

    def _resolve_clash(self, shape: Shape, key: int, row: dict[str, Any]) -> int | None:
        """Find what is here already under another key, or give another one to a row that is new."""
        if not shape.key:
            return None
        here = self._identical(shape, row)
        if here is not None:
            if here != key:
                self._moved[shape.name, key] = here
            return None
        if not self._bare and not shape.identity:
            return None  # the same row, read twice
        row[shape.key] = None
        self._moved[shape.name, key] = new = self._insert(shape, row)
        return new

    def _point(self, shape: Shape, row: dict[str, Any]) -> int | None:
        """Let a row point at the rows here; return the parent that is not here.

        Other references to what is not here stay: their rows may come from another file.
        """
        lost = None
        for column in shape.columns:
            there = row.get(column.name)
            if not column.target or there is None:
                continue
            here = self._moved.get((column.target, there), there)
            if column.target == shape.name and not self._has(shape.name, here):
                lost, here = there, None
            row[column.name] = here
        return lost

    def _is_missing(self, shape: Shape, key: int, row: dict[str, Any]) -> bool:
        """Return whether a row of a further file is to be added.

        What belongs to a row and has no identity comes along with it, or where all of it is gone.
        """
        if shape.identity:
            return True
        column = next((column for column in shape.columns if column.target), None)
        if column is None:
            return not self._has(shape.name, key)
        owner = row[column.name]
        return owner in self._fresh.get(column.target, ()) or owner in self._bare.get(
            shape.name, ()
        )

    def _without_own_rows(self) -> dict[str, set[int]]:
        """Return the rows that lost what belongs to them, by the table of that.

        Nothing for the first file: there all rows are taken as they are.
        """
        (messages,) = self.connection.execute("SELECT count(*) FROM messages").fetchone()
        (talks,) = self.connection.execute("SELECT count(*) FROM conversations").fetchone()
        if not messages and not talks:
            return {}
        bare = self.connection.execute(
            "SELECT key FROM messages m WHERE attachments > 0"
            " AND NOT EXISTS (SELECT 1 FROM attachments WHERE message = m.key)"
        )
        return {"attachments": {key for (key,) in bare}}

    def _identical(self, shape: Shape, row: dict[str, Any]) -> int | None:
        if not shape.identity:
            return None
        same = " AND ".join(f'"{name}" = ?' for name in shape.identity)
        found = self.connection.execute(
            f'SELECT "{shape.key}" FROM {shape.name} WHERE {same}',  # noqa: S608  # our own names
            [row[name] for name in shape.identity],
        ).fetchone()
        return found[0] if found else None

    def _has(self, table: str, key: int) -> bool:
        return key in self._here[table]

    def _insert(self, shape: Shape, row: dict[str, Any]) -> int:
        columns = (shape.name, *row)
        statement = self._inserts.get(columns)
        if statement is None:
            required = [c for c in shape.columns if c.required and c.name not in row]
            marks = ", ".join(["?"] * len(row))
            statement = f"INSERT INTO {shape.name} ({names(list(row))}) VALUES ({marks})"  # noqa: S608  # our own names
            if required and not self._has_defaults(shape, required[0].name):
                raise NoiseError(required[0].name)
            self._inserts[columns] = statement
        done = self.connection.execute(statement, tuple(row.values()))
        key = done.lastrowid or 0
        self._here[shape.name].add(key)
        return key

    def _has_defaults(self, shape: Shape, column: str) -> bool:
        info = self.connection.execute(f"PRAGMA table_info({shape.name})")
        return any(row[1] == column and row[4] is not None for row in info)


def _rows(
    file: DamagedFile, shape: Shape, columns: list[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    if shape.key:
        for row in file.rows(shape.name, shape.key, columns):
            yield row[0], dict(zip(columns, row[1:], strict=True))
    else:
        for row in file.keyless_rows(shape.name, shape.identity[0], columns):
            yield 0, dict(zip(columns, row, strict=True))


def new_database(path: Path) -> None:
    """Make an empty database of this version."""
    from gpts_desktop.storage.database import Database

    path.unlink(missing_ok=True)
    Database(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
