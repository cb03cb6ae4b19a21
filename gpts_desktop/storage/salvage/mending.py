"""Makes a whole database of gathered rows: what lost its parent finds the nearest one left."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from gpts_desktop.core.ids import new_id
from gpts_desktop.core.message import Role, State
from gpts_desktop.core.titles import UNTITLED, title_of
from gpts_desktop.storage import journal, message_index
from gpts_desktop.storage.columns import from_column, to_column

RESCUED = "Rescued chat"

_NEAREST = "SELECT max(key) FROM messages WHERE conversation = ? AND key < ?"


def mend(connection: sqlite3.Connection, lost_parents: Mapping[int, int]) -> None:
    """Mend a database whose foreign keys are off, within one transaction."""
    connection.execute("BEGIN")
    _remake_messages(connection, lost_parents)
    _hang_under_found_parents(connection, lost_parents)
    _remake_conversations(connection)
    _hang_orphans(connection, lost_parents)
    _count_attachments(connection)
    _drop_dangling(connection)
    journal.recover(connection)
    _begin_index_anew(connection)
    connection.execute("COMMIT")


def _hang_under_found_parents(
    connection: sqlite3.Connection, lost_parents: Mapping[int, int]
) -> None:
    """A parent that one file had lost may have come from another."""
    connection.executemany(
        "UPDATE messages SET parent = ?1 WHERE key = ?2 AND ?1 < ?2 AND EXISTS"
        " (SELECT 1 FROM messages p WHERE p.key = ?1 AND p.conversation = messages.conversation)",
        [(parent, child) for child, parent in lost_parents.items()],
    )


def _remake_messages(connection: sqlite3.Connection, lost_parents: Mapping[int, int]) -> None:
    """Files and journals whose message is lost get one where it was."""
    lost = connection.execute(
        "SELECT message, max(of_user) FROM"
        " (SELECT message, 1 AS of_user FROM attachments UNION SELECT message, 0 FROM journal)"
        " WHERE message NOT IN (SELECT key FROM messages) GROUP BY message ORDER BY message"
    ).fetchall()
    first_children = {parent: child for child, parent in reversed(list(lost_parents.items()))}
    for key, is_question in lost:
        place = _place_of(connection, key, first_children.get(key, key - 1))
        role, state = (
            (Role.USER, State.COMPLETE) if is_question else (Role.ASSISTANT, State.STREAMING)
        )
        connection.execute(
            "INSERT INTO messages (key, id, role, state, conversation, gpt_id, created, parent,"
            " model, finish_reason, attachments, refusal, reasoning, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', 0, '', '', '')",
            (key, new_id(), role.value, state.value, *place),
        )


def _place_of(
    connection: sqlite3.Connection, key: int, relative: int
) -> tuple[int, str, float, int | None]:
    """Return conversation, GPT, time and parent of a lost message.

    `relative` is a message that followed it, or the key before it.
    """
    known = connection.execute(
        "SELECT conversation, gpt_id, created FROM messages WHERE key <= ?"
        " ORDER BY key DESC LIMIT 1",
        (relative,),
    ).fetchone()
    conversation, gpt_id, created = known or (_next_conversation(connection), "", 0.0)
    (parent,) = connection.execute(_NEAREST, (conversation, key)).fetchone()
    return conversation, gpt_id, created, parent


def _next_conversation(connection: sqlite3.Connection) -> int:
    found: int = connection.execute(
        "SELECT 1 + max(coalesce((SELECT max(key) FROM conversations), 0),"
        " coalesce((SELECT max(conversation) FROM messages), 0))"
    ).fetchone()[0]
    return found


def _remake_conversations(connection: sqlite3.Connection) -> None:
    """A conversation whose row is lost gets one, with a title from its first question."""
    for (key,) in connection.execute(
        "SELECT conversation FROM messages UNION SELECT conversation FROM pictures"
        " EXCEPT SELECT key FROM conversations"
    ).fetchall():
        gpt_id, created, updated = connection.execute(
            "SELECT coalesce(max(gpt_id), ''), coalesce(min(created), 0),"
            " coalesce(max(created), 0) FROM messages WHERE conversation = ?",
            (key,),
        ).fetchone()
        connection.execute(
            "INSERT INTO conversations (key, id, title, gpt_id, model, created, updated, pinned,"
            " parameters) VALUES (?, ?, ?, ?, '', ?, ?, 0, '{}')",
            (key, new_id(), to_column(_title(connection, key)), gpt_id, created, updated),
        )


def _title(connection: sqlite3.Connection, conversation: int) -> str:
    question = connection.execute(
        "SELECT text FROM messages WHERE conversation = ? ORDER BY role = 'user' DESC, key LIMIT 1",
        (conversation,),
    ).fetchone()
    title = title_of(from_column(question[0])) if question else UNTITLED
    return RESCUED if title == UNTITLED else title


def _hang_orphans(connection: sqlite3.Connection, lost_parents: Mapping[int, int]) -> None:
    """Messages without their parents hang on the nearest one saved before that, or are roots."""
    wrong = connection.execute(
        "SELECT m.key, m.conversation, m.parent FROM messages m"
        " LEFT JOIN messages p ON p.key = m.parent WHERE m.parent IS NOT NULL"
        " AND (p.key IS NULL OR p.conversation <> m.conversation OR p.key >= m.key)"
    ).fetchall()
    homeless = [
        (key, row[0], parent)
        for key, parent in lost_parents.items()
        if (row := _without_parent(connection, key)) is not None
    ]
    for key, conversation, parent in [*wrong, *homeless]:
        before = min(key, parent)
        (nearest,) = connection.execute(_NEAREST, (conversation, before)).fetchone()
        connection.execute("UPDATE messages SET parent = ? WHERE key = ?", (nearest, key))


def _without_parent(connection: sqlite3.Connection, key: int) -> tuple[int] | None:
    found: tuple[int] | None = connection.execute(
        "SELECT conversation FROM messages WHERE key = ? AND parent IS NULL", (key,)
    ).fetchone()
    return found


def _count_attachments(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE messages SET attachments ="
        " (SELECT count(*) FROM attachments WHERE message = messages.key)"
        " WHERE attachments > 0 OR key IN (SELECT message FROM attachments)"
    )


def _drop_dangling(connection: sqlite3.Connection) -> None:
    """Drop rows that still point nowhere: they are nothing alone."""
    for table, rowid, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))  # noqa: S608  # SQLite's own answer


def _begin_index_anew(connection: sqlite3.Connection) -> None:
    """Empty the full-text index; it is filled in the background."""
    connection.execute("INSERT INTO message_index (message_index) VALUES ('delete-all')")
    connection.execute("DELETE FROM index_backlog")
    connection.execute("DELETE FROM index_backlog_left")
    connection.execute(message_index.BACKLOG)
