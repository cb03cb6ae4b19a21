"""The rows of folders. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gpts_desktop.core.folder import Folder
from gpts_desktop.storage.columns import from_column, to_column


def all_folders(connection: sqlite3.Connection) -> list[Folder]:
    """Return all by position."""
    rows = connection.execute("SELECT id, name, position FROM folders ORDER BY position, key")
    return [Folder(from_column(name), folder_id, at) for folder_id, name, at in rows]


def save(connection: sqlite3.Connection, folders: Iterable[Folder]) -> None:
    """Insert or replace each by its id."""
    connection.executemany(
        "INSERT INTO folders (id, name, position) VALUES (?, ?, ?) ON CONFLICT (id)"
        " DO UPDATE SET name = excluded.name, position = excluded.position",
        [(folder.id, to_column(folder.name), folder.position) for folder in folders],
    )


def add_missing(connection: sqlite3.Connection, folder: Folder) -> None:
    """Insert a folder; one that is here keeps its name and place."""
    connection.execute(
        "INSERT OR IGNORE INTO folders (id, name, position) VALUES (?, ?, ?)",
        (folder.id, to_column(folder.name), folder.position),
    )


def delete(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Forget folders; their conversations stay, and know them again when they come back."""
    connection.executemany("DELETE FROM folders WHERE id = ?", [(one,) for one in ids])
