"""The folder under an open database is moved, deleted, replaced and put back."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import BusyDatabaseError, StorageError, VanishedDatabaseError
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.storage import reading_only
from gpts_desktop.storage.store import SqliteStore
from tests.storage.failing_connection import RefusingConnection

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be moved there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[SqliteStore]:
    with SqliteStore(folder / "a.db", factory=RefusingConnection) as opened:
        save(opened, "one")
        yield opened
    RefusingConnection.refuse("")


def save(store: SqliteStore, text: str) -> None:
    messages = [Message(Role.USER, text, id=text)]
    store.begin_turn(Conversation.load(messages, id=text), messages)


def ids(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM messages ORDER BY key")]


def test_nothing_is_written_into_a_folder_that_was_deleted(
    folder: Path, store: SqliteStore
) -> None:
    shutil.rmtree(folder)
    with pytest.raises(VanishedDatabaseError, match=r"a\.db is gone"):
        save(store, "two")
    assert not folder.exists()
    assert store.conversation("one") is not None
    folder.mkdir()
    with pytest.raises(VanishedDatabaseError, match=r"a\.db is gone"):
        save(store, "two")
    assert not list(folder.iterdir())


def test_a_folder_that_comes_back_is_used_again(folder: Path, store: SqliteStore) -> None:
    away = folder.rename(folder.with_name("trash"))
    with pytest.raises(VanishedDatabaseError):
        save(store, "two")
    away.rename(folder)
    save(store, "two")
    assert ids(folder / "a.db") == ["one", "two"]


def test_a_whole_copy_in_its_place_is_opened_anew(folder: Path, store: SqliteStore) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    shutil.rmtree(folder)
    copy.rename(folder)
    save(store, "two")
    assert ids(folder / "a.db") == ["one", "two"]
    with SqliteStore(folder / "a.db") as second:
        assert second._owner.is_others


def test_an_older_state_or_another_file_in_its_place_is_left_alone(
    folder: Path, store: SqliteStore
) -> None:
    with closing(sqlite3.connect(folder / "older")) as older:
        store._database._connection.backup(older)
    save(store, "two")
    for content in ((folder / "older").read_bytes(), b"", b"no database"):
        for left in folder.glob("a.db*"):
            left.unlink()
        (folder / "a.db").write_bytes(content)
        with pytest.raises(StorageError):
            save(store, "three")
        assert (folder / "a.db").read_bytes() == content


def test_a_file_that_another_window_took_meanwhile_is_not_shared(
    folder: Path, store: SqliteStore
) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    shutil.rmtree(folder)
    copy.rename(folder)
    (folder / "a.db.lock").unlink()
    with SqliteStore(folder / "a.db"), pytest.raises(BusyDatabaseError, match="Another window"):
        save(store, "two")
    save(store, "two")
    assert ids(folder / "a.db") == ["one", "two"]


@pytest.mark.parametrize("name", ["SQLITE_IOERR_READ", "SQLITE_READONLY", "SQLITE_CANTOPEN"])
def test_a_connection_that_had_such_an_error_is_opened_anew(store: SqliteStore, name: str) -> None:
    before = store._database._connection
    assert isinstance(before, RefusingConnection)
    before.refuse(name)
    with pytest.raises(StorageError):
        save(store, "two")
    before.refuse("")
    save(store, "two")
    assert store._database._connection is not before
    assert ids(store.path) == ["one", "two"]


def test_a_file_that_cant_be_written_is_read_and_written_once_it_can(folder: Path) -> None:
    path = folder / "a.db"
    with SqliteStore(path) as made:
        save(made, "one")
    before = path.read_bytes()
    with SqliteStore(path, factory=RefusingConnection, reading_only=True) as store:
        assert store.conversation("one") is not None
        assert [left.name for left in folder.iterdir() if left.name.endswith("-wal")] == []
        RefusingConnection.refuse("SQLITE_READONLY")
        try:
            with pytest.raises(StorageError):
                save(store, "two")
            assert path.read_bytes() == before
            assert store.conversation("two") is None
        finally:
            RefusingConnection.refuse("")
        save(store, "two")
        assert ids(path) == ["one", "two"]


@pytest.mark.parametrize("names", [["a.db-wal"], ["a.db-wal", "a.db-shm"]])
def test_a_log_that_is_deleted_loses_nothing(
    folder: Path, store: SqliteStore, tmp_path: Path, names: list[str]
) -> None:
    save(store, "two")
    for name in names:
        (folder / name).unlink()
    save(store, "three")
    # What a start after the computer went down would find.
    alone = shutil.copyfile(folder / "a.db", tmp_path / "alone.db")
    assert ids(Path(alone)) == ["one", "two", "three"]
    save(store, "four")
    alone = shutil.copyfile(folder / "a.db", tmp_path / "alone.db")
    assert ids(Path(alone)) == ["one", "two", "three", "four"]


def crashed(store: SqliteStore, folder: Path) -> Path:
    """Return a database with a log, as a crash in mid-answer leaves it."""
    chat = Conversation(id="crash", title="One")
    question = chat.add(Message(Role.USER, "Hi"))
    answer = chat.add(Message(Role.ASSISTANT, parent=question.id, state=State.STREAMING))
    store.begin_turn(chat, [question, answer])
    store.append_journal(answer.id, "Half", "", "", 0)
    left = folder / "left"
    left.mkdir()
    for name in ("a.db", "a.db-wal"):
        shutil.copyfile(folder / name, left / name)
    assert (left / "a.db-wal").stat().st_size
    return left / "a.db"


def test_what_is_in_the_log_after_a_crash_is_read_too_from_a_copy_that_goes(
    folder: Path, store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = crashed(store, folder)
    places = tmp_path / "temporary"
    places.mkdir()
    monkeypatch.setattr(reading_only, "temporary_places", lambda: [tmp_path / "none", places])
    before = {name: (path.parent / name).read_bytes() for name in ("a.db", "a.db-wal")}
    with SqliteStore(path, factory=RefusingConnection, reading_only=True) as read:
        assert len(list(places.iterdir())) == 1
        chat = read.conversation("crash")
        assert chat is not None
        assert [message.text for message in chat.path()] == ["Hi", "Half"]
        assert not any(message.state.is_open for message in chat.path())
        RefusingConnection.refuse("SQLITE_FULL")
        try:
            with pytest.raises(StorageError):
                save(read, "two")
        finally:
            RefusingConnection.refuse("")
        left = {one.name for one in path.parent.iterdir()}
        assert {name: (path.parent / name).read_bytes() for name in before} == before
        assert "a.db-journal" not in left
        save(read, "two")  # there is room again
        assert list(places.iterdir()) == []
    assert ids(path)[-1] == "two"
    with SqliteStore(path) as again:
        assert again.recovered == 1
        assert again.ended_uncleanly


def test_a_log_without_room_for_a_copy_is_not_opened_in_part(
    folder: Path, store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = crashed(store, folder)
    monkeypatch.setattr(reading_only, "temporary_places", lambda: [tmp_path / "none"])
    with pytest.raises(VanishedDatabaseError):
        SqliteStore(path, reading_only=True)
    with pytest.raises(VanishedDatabaseError):
        SqliteStore(folder / "b.db", reading_only=True)
    assert not (folder / "b.db").exists()
