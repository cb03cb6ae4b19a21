"""What has come of open messages, appended and never rewritten, and how a crash is mended.

Each function works within its caller's transaction.
"""

from __future__ import annotations

import sqlite3

from gpts_desktop.core.errors import LostPlaceError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.columns import from_column, to_column

Growth = tuple[str, str, str]
"""Text, reasoning and refusal."""


def append(
    connection: sqlite3.Connection, message_id: str, growth: Growth, number: int | None
) -> None:
    """Add what came; raise LostPlaceError when the message was never saved.

    The piece with this number, counted from 0, is added once: a commit that reported an error
    can turn out to have reached the disk.
    """
    row = connection.execute("SELECT key FROM messages WHERE id = ?", (message_id,)).fetchone()
    if row is None:
        raise LostPlaceError(Sentence("This answer can't be saved, since its beginning was not."))
    if number is not None and number < _pieces(connection, row[0]):
        return
    connection.execute(
        "INSERT INTO journal (message, text, reasoning, refusal) VALUES (?, ?, ?, ?)",
        (row[0], *map(to_column, growth)),
    )


def _pieces(connection: sqlite3.Connection, message: int) -> int:
    count: int = connection.execute(
        "SELECT count(*) FROM journal WHERE message = ?", (message,)
    ).fetchone()[0]
    return count


def gathered(connection: sqlite3.Connection, message: int) -> Growth:
    """Return what the journal adds to the message with this key."""
    rows = connection.execute(
        "SELECT text, reasoning, refusal FROM journal WHERE message = ? ORDER BY key", (message,)
    ).fetchall()
    return (
        "".join(from_column(text) for text, _, _ in rows),
        "".join(from_column(reasoning) for _, reasoning, _ in rows),
        "".join(from_column(refusal) for _, _, refusal in rows),
    )


def drop(connection: sqlite3.Connection, message: int) -> None:
    """Forget the journal of the message with this key."""
    connection.execute("DELETE FROM journal WHERE message = ?", (message,))


def left_open(connection: sqlite3.Connection) -> list[int]:
    """Return the keys of the messages that an earlier run did not bring to an end."""
    rows = connection.execute(
        "SELECT key FROM messages WHERE state IN ('sending', 'streaming')"
        " UNION SELECT message FROM journal ORDER BY 1"
    )
    return [key for (key,) in rows]


def recover(connection: sqlite3.Connection) -> int:
    """End what an earlier run left open and return how many answers were interrupted.

    An answer becomes `interrupted` with all that reached the disk, be it nothing; a
    question is complete, since it was on disk before it was sent.
    """
    from gpts_desktop.core.message import Role, State
    from gpts_desktop.storage import message_index

    interrupted = 0
    for key in left_open(connection):
        role, state, *before = connection.execute(
            "SELECT role, state, text, reasoning, refusal FROM messages WHERE key = ?", (key,)
        ).fetchone()
        if State(state).is_open:
            answer = role == Role.ASSISTANT
            interrupted += answer
            state = State.INTERRUPTED if answer else State.COMPLETE
        message_index.remove(connection, key)
        late = gathered(connection, key)
        whole = (to_column(from_column(old) + new) for old, new in zip(before, late, strict=True))
        connection.execute(
            "UPDATE messages SET state = ?, text = ?, reasoning = ?, refusal = ? WHERE key = ?",
            (str(state), *whole, key),
        )
        drop(connection, key)
        message_index.add(connection, key)
    return interrupted
