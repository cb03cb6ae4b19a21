"""What a table looks like, read from a sound database, and values made to fit it."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gpts_desktop.core.message import Role, State
from gpts_desktop.storage.columns import from_column

_MOST = 4e12  # seconds, and as many of anything: more is noise
_LONGEST_ID = 2_000
# Columns whose texts the app understands, and what stands for one that it would not.
_JSON = {"parameters": "{}", "failure": None}
_CHOICES: dict[tuple[str, str], tuple[frozenset[str], str]] = {
    ("messages", "role"): (frozenset(Role), Role.USER.value),
    ("messages", "state"): (frozenset(State), State.INTERRUPTED.value),
}
# Made anew from the messages; and what notes which conversations are not whole.
_DERIVED = ("message_index", "index_backlog", "arriving", "sqlite_")


class NoiseError(Exception):
    """What was read can't be a row of its table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its declared type, whether it may be NULL, and the table it points at."""

    name: str
    kind: str
    required: bool
    target: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table. `key` is its integer key's name, "" for one that is kept by `identity` alone.

    `identity` are the columns by which a row is the same in every copy; none has those that
    only belong to another row.
    """

    name: str
    key: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...]

    def fitting(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return a row with noise in it replaced; raise NoiseError when it is nobody's."""
        return {
            column.name: self._fit(column, row[column.name])
            for column in self.columns
            if column.name in row
        }

    def _fit(self, column: Column, value: Any) -> Any:
        if column.name in self.identity or (column.target and column.required):
            return _identifying(column, value)
        if value is None and not column.required:
            return None
        value = _FITS[column.kind](value, column.required)
        if column.name in _JSON:
            return _as_json(value, _JSON[column.name])
        if self.name == "settings" and column.name == "value" and not _is_json(value):
            raise NoiseError(column.name)
        allowed, otherwise = _CHOICES.get((self.name, column.name), (None, ""))
        return value if allowed is None or value in allowed else otherwise


def shapes(connection: sqlite3.Connection) -> list[Shape]:
    """Return the tables that hold the user's data; those that others point at come first."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(_DERIVED)
    ]
    found = {name: _shape(connection, name) for name in names}
    return sorted(found.values(), key=lambda shape: _depth(shape, found))


def _depth(shape: Shape, among: dict[str, Shape]) -> int:
    targets = {column.target for column in shape.columns} - {"", shape.name}
    return 1 + max((_depth(among[name], among) for name in targets if name in among), default=0)


def _shape(connection: sqlite3.Connection, name: str) -> Shape:
    targets = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    info = connection.execute(f"PRAGMA table_info({name})").fetchall()
    key = next((row[1] for row in info if row[5] == 1 and row[2].upper() == "INTEGER"), "")
    columns = tuple(
        Column(row[1], row[2].upper(), bool(row[3] or row[5]), targets.get(row[1], ""))
        for row in info
        if row[1] != key
    )
    primary = tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
    unique = () if key else primary
    for index in connection.execute(f"PRAGMA index_list({name})").fetchall():
        if key and index[2] and not index[4]:
            unique = tuple(row[2] for row in connection.execute(f"PRAGMA index_info({index[1]})"))
    return Shape(name, key, columns, unique)


def _identifying(column: Column, value: Any) -> Any:
    if column.target or column.kind == "INTEGER":
        sound = isinstance(value, int) and value > 0
    else:
        sound = isinstance(value, str | bytes) and len(value) > 0
        # Addresses of pictures may be long, ids are not.
        if column.name == "id":
            sound = isinstance(value, str) and value.isprintable() and len(value) < _LONGEST_ID
    if not sound:
        raise NoiseError(column.name)
    return value


def _text(value: Any, required: bool) -> str | bytes | None:
    if isinstance(value, bytes):
        try:
            from_column(value)
        except UnicodeDecodeError:
            return value.decode("utf-8", "replace")
        return value
    if isinstance(value, str):
        return value
    return "" if required else None


def _whole(value: Any, required: bool) -> int | None:
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < _MOST:
        return int(value)
    return 0 if required else None


def _real(value: Any, required: bool) -> float | None:
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < _MOST:
        return float(value)
    return 0.0 if required else None


def _data(value: Any, required: bool) -> bytes | None:
    if isinstance(value, bytes):
        return value
    if required:
        raise NoiseError("data")
    return None


_FITS: dict[str, Callable[[Any, bool], Any]] = {
    "TEXT": _text,
    "INTEGER": _whole,
    "REAL": _real,
    "BLOB": _data,
}


def _as_json(value: Any, otherwise: str | None) -> Any:
    return value if _is_json(value) and isinstance(_parsed(value), dict) else otherwise


def _is_json(value: Any) -> bool:
    try:
        _parsed(value)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _parsed(value: str | bytes) -> Any:
    return json.loads(from_column(value))


def names(columns: Sequence[str]) -> str:
    """Return columns' names as SQL lists them."""
    return ", ".join(f'"{name}"' for name in columns)
