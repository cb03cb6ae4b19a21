"""Where conversations are kept: folders, tags, the archive and the trash."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.pictures import Picture
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.search import MessageSearch
from gpts_desktop.storage.store import SqliteStore

DAY = 86_400.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "test.db") as opened:
        yield opened


def saved(store: SqliteStore, name: str, words: str = "Hi", **fields: object) -> Conversation:
    messages = [Message(Role.USER, words)]
    conversation = Conversation.load(messages, id=name, title=name, **fields)
    store.begin_turn(conversation, messages)
    return conversation


def ids(summaries: list[ConversationSummary]) -> list[str]:
    return [summary.id for summary in summaries]


def plan(store: SqliteStore, statement: str) -> str:
    """Return how SQLite goes about a query."""
    with closing(sqlite3.connect(store.path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    return "; ".join(row[3] for row in rows)


@pytest.mark.parametrize("archived", [False, True])
def test_the_sidebar_is_read_from_an_index_alone_and_in_its_order(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, archived: bool
) -> None:
    asked: list[str] = []
    with store._database.reading() as connection:
        connection.set_trace_callback(asked.append)
    store.summaries(100, archived=archived)
    (query,) = (statement for statement in asked if statement.startswith("SELECT"))
    index = "conversations_archived" if archived else "conversations_shown"
    assert plan(store, query) == f"SCAN conversations USING COVERING INDEX {index}"


def test_the_counts_of_gpts_are_read_from_an_index_alone(store: SqliteStore) -> None:
    query = (
        "SELECT gpt_id, count(*) FROM conversations"
        " WHERE archived = 0 AND deleted IS NULL AND gpt_id <> '' GROUP BY gpt_id"
    )
    assert "COVERING INDEX conversations_of_gpt" in plan(store, query)


def test_many_are_moved_at_once_and_put_back_as_they_were(store: SqliteStore) -> None:
    for number in range(5):
        saved(store, f"c{number}", updated=number, tags=("old",))
    before = store.summaries()
    moved = [
        s._replace(folder="f", tags=("物理", "to read"), pinned=True, title="not this")
        for s in before
    ]
    store.organise(moved)
    assert store.summaries() == [
        s._replace(folder="f", tags=("物理", "to read"), pinned=True) for s in before
    ]
    store.organise(before)
    assert store.summaries() == before


def test_the_archive_is_a_list_of_its_own(store: SqliteStore) -> None:
    for number in range(3):
        saved(store, f"c{number}", updated=number, gpt_id="g")
    store.organise([store.summaries()[1]._replace(archived=True)])
    assert ids(store.summaries()) == ["c2", "c0"]
    assert ids(store.summaries(archived=True)) == ["c1"]
    assert store.gpt_counts() == {"g": 2}
    loaded = store.conversation("c1")
    assert loaded is not None
    assert loaded.archived


def test_saving_a_conversation_leaves_it_where_it_is_kept(store: SqliteStore) -> None:
    conversation = saved(store, "c", folder="f", tags=("a b", "#c", "A  b"), pinned=True)
    (summary,) = store.summaries()
    assert (summary.folder, summary.tags, summary.pinned) == ("f", ("a b", "c"), True)
    moved = summary._replace(folder="", tags=(), pinned=False, archived=True)
    store.organise([moved])
    conversation.title = "Other"
    store.save_conversation(conversation)
    assert store.summaries(archived=True) == [moved._replace(title="Other")]
    loaded = store.conversation("c")
    assert loaded is not None
    assert loaded.summary == moved._replace(title="Other")


def test_folders_keep_their_order_and_names(store: SqliteStore) -> None:
    store.save_folders([Folder("工作", "w", 2.0), Folder("Home", "h", 1.0)])
    store.save_folders([Folder("At home", "h", 3.0)])
    with SqliteStore(store.path) as again:
        assert again.folders() == [Folder("工作", "w", 2.0), Folder("At home", "h", 3.0)]
    store.delete_folders(["w", "unknown"])
    assert [folder.id for folder in store.folders()] == ["h"]


def test_the_trash_shows_nowhere_until_it_is_restored(store: SqliteStore) -> None:
    conversation = saved(store, "c", folder="f", gpt_id="g")
    saved(store, "d", gpt_id="g")
    before = time.time()
    store.trash_conversations(["c", "d", "unknown"])
    store.save_conversation(conversation)
    assert store.summaries() == store.summaries(archived=True) == []
    assert store.conversation("c") is None
    assert store.gpt_counts() == {}
    trashed = store.trashed()
    assert {one.summary.id for one in trashed} == {"c", "d"}
    assert all(before <= one.deleted <= time.time() for one in trashed)
    store.restore_conversations(["c", "d"])
    assert store.conversation("c") == conversation
    assert sorted(s.folder for s in store.summaries()) == ["", "f"]


def test_deleting_what_is_in_the_trash_keeps_its_time(store: SqliteStore) -> None:
    saved(store, "c")
    store.trash_conversations(["c"])
    first = store.trashed()
    store.trash_conversations(["c"])
    assert store.trashed() == first


def test_what_stayed_long_enough_goes_with_all_that_hangs_on_it(store: SqliteStore) -> None:
    for name in ("old", "new", "kept"):
        conversation = saved(store, name, f"quantum {name}")
        file = Attachment("a.txt", "text/plain", b"x")
        answer = Message(Role.ASSISTANT, "A", parent=conversation.current, attachments=(file,))
        conversation.add(answer)
        store.begin_turn(conversation, [answer])
        store.keep_picture(name, "https://h/p.png", Picture("image/png", b"\x89PNG", 3, 2))
        store.save_draft(name, "unsent")
    store.trash_conversations(["old", "new"])
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE conversations SET deleted = 5 WHERE id = 'old'")
    purge_all(store, before=100.0)
    assert [one.summary.id for one in store.trashed()] == ["new"]
    assert set(store.drafts()) == {"new", "kept"}
    assert counts(store) == {"conversations": 2, "messages": 4, "attachments": 2, "pictures": 2}
    store.restore_conversations(["new", "old"])
    assert sorted(ids(store.summaries())) == ["kept", "new"]
    with closing(MessageSearch(store.path)) as search:
        assert len(search.search(parse_query("quantum"))) == 2
    with closing(sqlite3.connect(store.path)) as connection:
        found = "SELECT count(*) FROM message_index WHERE message_index MATCH 'quantum'"
        assert connection.execute(found).fetchone() == (2,)
        connection.execute("INSERT INTO message_index(message_index) VALUES('integrity-check')")


def test_what_is_given_up_is_gone_at_once_and_purged_next(store: SqliteStore) -> None:
    for name in ("a", "b"):
        saved(store, name)
    store.trash_conversations(["a"])
    store.give_up_conversations(["a", "b"])
    assert store.trashed() == []
    assert ids(store.summaries()) == ["b"]
    purge_all(store, before=time.time() - 30 * DAY)
    assert counts(store)["conversations"] == 1


def test_what_it_was_branched_from_is_forgotten_with_it(store: SqliteStore) -> None:
    first, branch = Conversation(id="first"), Conversation(id="branch")
    store.save_conversation(first)
    store.branch_off(branch, [], "first")
    store.branch_off(Conversation(id="other"), [], "first")
    store.trash_conversations(["branch"])
    assert store.settings()["origins"] == {"branch": "first", "other": "first"}
    purge_all(store, before=time.time() + 1)
    assert store.settings()["origins"] == {"other": "first"}


def test_a_long_conversation_is_purged_in_short_steps(store: SqliteStore) -> None:
    messages: list[Message] = []
    for number in range(3_000):
        parent = messages[-1].id if messages else None
        messages.append(Message(Role.USER, f"word {number}", parent=parent))
    store.begin_turn(Conversation.load(messages, id="c"), messages)
    store.trash_conversations(["c"])
    store.give_up_conversations(["c"])
    steps = purge_all(store, before=1.0)
    assert steps > 3
    assert counts(store)["messages"] == 0


def purge_all(store: SqliteStore, before: float) -> int:
    """Purge to the end and return how many steps that took."""
    steps = 1
    while store.purge_trash(before):
        steps += 1
    return steps


def counts(store: SqliteStore) -> dict[str, int]:
    tables = ("conversations", "messages", "attachments", "pictures")
    with closing(sqlite3.connect(store.path)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in tables
        }


def test_a_message_is_replaced_within_a_trashed_conversation(store: SqliteStore) -> None:
    conversation = saved(store, "c")
    store.trash_conversations(["c"])
    (message,) = conversation.messages()
    store.finish_message(replace(message, text="came late"))
    store.restore_conversations(["c"])
    loaded = store.conversation("c")
    assert loaded is not None
    assert loaded.messages()[0].text == "came late"
