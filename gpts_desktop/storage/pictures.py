"""The rows of pictures that were loaded. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from html import unescape

from gpts_desktop.core.pictures import Picture
from gpts_desktop.storage.columns import from_column, to_column

_OF = "conversation = (SELECT key FROM conversations WHERE id = ?)"


def keep(
    connection: sqlite3.Connection, conversation_id: str, address: str, picture: Picture
) -> None:
    """Insert or replace a picture; nothing happens when the conversation was never saved."""
    connection.execute(
        """INSERT INTO pictures (conversation, address, width, height, media_type, fetched, data)
        SELECT key, ?, ?, ?, ?, ?, ? FROM conversations WHERE id = ?
        ON CONFLICT (conversation, address) DO UPDATE SET width = excluded.width,
            height = excluded.height, media_type = excluded.media_type,
            fetched = excluded.fetched, data = excluded.data""",
        (
            to_column(address),
            picture.width,
            picture.height,
            picture.media_type,
            time.time(),
            picture.data,
            conversation_id,
        ),
    )


def load(connection: sqlite3.Connection, conversation_id: str, address: str) -> Picture | None:
    """Return a picture that was kept, or None."""
    row = connection.execute(
        f"SELECT media_type, data, width, height FROM pictures WHERE {_OF} AND address = ?",  # noqa: S608  # constant condition
        (conversation_id, to_column(address)),
    ).fetchone()
    return Picture(*row) if row is not None else None


def copy(
    connection: sqlite3.Connection, origin_id: str, conversation: int, texts: Sequence[str]
) -> None:
    """Copy the pictures kept beside a conversation whose addresses stand in `texts`.

    `conversation` is the other's key. Markdown may write an address with entities.
    """
    kept = connection.execute(
        f"SELECT key, address FROM pictures WHERE {_OF}",  # noqa: S608  # constant condition
        (origin_id,),
    ).fetchall()
    if not kept:
        return
    said = "\n".join((*texts, *(unescape(text) for text in texts)))
    connection.executemany(
        """INSERT INTO pictures (conversation, address, width, height, media_type, fetched, data)
        SELECT ?, address, width, height, media_type, fetched, data FROM pictures WHERE key = ?""",
        [(conversation, key) for key, address in kept if from_column(address) in said],
    )


def sizes(connection: sqlite3.Connection, conversation_id: str) -> dict[str, tuple[int, int]]:
    """Return width and height of each kept picture by its address; no data is read."""
    rows = connection.execute(
        f"SELECT address, width, height FROM pictures WHERE {_OF}",  # noqa: S608  # constant condition
        (conversation_id,),
    )
    return {from_column(address): (width, height) for address, width, height in rows}


def all_of(connection: sqlite3.Connection, conversation_id: str) -> list[tuple[str, Picture]]:
    """Return every kept picture of a conversation with its address, the first loaded first."""
    rows = connection.execute(
        f"SELECT address, media_type, data, width, height FROM pictures WHERE {_OF} ORDER BY key",  # noqa: S608  # constant condition
        (conversation_id,),
    )
    return [(from_column(address), Picture(*rest)) for address, *rest in rows]
