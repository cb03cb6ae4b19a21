"""The rows of conversations. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.core.tags import tidy_tags
from gpts_desktop.storage.columns import from_column, from_json, to_column, to_json

if TYPE_CHECKING:
    from gpts_desktop.core.conversation import Conversation


SUMMARY_COLUMNS = "id, title, gpt_id, updated, pinned, archived, folder, tags"
"""What `summary_of` takes; the sidebar's indexes hold all of them."""


def summaries(
    connection: sqlite3.Connection, limit: int, offset: int, *, archived: bool = False
) -> list[ConversationSummary]:
    """Return what shows: pinned first, then the last updated first; -1 is no limit."""
    rows = connection.execute(
        f"SELECT {SUMMARY_COLUMNS} FROM conversations"  # noqa: S608  # constants
        f" WHERE archived = {int(archived)} AND deleted IS NULL"
        " ORDER BY pinned DESC, updated DESC, key DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [summary_of(row) for row in rows]


def summary_of(row: Sequence[Any]) -> ConversationSummary:
    """Return what a row of `SUMMARY_COLUMNS` says."""
    conversation_id, title, gpt_id, updated, pinned, archived, folder, tags = row
    return ConversationSummary(
        conversation_id,
        from_column(title),
        gpt_id,
        updated,
        bool(pinned),
        bool(archived),
        folder,
        tags_from_column(tags),
    )


def tags_from_column(tags: str | bytes) -> tuple[str, ...]:
    """Return a conversation's tags: one a line."""
    return tuple(from_column(tags).split("\n")) if tags else ()


def organise(connection: sqlite3.Connection, summaries: Iterable[ConversationSummary]) -> None:
    """Keep where each conversation is kept: pinned, archived, folder and tags, nothing else."""
    connection.executemany(
        "UPDATE conversations SET pinned = ?, archived = ?, folder = ?, tags = ? WHERE id = ?",
        [(s.pinned, s.archived, s.folder, _tags_column(s.tags), s.id) for s in summaries],
    )


def _tags_column(tags: Sequence[str]) -> str | bytes:
    return to_column("\n".join(tidy_tags(tags)))


def load(connection: sqlite3.Connection, conversation_id: str) -> Conversation | None:
    """Return a conversation with its messages; None when there is none or it is deleted."""
    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.storage.messages import messages_of

    row = connection.execute(
        "SELECT key, title, gpt_id, model, created, updated, pinned, archived, folder, tags,"
        " current, parameters FROM conversations WHERE id = ? AND deleted IS NULL",
        (conversation_id,),
    ).fetchone()
    if row is None:
        return None
    key, title, gpt_id, model, created, updated, pinned, archived, folder, tags = row[:10]
    current, parameters = row[10:]
    return Conversation.load(
        messages_of(connection, key),
        id=conversation_id,
        title=from_column(title),
        gpt_id=gpt_id,
        model=from_column(model),
        created=created,
        updated=updated,
        pinned=bool(pinned),
        archived=bool(archived),
        folder=folder,
        tags=tags_from_column(tags),
        current=current,
        parameters=Parameters.from_json(from_json(parameters)),
    )


def save(connection: sqlite3.Connection, conversation: Conversation) -> int:
    """Insert or replace the conversation's own row and return its key.

    A deleted conversation stays deleted, since an answer may still be coming into it; and where
    one that is known is kept stays too, since `organise` may have moved it meanwhile.
    """
    row = connection.execute(
        """INSERT INTO conversations
            (id, title, gpt_id, model, created, updated, current, parameters,
            pinned, archived, folder, tags)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, gpt_id = excluded.gpt_id,
            model = excluded.model, created = excluded.created, updated = excluded.updated,
            current = excluded.current, parameters = excluded.parameters
        RETURNING key""",
        (
            conversation.id,
            to_column(conversation.title),
            conversation.gpt_id,
            to_column(conversation.model),
            conversation.created,
            conversation.updated,
            conversation.current,
            to_json(conversation.parameters.to_json()),
            conversation.pinned,
            conversation.archived,
            conversation.folder,
            _tags_column(conversation.tags),
        ),
    ).fetchone()
    key: int = row[0]
    return key


def rename(connection: sqlite3.Connection, conversation_id: str, title: str) -> None:
    """Give a conversation another title; its place in the list stays."""
    connection.execute(
        "UPDATE conversations SET title = ? WHERE id = ?", (to_column(title), conversation_id)
    )
