"""The rows of settings and drafts. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from gpts_desktop.storage.columns import from_column, from_json, to_column, to_json

_ASIDE = "broken:"


def all_settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return all settings, decoded from JSON, but for those that are none."""
    return {name: value for name, value, is_json in _decoded(connection) if is_json}


def unreadable_settings(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the settings whose values are no JSON."""
    aside = [name for name, _, is_json in _decoded(connection) if not is_json]
    return [name for name in aside if not name.startswith(_ASIDE)]


def set_aside(connection: sqlite3.Connection, names: Sequence[str]) -> None:
    """Keep values under other names, as they are: the settings count as not set."""
    for name in names:
        connection.execute(
            "INSERT OR REPLACE INTO settings (name, value)"
            " SELECT ?, value FROM settings WHERE name = ?",
            (_ASIDE + name, name),
        )
        connection.execute("DELETE FROM settings WHERE name = ?", (name,))


def _decoded(connection: sqlite3.Connection) -> Iterator[tuple[str, Any, bool]]:
    """Yield each name with its value, and whether that is JSON."""
    for name, value in connection.execute("SELECT name, value FROM settings"):
        try:
            yield name, from_json(value), True
        except (ValueError, TypeError, AttributeError, RecursionError):  # a number, or nothing
            yield name, None, False


def save_setting(connection: sqlite3.Connection, name: str, value: Any) -> None:
    """Keep one JSON value; None forgets it."""
    if value is None:
        connection.execute("DELETE FROM settings WHERE name = ?", (name,))
        return
    connection.execute(
        "INSERT INTO settings (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, to_json(value)),
    )


def all_drafts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the unsent texts by their keys."""
    rows = connection.execute("SELECT key, text FROM drafts")
    return {key: from_column(text) for key, text in rows}


def save_draft(connection: sqlite3.Connection, key: str, text: str) -> None:
    """Keep what is typed; "" forgets it."""
    if not text:
        connection.execute("DELETE FROM drafts WHERE key = ?", (key,))
        return
    connection.execute(
        "INSERT INTO drafts (key, text) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET text = excluded.text",
        (key, to_column(text)),
    )
