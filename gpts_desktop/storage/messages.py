"""The rows of messages and their files. Each function works within its caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from gpts_desktop.core.errors import Failure, LostPlaceError
from gpts_desktop.core.message import Attachment, Message, Role, State, Usage
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage import journal, message_index
from gpts_desktop.storage.columns import from_column, from_json, to_column, to_json

_COLUMNS = (
    "parent, role, state, model, gpt_id, created, duration, reasoning_duration, finish_reason,"
    " prompt_tokens, completion_tokens, total_tokens, attachments, failure, refusal, reasoning,"
    " text"
)
# Keys below 1 are those of messages from archives: what is written here comes after them all.
_NEW_KEY = "max(0, ifnull((SELECT max(key) FROM messages), 0)) + 1"
_ROLES = {role.value: role for role in Role}
_STATES = {state.value: state for state in State}
_OPEN = (State.SENDING, State.STREAMING)


def messages_of(connection: sqlite3.Connection, conversation: int) -> Iterator[Message]:
    """Yield the messages of the conversation with this key, parents before children.

    What a message that is still open has in the journal is part of its text.
    """
    rows = connection.execute(
        f"SELECT key, id, {_COLUMNS} FROM messages WHERE conversation = ? ORDER BY key",  # noqa: S608  # constant columns
        (conversation,),
    )
    ids: dict[int | None, str | None] = {None: None}
    # Unpacked and called by position: a long conversation is opened in this loop.
    for (
        key, message_id, parent, role, state, model, gpt_id, created, duration,
        reasoning_duration, finish_reason, prompt, completion, total, attachments, failure,
        refusal, reasoning, text,
    ) in rows:  # fmt: skip
        ids[key] = message_id
        message = Message(
            _ROLES[role],
            text,
            message_id,
            ids[parent],
            _STATES[state],
            reasoning,
            refusal,
            model,
            gpt_id,
            created,
            duration,
            reasoning_duration,
            finish_reason,
            None if prompt is None else Usage(prompt, completion, total),
        )
        if bytes in (type(text), type(reasoning), type(refusal), type(model), type(finish_reason)):
            _decode(message)
        if failure is not None:
            message.failure = Failure.from_json(from_json(failure))
        if attachments:
            message.attachments = _files(connection, key)
        if message.state in _OPEN:
            late = journal.gathered(connection, key)
            message.text += late[0]
            message.reasoning += late[1]
            message.refusal += late[2]
        yield message


def write(connection: sqlite3.Connection, conversation: int, message: Message) -> None:
    """Insert or replace a message whole, in the conversation with this key.

    Raises LostPlaceError when its parent was never saved.
    """
    parent = None if message.parent is None else key_of(connection, message.parent)
    _unindex(connection, message.id)
    values = _values(parent, message)
    marks = ", ".join("?" * len(values))
    replaced = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS.split(", "))
    row = connection.execute(
        f"INSERT INTO messages (key, id, conversation, {_COLUMNS})"  # noqa: S608  # constant columns
        f" VALUES ({_NEW_KEY}, ?, ?, {marks})"
        f" ON CONFLICT (id) DO UPDATE SET {replaced} RETURNING key",
        (message.id, conversation, *values),
    ).fetchone()
    _settle(connection, row[0], message)


Placed = tuple[int, int | None, Message]
"""A message with its key and its parent's."""


def add_unindexed(
    connection: sqlite3.Connection, conversation: int, placed: Sequence[Placed]
) -> None:
    """Insert new messages under their keys; the index is told by who chose the keys."""
    marks = ", ".join("?" * len(_COLUMNS.split(", ")))
    connection.executemany(
        f"INSERT INTO messages (key, id, conversation, {_COLUMNS}) VALUES (?, ?, ?, {marks})",  # noqa: S608  # constant columns
        (
            (key, message.id, conversation, *_values(parent, message))
            for key, parent, message in placed
        ),
    )
    for key, _, message in placed:
        if message.attachments:
            _add_files(connection, key, message)


def rewrite(connection: sqlite3.Connection, message: Message) -> None:
    """Replace a saved message whole; raise LostPlaceError when it was never saved."""
    key = key_of(connection, message.id)
    parent = None if message.parent is None else key_of(connection, message.parent)
    message_index.remove(connection, key)
    changed = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", "))
    connection.execute(
        f"UPDATE messages SET {changed} WHERE key = ?",  # noqa: S608  # constant columns
        (*_values(parent, message), key),
    )
    _settle(connection, key, message)


def delete(connection: sqlite3.Connection, message_id: str) -> None:
    """Delete a message and those that follow it; files and journals go with them.

    The last go first: SQLite follows no more than 1,000 messages down by the schema's way.
    """
    keys = connection.execute(
        """WITH RECURSIVE gone (key) AS (
            SELECT key FROM messages WHERE id = ?
            UNION ALL SELECT m.key FROM messages m JOIN gone ON m.parent = gone.key
        ) SELECT key FROM gone""",
        (message_id,),
    ).fetchall()
    for (key,) in reversed(keys):
        message_index.remove(connection, key)
        connection.execute("DELETE FROM messages WHERE key = ?", (key,))


def delete_alone(connection: sqlite3.Connection, message_id: str) -> None:
    """Delete one message; those that follow it hang on what was before it."""
    row = connection.execute(
        "SELECT key, parent FROM messages WHERE id = ?", (message_id,)
    ).fetchone()
    if row is not None:
        key, parent = row
        connection.execute("UPDATE messages SET parent = ? WHERE parent = ?", (parent, key))
        delete(connection, message_id)


def key_of(connection: sqlite3.Connection, message_id: str) -> int:
    """Return the key of a saved message; raise LostPlaceError when there is none.

    A full disk can have kept an earlier message from being saved.
    """
    row = connection.execute("SELECT key FROM messages WHERE id = ?", (message_id,)).fetchone()
    if row is None:
        raise LostPlaceError(
            Sentence("This message can't be saved, since the one before it was not.")
        )
    key: int = row[0]
    return key


def _settle(connection: sqlite3.Connection, key: int, message: Message) -> None:
    """Make the message's files and journal agree with its row, which holds all of it."""
    journal.drop(connection, key)
    connection.execute("DELETE FROM attachments WHERE message = ?", (key,))
    _add_files(connection, key, message)
    message_index.add(connection, key)


def _add_files(connection: sqlite3.Connection, key: int, message: Message) -> None:
    connection.executemany(
        "INSERT INTO attachments (message, name, media_type, data) VALUES (?, ?, ?, ?)",
        [
            (key, to_column(file.name), to_column(file.media_type), file.data)
            for file in message.attachments
        ],
    )


def _unindex(connection: sqlite3.Connection, message_id: str) -> None:
    row = connection.execute("SELECT key FROM messages WHERE id = ?", (message_id,)).fetchone()
    if row is not None:
        message_index.remove(connection, row[0])


def _values(parent: int | None, message: Message) -> tuple[Any, ...]:
    usage = message.usage
    return (
        parent,
        message.role.value,
        message.state.value,
        to_column(message.model),
        message.gpt_id,
        message.created,
        message.duration,
        message.reasoning_duration,
        to_column(message.finish_reason),
        usage.prompt_tokens if usage else None,
        usage.completion_tokens if usage else None,
        usage.total_tokens if usage else None,
        len(message.attachments),
        to_json(message.failure.to_json()) if message.failure else None,
        to_column(message.refusal),
        to_column(message.reasoning),
        to_column(message.text),
    )


def _decode(message: Message) -> None:
    """Turn the columns that came as blobs into texts."""
    for name in ("text", "reasoning", "refusal", "model", "finish_reason"):
        setattr(message, name, from_column(getattr(message, name)))


def _files(connection: sqlite3.Connection, key: int) -> tuple[Attachment, ...]:
    rows = connection.execute(
        "SELECT name, media_type, data FROM attachments WHERE message = ? ORDER BY key", (key,)
    )
    return tuple(
        Attachment(from_column(name), from_column(media_type), data)
        for name, media_type, data in rows
    )
