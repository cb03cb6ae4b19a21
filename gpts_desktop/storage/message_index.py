"""The full-text index of messages. Each function works within its caller's transaction.

The index keeps no text of its own: what a message was indexed with is given again to take it
out. A message's place in the index is its key, so that the newest are found first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from gpts_desktop.core.search_words import spaced
from gpts_desktop.storage.columns import from_column

BACKLOG = """INSERT INTO index_backlog
        SELECT max(key) + 1, count(*) FROM messages HAVING count(*) > 0"""
"""Lets all that is there be indexed in the background."""

# Each letter of a script without blanks is a word (`spaced`), accents and case don't count, and
# beginnings of two and three letters have an index of their own. bm25's columns of sizes are left
# out: relevance is reckoned on the few hits that are shown.
CREATE = (
    """CREATE VIRTUAL TABLE message_index USING fts5 (
        text, marks, content = '', columnsize = 0, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    )""",
    # Messages of earlier versions are indexed in the background, from `below` downwards.
    "CREATE TABLE index_backlog (below INTEGER NOT NULL, total INTEGER NOT NULL)",
    BACKLOG,
)

EVERY = "all"
"""The mark of every message."""

Row = tuple[int, str, str, str, float, int, str | bytes]
"""The columns of `_COLUMNS`."""

_LOWEST = -(2**63)
_SETTLED = ("complete", "stopped", "interrupted", "failed")
_COLUMNS = "m.key, m.role, m.state, c.gpt_id, m.created, m.attachments, m.text"


def add(connection: sqlite3.Connection, key: int) -> None:
    """Index the saved message with this key, if nothing more will come to it."""
    _write(connection, _rows(connection, "m.key = ?", key), "")


def remove(connection: sqlite3.Connection, key: int) -> None:
    """Take the message with this key out, before its row changes or goes."""
    waiting = connection.execute("SELECT below FROM index_backlog").fetchone()
    if waiting is None or key >= waiting[0]:
        _write(connection, _rows(connection, "m.key = ?", key), "delete")


def postpone(connection: sqlite3.Connection, below: int, count: int) -> None:
    """Leave `count` new messages, whose keys lie under `below` and all before, to `catch_up`."""
    added = connection.execute("UPDATE index_backlog SET total = total + ?", (count,))
    if not added.rowcount:
        connection.execute("INSERT INTO index_backlog (below, total) VALUES (?, ?)", (below, count))
    if not connection.execute("UPDATE index_backlog_left SET count = count + ?", (count,)).rowcount:
        connection.execute("INSERT INTO index_backlog_left VALUES (?)", (count,))


def catch_up(
    connection: sqlite3.Connection, count: int, down_to: int | None = None
) -> tuple[int, int] | None:
    """Index up to `count` messages of the backlog, the newest first, with keys from `down_to` on.

    Returns how many are left and how many there were, or None when all are indexed.
    """
    waiting = connection.execute("SELECT below, total FROM index_backlog").fetchone()
    if waiting is None:
        return None
    below, total = waiting
    # What is still arriving gets messages above those that are there: it waits until it is whole.
    arriving = connection.execute("SELECT max(below) FROM arriving").fetchone()[0]
    held = max((at for at in (arriving, down_to) if at is not None), default=None)
    keys = [
        key
        for (key,) in connection.execute(
            "SELECT key FROM messages WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT ?",
            (_LOWEST if held is None else held, below - 1, count),
        )
    ]
    if not keys:
        if held is None:
            connection.execute("DELETE FROM index_backlog")
            connection.execute("DELETE FROM index_backlog_left")
        return None
    # FTS5 takes ascending keys in one piece, and writes a piece for each that descends.
    _write(connection, _rows(connection, "m.key BETWEEN ? AND ?", keys[-1], keys[0]), "")
    connection.execute("UPDATE index_backlog SET below = ?", (keys[-1],))
    return _count_down(connection, keys[-1], len(keys)), total


def _count_down(connection: sqlite3.Connection, below: int, count: int) -> int:
    """Return how many are left; counting them each time would read every message."""
    row = connection.execute("SELECT count FROM index_backlog_left").fetchone()
    if row is None:
        counted = "SELECT count(*) FROM messages WHERE key < ?"
        whole: int = connection.execute(counted, (below,)).fetchone()[0]
        connection.execute("INSERT INTO index_backlog_left VALUES (?)", (whole,))
        return whole
    left: int = max(0, row[0] - count)  # some may have been deleted since
    connection.execute("UPDATE index_backlog_left SET count = ?", (left,))
    return left


def backlog(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """Return about how many messages are left to be indexed, and how many there were."""
    waiting = connection.execute("SELECT below, total FROM index_backlog").fetchone()
    if waiting is None:
        return None
    below, total = waiting
    left = connection.execute("SELECT count FROM index_backlog_left").fetchone()
    return left[0] if left is not None else max(0, min(below - 1, total)), total


def gpt_mark(gpt_id: str) -> str:
    """Return the mark of a GPT's messages: one word of the index."""
    return "gpt" + "".join(letter for letter in gpt_id.lower() if letter.isalnum())


def _rows(connection: sqlite3.Connection, where: str, *keys: int) -> list[Row]:
    states = ", ".join(f"'{state}'" for state in _SETTLED)
    rows: list[Row] = connection.execute(
        f"SELECT {_COLUMNS} FROM messages m JOIN conversations c ON c.key = m.conversation"  # noqa: S608  # constants
        f" WHERE {where} AND m.state IN ({states}) ORDER BY m.key",
        keys,
    ).fetchall()
    return rows


def _write(connection: sqlite3.Connection, rows: Iterable[Row], command: str) -> None:
    """Put rows into the index, or take them out by the command "delete"."""
    for row in rows:
        values = _entry(row)
        if command:
            connection.execute(
                "INSERT INTO message_index (message_index, rowid, text, marks) VALUES (?, ?, ?, ?)",
                (command, *values),
            )
        else:
            connection.execute(
                "INSERT INTO message_index (rowid, text, marks) VALUES (?, ?, ?)", values
            )


def _entry(row: Row) -> tuple[int, str, str]:
    """Return a message's key, words and marks."""
    key, role, state, gpt_id, created, attachments, text = row
    body = from_column(text)
    marks = [EVERY, role, state, gpt_mark(gpt_id), *_moments(created)]
    if "```" in body or "~~~" in body:
        marks.append("code")
    if attachments or "![" in body:
        marks.append("image")
    return key, spaced(body), " ".join(marks)


def _moments(created: float) -> tuple[str, ...]:
    """Return the marks of a message's year and month, for `before:` and `after:`.

    In UTC: what is taken out must be what was put in, wherever the computer is by then.
    """
    try:
        day = datetime.fromtimestamp(created, UTC)
    except (ValueError, OverflowError, OSError):
        return ()
    return f"y{day:%Y}", f"m{day:%Y%m}"
