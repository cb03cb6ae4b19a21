"""The processes that `test_killed_work` kills: an import, and the indexing of what is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import short
from tests.storage.importing.archives import bring, write_zip
from tests.storage.killing import say

COUNT = 600
"""Conversations of the archive, of two messages each."""


def make_archive(folder: Path) -> Path:
    """Write the archive that is imported."""
    chats = [short(place) for place in range(COUNT)]
    return write_zip(folder / "export.zip", conversations__json=chats)


def import_archive(path: Path, _: str) -> None:
    """Import the archive beside the database."""
    with SqliteStore(path) as store:
        say("open")
        bring(store, path.with_name("export.zip"))
        say("done")


def forget_index(path: Path) -> None:
    """Leave all messages unindexed, as a version before the index did."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM index_backlog")
        connection.execute("INSERT INTO message_index (message_index) VALUES ('delete-all')")
        connection.execute("INSERT INTO index_backlog SELECT max(key) + 1, count(*) FROM messages")
        connection.commit()


def index_all(path: Path, _: str) -> None:
    """Index a few messages at a time, and say how many are left."""
    with SqliteStore(path) as store:
        while left := store.index_more(10):
            say(f"left {left[0]}")
    say("done")
