"""What the disk did not take, in a file elsewhere and back in the database."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from copy import copy
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import AppError, StorageError
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.own_format import calls
from gpts_desktop.core.unsaved import UnsavedWork
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.unsaved_files import DiskUnsavedFiles, take_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "test.db") as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path, store: SqliteStore) -> DiskUnsavedFiles:
    return DiskUnsavedFiles(store.path, [tmp_path])


def work(call: Callable[..., Any], *arguments: Any, about: Any = None) -> UnsavedWork:
    return UnsavedWork(call, arguments, Future(), about=about)


def half_saved(store: SqliteStore) -> tuple[Conversation, list[UnsavedWork]]:
    """Return a chat whose answer is half on disk, and what it lacks: its end and a second turn."""
    chat = Conversation(title="Trips", gpt_id="g-aaaaaaaaa")
    question = chat.add(Message(Role.USER, "Where to?"))
    answer = chat.add(Message(Role.ASSISTANT, parent=question.id, state=State.STREAMING))
    store.begin_turn(chat, [copy(question), copy(answer)])
    store.append_journal(answer.id, "To ", "", "", 0)
    answer.text, answer.state = "To Rome \ud83d", State.COMPLETE
    more = chat.add(Message(Role.USER, "Why?", parent=answer.id))
    return chat, [
        work(store.finish_message, answer, about=chat),
        work(store.begin_turn, chat, [copy(more)]),
        work(store.save_draft, chat.id, "half a thought"),
        work(store.rename_conversation, chat.id, "Journeys"),
        work(store.save_setting, "zoom", 1.5),
    ]


def test_it_is_taken_in_once_and_the_file_is_gone(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    chat, waiting = half_saved(store)
    path = files.write(tmp_path, waiting)
    assert files.left() == [path]
    again = path.read_bytes()
    for _ in range(2):
        take_in(path, store)
        assert not path.exists()
        read = store.conversation(chat.id)
        assert read is not None
        texts = [(message.text, message.state) for message in read.messages()]
        assert texts == [
            ("Where to?", State.COMPLETE),
            ("To Rome \ud83d", State.COMPLETE),
            ("Why?", State.COMPLETE),
        ]
        assert read.title == "Journeys"
        assert store.drafts() == {chat.id: "half a thought"}
        assert store.settings()["zoom"] == 1.5
        path.write_bytes(again)


def test_a_database_that_lost_the_chat_has_all_of_it(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    chat, waiting = half_saved(store)
    path = files.write(tmp_path, waiting)
    with SqliteStore(tmp_path / "anew.db") as anew:
        take_in(path, anew)
        read = anew.conversation(chat.id)
    assert read is not None
    assert [message.text for message in read.messages()] == ["Where to?", "To Rome \ud83d", "Why?"]


def test_what_was_written_meanwhile_stays(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    chat, waiting = half_saved(store)
    path = files.write(tmp_path, waiting)
    store.begin_turn(chat, [copy(message) for message in chat.messages()])
    later = Message(Role.USER, "And then?", parent=chat.messages()[-1].id)
    store.begin_turn(chat, [later])
    take_in(path, store)
    read = store.conversation(chat.id)
    assert read is not None
    assert [message.text for message in read.messages()][2:] == ["Why?", "And then?"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_the_user_can_read_it(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        path = files.write(tmp_path, half_saved(store)[1])
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_no_file_of_this_database_is_not_offered(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    _, waiting = half_saved(store)
    DiskUnsavedFiles(tmp_path / "other.db", [tmp_path]).write(tmp_path, waiting)
    for number, text in enumerate(["", "[]", '{"unsaved": 3}', '{"unsaved": {}}']):
        (tmp_path / f"gpts-desktop-unsaved-{number}.json").write_text(text)
    own = files.write(tmp_path, waiting)
    (tmp_path / "gpts-desktop-unsaved-link.json").symlink_to(own)
    assert files.left() == [own]
    kept = files.refuse(own)
    assert kept.exists()
    assert files.left() == []


def test_a_place_that_refuses_is_said(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    with pytest.raises(StorageError):
        files.write(tmp_path / "missing", half_saved(store)[1])


@pytest.mark.parametrize(
    "calls_of_it",
    [
        [{"call": "close", "arguments": []}],
        [{"call": "save_draft", "arguments": ["one"]}],
        [{"call": "save_draft", "arguments": ["one", 2]}],
        [{"call": "trash_conversations", "arguments": ["one"]}],
        "none",
    ],
)
def test_a_file_that_asks_for_anything_else_is_refused_and_stays(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path, calls_of_it: Any
) -> None:
    path = files.write(tmp_path, half_saved(store)[1])
    page = json.loads(path.read_bytes())
    page["unsaved"]["calls"] = calls_of_it
    path.write_text(json.dumps(page))
    with pytest.raises(AppError):
        take_in(path, store)
    assert path.exists()
    assert store.drafts() == {}


def test_every_call_that_says_nothing_of_a_message_comes_back(
    store: SqliteStore, files: DiskUnsavedFiles, tmp_path: Path
) -> None:
    chat = Conversation(title="One", gpt_id="g-aaaaaaaaa")
    store.begin_turn(chat, [chat.add(Message(Role.USER, "Hi"))])
    other = Conversation(title="Two", gpt_id="g-aaaaaaaaa")
    gone = other.add(Message(Role.USER, "gone"))
    store.begin_turn(other, [gone])
    (summary,) = [one for one in store.summaries() if one.id == chat.id]
    gpt, profile = Gpt("g-bbbbbbbbb", "Beta", pinned=True), GatewayProfile("one", "One", "http://x")
    folder = Folder("Work")
    waiting = [
        work(store.organise, [summary._replace(folder=folder.id, tags=("red",))]),
        work(store.save_folders, [folder, Folder("Old", "old")]),
        work(store.delete_folders, ["old"]),
        work(store.save_gpts, [gpt, Gpt("g-ccccccccc", "C")]),
        work(store.delete_gpts, ["g-ccccccccc"]),
        work(store.save_gateway, profile),
        work(store.save_gateway, GatewayProfile("two", "Two", "http://y")),
        work(store.delete_gateway, "two"),
        work(store.delete_message, gone.id),
        work(store.delete_message_alone, "never"),
        work(store.trash_conversations, [other.id, chat.id]),
        work(store.restore_conversations, [chat.id]),
        work(store.give_up_conversations, [other.id]),
        work(store.rename_conversation, chat.id, "Uno"),
        work(store.save_draft, "new:", "text"),
        work(store.save_setting, "theme", "dark"),
    ]
    assert {one.name for one in waiting} == set(calls._FORMS)
    take_in(files.write(tmp_path, waiting), store)
    assert store.gpts() == [gpt]
    assert store.gateways() == [profile]
    assert store.folders() == [folder]
    assert store.summaries() == [
        summary._replace(title="Uno", folder=folder.id, tags=("red",)),
    ]
    assert store.drafts() == {"new:": "text"}
    assert store.settings()["theme"] == "dark"
