"""The rows of conversations. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.columns import from_column, from_json, to_column, to_json

if TYPE_CHECKING:
    from gpts_desktop.core.conversation import Conversation


def summaries(connection: sqlite3.Connection, limit: int, offset: int) -> list[ConversationSummary]:
    """Return what shows: pinned first, then the last updated first; -1 is no limit."""
    rows = connection.execute(
        # All columns stand in the index conversations_shown, in this order.
        "SELECT id, title, gpt_id, updated, pinned FROM conversations WHERE deleted IS NULL"
        " ORDER BY pinned DESC, updated DESC, key DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [
        ConversationSummary(conversation_id, from_column(title), gpt_id, updated, bool(pinned))
        for conversation_id, title, gpt_id, updated, pinned in rows
    ]


def load(connection: sqlite3.Connection, conversation_id: str) -> Conversation | None:
    """Return a conversation with its messages; None when there is none or it is deleted."""
    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.storage.messages import messages_of

    row = connection.execute(
        "SELECT key, title, gpt_id, model, created, updated, pinned, current, parameters"
        " FROM conversations WHERE id = ? AND deleted IS NULL",
        (conversation_id,),
    ).fetchone()
    if row is None:
        return None
    key, title, gpt_id, model, created, updated, pinned, current, parameters = row
    return Conversation.load(
        messages_of(connection, key),
        id=conversation_id,
        title=from_column(title),
        gpt_id=gpt_id,
        model=from_column(model),
        created=created,
        updated=updated,
        pinned=bool(pinned),
        current=current,
        parameters=Parameters.from_json(from_json(parameters)),
    )


def save(connection: sqlite3.Connection, conversation: Conversation) -> int:
    """Insert or replace the conversation's own row and return its key.

    A deleted conversation stays deleted: an answer may still be coming into it.
    """
    row = connection.execute(
        """INSERT INTO conversations
            (id, title, gpt_id, model, created, updated, pinned, current, parameters)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, gpt_id = excluded.gpt_id,
            model = excluded.model, created = excluded.created, updated = excluded.updated,
            pinned = excluded.pinned, current = excluded.current,
            parameters = excluded.parameters
        RETURNING key""",
        (
            conversation.id,
            to_column(conversation.title),
            conversation.gpt_id,
            to_column(conversation.model),
            conversation.created,
            conversation.updated,
            conversation.pinned,
            conversation.current,
            to_json(conversation.parameters.to_json()),
        ),
    ).fetchone()
    key: int = row[0]
    return key


def rename(connection: sqlite3.Connection, conversation_id: str, title: str) -> None:
    """Give a conversation another title; its place in the list stays."""
    connection.execute(
        "UPDATE conversations SET title = ? WHERE id = ?", (to_column(title), conversation_id)
    )


def pin(connection: sqlite3.Connection, conversation_id: str, pinned: bool) -> None:
    """Pin a conversation to the top, or take it down."""
    connection.execute(
        "UPDATE conversations SET pinned = ? WHERE id = ?", (pinned, conversation_id)
    )


def delete(connection: sqlite3.Connection, conversation_id: str) -> None:
    """Mark as deleted, and when."""
    connection.execute(
        "UPDATE conversations SET deleted = ? WHERE id = ?", (time.time(), conversation_id)
    )


def restore(connection: sqlite3.Connection, conversation_id: str) -> None:
    """Take a deletion back."""
    connection.execute("UPDATE conversations SET deleted = NULL WHERE id = ?", (conversation_id,))
