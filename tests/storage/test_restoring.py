"""A copy takes the database's place, whole or not at all, and what was there is kept."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.errors import DamagedDatabaseError, NewerDatabaseError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.copies import Copies, counts_of
from gpts_desktop.storage.migrations import MIGRATIONS
from gpts_desktop.storage.restoring import restore
from gpts_desktop.storage.store import SqliteStore
from tests.storage.earlier_versions import MESSAGES, make_version
from tests.storage.killing import Victims, say


def write(path: Path, count: int) -> None:
    with SqliteStore(path) as store:
        for number in range(count):
            messages = [Message(Role.USER, f"{number} " * 5_000, id=f"m{number}")]
            store.begin_turn(Conversation.load(messages, id=f"c{number}"), messages)


def chats(path: Path) -> int:
    with SqliteStore(path) as store:
        return len(store.summaries())


def test_a_copy_is_restored_and_what_was_there_is_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write(path, 3)
    copy = Copies(path).make(CopyKind.DAILY)
    write(path, 8)
    kept = restore(path, copy.path)
    assert kept.kind is CopyKind.RESTORE
    assert counts_of(kept.path).conversations == 8
    assert chats(path) == 3
    restore(path, kept.path)
    assert chats(path) == 8
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def test_a_copy_of_an_earlier_version_is_brought_to_this_one(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    make_version(path, 1)
    SqliteStore(path).close()
    (before,) = Copies(path).all()
    write(path, 2)
    restore(path, before.path)
    with SqliteStore(path) as store:
        conversation = store.conversation("c")
        assert conversation is not None
        assert len(conversation) == MESSAGES
    assert {copy.version for copy in Copies(path).all()} == {1, len(MIGRATIONS)}


def test_another_process_sees_the_new_state(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write(path, 3)
    copy = Copies(path).make(CopyKind.DAILY)
    write(path, 8)
    with SqliteStore(path) as other:
        assert len(other.summaries()) == 8
        restore(path, copy.path)
        assert len(other.summaries()) == 3


def test_what_can_t_be_restored_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write(path, 3)
    copy = Copies(path).make(CopyKind.DAILY)
    content = copy.path.read_bytes()
    for spoilt, error in (
        (b"no copy" * 1_000, DamagedDatabaseError),
        (content[:60] + (999).to_bytes(4, "big") + content[64:], NewerDatabaseError),
    ):
        copy.path.write_bytes(spoilt)
        with pytest.raises(error):
            restore(path, copy.path)
        assert chats(path) == 3


def restore_one(path: Path, copy: str) -> None:
    """What is killed."""
    say("restoring")
    restore(path, Path(copy))
    say("restored")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what it kills")
@pytest.mark.timeout(300)
def test_kills_while_restoring_leave_one_state_or_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write(path, 3)
    few = Copies(path).make(CopyKind.MANUAL)
    write(path, 60)
    many = Copies(path).make(CopyKind.MANUAL)
    draw = random.Random(3)
    killed = 0
    with Victims("tests.storage.test_restoring:restore_one", path) as victims:
        for number in range(50):
            copy = (few, many)[number % 2]
            killed += victims.live(copy.path, words=1, delay=draw.uniform(0, 0.05)).was_killed
            assert chats(path) in (3, 60)
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            for kept in Copies(path).all():
                if kept.kind is CopyKind.RESTORE:
                    assert counts_of(kept.path).conversations in (3, 60)
                    kept.path.unlink()
    assert killed > 10
