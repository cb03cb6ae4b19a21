"""What conversations were branched from: a setting, by their ids.

Each function works within its caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gpts_desktop.storage.columns import from_json
from gpts_desktop.storage.settings import save_setting

_NAME = "origins"


def all_origins(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the id of what each came from."""
    row = connection.execute("SELECT value FROM settings WHERE name = ?", (_NAME,)).fetchone()
    found = from_json(row[0]) if row is not None else {}
    return found if isinstance(found, dict) else {}


def add(connection: sqlite3.Connection, origins: Mapping[str, str]) -> None:
    """Note what conversations came from."""
    known = all_origins(connection)
    if known.items() >= origins.items():
        return
    save_setting(connection, _NAME, {**known, **origins})


def forget(connection: sqlite3.Connection, conversation_id: str) -> None:
    """Let go of a conversation that is gone for good."""
    known = all_origins(connection)
    if known.pop(conversation_id, None) is not None:
        save_setting(connection, _NAME, known or None)
