"""Pictures that were loaded stay beside their conversation and go with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.pictures import Picture
from gpts_desktop.storage.store import SqliteStore

ADDRESS = "https://files.example/p.png?sig=1"
PICTURE = Picture("image/png", b"\x89PNG" * 1_000, 40, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "test.db") as opened:
        for name in ("a", "b"):
            messages = [Message(Role.USER, "x")]
            opened.begin_turn(Conversation.load(messages, id=name), messages)
        yield opened


def test_a_picture_comes_back_after_a_restart(store: SqliteStore) -> None:
    store.keep_picture("a", ADDRESS, PICTURE)
    store.close()
    with SqliteStore(store.path) as again:
        assert again.picture("a", ADDRESS) == PICTURE
        assert again.picture_sizes("a") == {ADDRESS: (40, 30)}


def test_it_belongs_to_its_conversation(store: SqliteStore) -> None:
    store.keep_picture("a", ADDRESS, PICTURE)
    assert store.picture("b", ADDRESS) is None
    assert store.picture_sizes("b") == {}
    assert store.picture("a", "https://files.example/q.png") is None


def test_keeping_it_again_replaces_it(store: SqliteStore) -> None:
    store.keep_picture("a", ADDRESS, PICTURE)
    other = Picture("image/gif", b"GIF89a", 1, 1)
    store.keep_picture("a", ADDRESS, other)
    assert store.picture("a", ADDRESS) == other


def test_nothing_is_kept_beside_a_conversation_that_was_never_saved(store: SqliteStore) -> None:
    store.keep_picture("none", ADDRESS, PICTURE)
    assert store.picture("none", ADDRESS) is None


def test_it_goes_with_its_conversation(store: SqliteStore) -> None:
    store.keep_picture("a", ADDRESS, PICTURE)
    store.close()
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM conversations WHERE id = 'a'")
        assert connection.execute("SELECT count(*) FROM pictures").fetchone() == (0,)


def test_an_address_with_half_a_character_is_kept_too(store: SqliteStore) -> None:
    store.keep_picture("a", "https://h/\ud83d.png", PICTURE)
    assert store.picture_sizes("a") == {"https://h/\ud83d.png": (40, 30)}
    assert store.picture("a", "https://h/\ud83d.png") == PICTURE
