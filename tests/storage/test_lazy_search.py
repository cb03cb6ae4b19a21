"""Two searches at once, each on a connection of its own."""

from __future__ import annotations

import threading
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.storage.lazy_search import LazySearch
from gpts_desktop.storage.store import SqliteStore


def test_many_threads_find_the_same_and_an_overtaken_one_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    finder = LazySearch(path)
    with SqliteStore(path) as store:
        conversation = Conversation(title="t")
        message = conversation.add(Message(Role.USER, "apple"))
        store.begin_turn(conversation, [message])
        found: list[list[str]] = []

        def look() -> None:
            hits = finder.search(parse_query("apple"), 5)
            found.append([hit.message_id for hit in hits])

        threads = [threading.Thread(target=look) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [[message.id]] * 8
        overtaken = threading.Event()
        overtaken.set()
        assert finder.search(parse_query("apple"), 5, overtaken) == []
        assert finder.unindexed() is None
        finder.close()
