"""Conversations that were deleted. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable

from gpts_desktop.core.summary import TrashedConversation
from gpts_desktop.storage import message_index, origins
from gpts_desktop.storage.conversations import SUMMARY_COLUMNS, summary_of

_STEP = 0.01  # seconds


def put_in(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Mark as deleted, and when; what is in the trash already stays as it is."""
    now = time.time()
    connection.executemany(
        "UPDATE conversations SET deleted = ? WHERE id = ? AND deleted IS NULL",
        [(now, one) for one in ids],
    )


def take_out(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Take deletions back."""
    connection.executemany(
        "UPDATE conversations SET deleted = NULL WHERE id = ?", [(one,) for one in ids]
    )


def give_up(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Let deleted conversations be purged next: they show nowhere any more."""
    connection.executemany(
        "UPDATE conversations SET deleted = 0 WHERE id = ? AND deleted IS NOT NULL",
        [(one,) for one in ids],
    )


def content(connection: sqlite3.Connection) -> list[TrashedConversation]:
    """Return what is in the trash, the last deleted first."""
    rows = connection.execute(
        f"SELECT {SUMMARY_COLUMNS}, deleted FROM conversations"  # noqa: S608  # constant columns
        " WHERE deleted > 0 ORDER BY deleted DESC, updated DESC"
    )
    return [TrashedConversation(summary_of(row[:-1]), row[-1]) for row in rows]


def purge(connection: sqlite3.Connection, before: float) -> bool:
    """Delete for good, for 10 ms, what was deleted before then; whether any is left.

    The last messages go first: to delete an early one would take all that follow along.
    """
    end = time.monotonic() + _STEP
    while True:
        row = connection.execute(
            "SELECT key, id FROM conversations WHERE deleted < ?"
            " AND key NOT IN (SELECT conversation FROM arriving) ORDER BY deleted LIMIT 1",
            (before,),
        ).fetchone()
        if row is None:
            return False
        key, conversation_id = row
        if not (_purge_message(connection, key) or _purge_picture(connection, key)):
            connection.execute("DELETE FROM conversations WHERE key = ?", (key,))
            connection.execute("DELETE FROM drafts WHERE key = ?", (conversation_id,))
            origins.forget(connection, conversation_id)
        if time.monotonic() > end:
            return True


def _purge_message(connection: sqlite3.Connection, conversation: int) -> bool:
    (key,) = connection.execute(
        "SELECT max(key) FROM messages WHERE conversation = ?", (conversation,)
    ).fetchone()
    if key is not None:
        message_index.remove(connection, key)
        connection.execute("DELETE FROM messages WHERE key = ?", (key,))
    return key is not None


def _purge_picture(connection: sqlite3.Connection, conversation: int) -> bool:
    return bool(
        connection.execute(
            "DELETE FROM pictures WHERE key ="
            " (SELECT key FROM pictures WHERE conversation = ? LIMIT 1)",
            (conversation,),
        ).rowcount
    )
