from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gpts_desktop.core import search_backlog
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import DamagedDatabaseError, DiskFullError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.search_backlog import index_backlog
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.storage.search import MessageSearch
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter


def test_all_that_was_left_is_found_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    failures: list[BaseException] = []
    writer = StorageWriter(failures.append)
    with SqliteStore(path) as store:
        conversation = Conversation(id="c")
        for number in range(250):
            conversation.add(Message(Role.USER, f"apple {number}", parent=conversation.current))
        store.begin_turn(conversation, conversation.path())
        with store._database.writing() as connection:
            connection.execute("INSERT INTO message_index (message_index) VALUES ('delete-all')")
            connection.execute("INSERT INTO index_backlog SELECT max(key) + 1, 250 FROM messages")
        asyncio.run(index_backlog(store, writer, after=0))
        search = MessageSearch(path)
        assert len(search.search(parse_query("apple"), 300)) == 250
        search.close()
    assert writer.close(5) and not failures


def test_a_full_disk_is_waited_for_and_damage_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_backlog, "AFTER_TROUBLE", 0.01)
    answers = iter([DiskFullError("Full."), (1, 2), None, DamagedDatabaseError("Noise.")])

    def index_more(count: int) -> object:
        if isinstance(answer := next(answers), BaseException):
            raise answer
        return answer

    writer = StorageWriter(lambda error: None)
    with SqliteStore(tmp_path / "a.db") as store:
        monkeypatch.setattr(store, "index_more", index_more)
        asyncio.run(index_backlog(store, writer, after=0))
        with pytest.raises(DamagedDatabaseError):
            asyncio.run(index_backlog(store, writer, after=0))
    assert writer.close(5)
