"""The rows of settings and drafts. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
from typing import Any

from gpts_desktop.storage.columns import from_column, from_json, to_column, to_json


def all_settings(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return all settings, decoded from JSON."""
    rows = connection.execute("SELECT name, value FROM settings")
    return {name: from_json(value) for name, value in rows}


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
