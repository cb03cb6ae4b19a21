"""Messages found by their words, in a real database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.core.search_query import parse_query
from gpts_desktop.storage import search
from gpts_desktop.storage.search import SCORED, MessageSearch
from gpts_desktop.storage.store import SqliteStore


class Library:
    """A database, and a search in it."""

    def __init__(self, path: Path) -> None:
        self.store = SqliteStore(path)
        self.search = MessageSearch(path)

    def say(self, text: str, *, gpt_id: str = "g-one", **fields: object) -> Message:
        """Save a conversation of one message."""
        conversation = Conversation(title=f"about {text[:9]}", gpt_id=gpt_id)
        message = Message(Role.USER, text, **fields)  # type: ignore[arg-type]  # by name
        conversation.add(message)
        self.store.begin_turn(conversation, [message])
        return message

    def find(self, typed: str, limit: int = 50) -> list[str]:
        """Return the ids of what is found."""
        return [hit.message_id for hit in self.search.search(parse_query(typed), limit)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library(tmp_path / "a.db")
    yield made
    made.search.close()
    made.store.close()


@pytest.mark.parametrize(
    ("text", "found", "not_found"),
    [
        (
            "Quantum computing",
            ["comp", "QUANTUM", '"quantum computing"', "q"],
            ['"comp"', "uantum"],
        ),
        ("把量子纠错译成英文", ["量", "子纠", "译成英文", '"纠错"'], ["纠量", "语"]),
        ("日本語のテスト", ["の", "テス", "本語のテ"], ["テト"]),
        ("Café für Zoë", ["cafe", "CAFÉ", "fur", "zoe"], ["cafer"]),
        ("한국어를 공부해요", ["국어", "공부"], ["어국"]),
        ("C++ and .NET 🙂", ["c++", ".net", "🙂"], ["c--", "🙁"]),
        ("混合 mixed文本text", ["mixed文", "文本te", "混合"], ["ixed"]),
    ],
)
def test_any_language_is_found(
    library: Library, text: str, found: list[str], not_found: list[str]
) -> None:
    message = library.say(text)
    library.say("something else")
    for typed in found:
        assert library.find(typed) == [message.id], typed
    for typed in not_found:
        assert library.find(typed) == [], typed


def test_filters_narrow(library: Library) -> None:
    library.store.save_gpts([Gpt("g-two", "Research GPT")])
    old = library.say("apple one", created=datetime(2023, 5, 6).timestamp())
    code = library.say("apple two\n```\nx\n```", gpt_id="g-two")
    image = library.say("apple three", attachments=(Attachment("a.png", "image/png", b"x"),))
    broken = library.say("apple four", state=State.INTERRUPTED)
    assert library.find("apple before:2023-05-07") == [old.id]
    assert library.find("apple before:2023-05-06") == []
    assert library.find("after:2023-05-06 before:2024") == [old.id]
    assert library.find("has:code") == [code.id]
    assert library.find("gpt:research") == [code.id]
    assert library.find("gpt:g-two apple") == [code.id]
    assert library.find("gpt:nobody") == []
    assert library.find("has:image") == [image.id]
    assert library.find("is:interrupted") == [broken.id]
    assert set(library.find("apple -two -three")) == {old.id, broken.id}
    assert library.find("in:title apple") == []


def test_the_newest_come_first_where_there_are_many(library: Library) -> None:
    messages = [library.say("apple " * 3, created=1e9 + n) for n in range(SCORED + 10)]
    assert library.find("apple", 5) == [m.id for m in messages[:-6:-1]]


def test_the_best_come_first_where_there_are_few(library: Library) -> None:
    best = library.say("apple apple apple")
    library.say("one apple among " + "other words " * 300)
    assert library.find("apple")[0] == best.id


def test_an_answer_is_found_once_it_has_ended_and_as_it_is_then(library: Library) -> None:
    conversation = Conversation(title="t")
    question = conversation.add(Message(Role.USER, "question"))
    answer = conversation.add(Message(Role.ASSISTANT, parent=question.id, state=State.SENDING))
    library.store.begin_turn(conversation, [question, answer])
    assert library.find("first") == []
    answer.text, answer.state = "first words", State.INTERRUPTED
    library.store.finish_message(answer)
    assert library.find("first") == [answer.id]
    answer.text, answer.state = "first words went on", State.COMPLETE
    library.store.finish_message(answer)
    assert library.find("went") == [answer.id]
    answer.text = "other"
    library.store.finish_message(answer)
    assert library.find("first") == []
    assert library.find("is:interrupted") == []


def test_what_a_crash_left_open_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore(path) as store:
        conversation = Conversation(title="t")
        answer = conversation.add(Message(Role.ASSISTANT, state=State.STREAMING))
        store.begin_turn(conversation, [answer])
        store.append_journal(answer.id, "half an apple", "")
    library = Library(path)
    assert library.find("apple") == [answer.id]
    library.search.close()
    library.store.close()


def test_a_deleted_conversation_is_not_found(library: Library) -> None:
    message = library.say("apple")
    (summary,) = library.store.summaries()
    library.store.trash_conversations([summary.id])
    assert library.find("apple") == []
    library.store.restore_conversations([summary.id])
    assert library.find("apple") == [message.id]


def test_what_was_there_before_the_index_is_indexed_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    library = Library(path)
    old = [library.say(f"apple {n}", created=1e9 + n) for n in range(5)]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO message_index (message_index) VALUES ('delete-all')")
        connection.execute("INSERT INTO index_backlog SELECT max(key) + 1, count(*) FROM messages")
        connection.commit()
    assert library.find("apple") == []
    assert library.store.index_more(2) == (3, 5)
    assert library.find("apple") == [old[4].id, old[3].id]
    old[0].text, old[4].text = "pear", "pear"
    library.store.finish_message(old[0])
    library.store.finish_message(old[4])
    while library.store.index_more(2):
        pass
    assert library.find("apple") == [m.id for m in reversed(old[1:4])]
    assert set(library.find("pear")) == {old[0].id, old[4].id}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO message_index (message_index) VALUES ('integrity-check')")
    library.search.close()
    library.store.close()


def test_a_search_that_is_overtaken_finds_nothing_and_the_next_one_does(library: Library) -> None:
    message = library.say("apple")
    overtaken = threading.Event()
    overtaken.set()
    assert library.search.search(parse_query("apple"), 50, overtaken) == []
    assert library.find("apple") == [message.id]


def test_excluded_words_are_left_out_of_many_and_of_few(library: Library) -> None:
    for n in range(3 * SCORED):
        library.say("apple pear" if n % 2 else "apple fig", created=1e9 + n)
    found = library.find("apple -pear")
    assert len(found) == 50
    assert set(found) <= set(library.find("apple fig", 999))
    assert library.find("apple -pear -fig") == []
    assert library.find("apple -apple") == []


def test_how_much_is_left_unindexed_is_told(library: Library) -> None:
    library.say("apple")
    assert library.search.unindexed() is None
    with closing(sqlite3.connect(library.store.path)) as connection:
        connection.execute("INSERT INTO index_backlog VALUES (2, 1)")
        connection.commit()
    assert library.search.unindexed() == (1, 1)


def test_a_database_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"a\.db can't be opened"):
        MessageSearch(tmp_path / "a.db").search(parse_query("apple"))


def test_a_deleted_message_goes_with_all_that_follow_it(library: Library) -> None:
    conversation = Conversation(title="t")
    question = conversation.add(Message(Role.USER, "apple"))
    answer = conversation.add(Message(Role.ASSISTANT, "apple pie", parent=question.id))
    library.store.begin_turn(conversation, [question, answer])
    library.store.delete_message(question.id)
    assert library.find("apple") == []
    with library.store._database.writing() as connection:
        connection.execute("INSERT INTO message_index (message_index) VALUES ('integrity-check')")


@given(st.text(min_size=1, max_size=12))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_breaks_the_index(library: Library, typed: str) -> None:
    library.find(typed)


@pytest.mark.parametrize("few", [0, search.FEW_KEPT])
def test_only_what_is_kept_as_asked_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(search, "FEW_KEPT", few)
    for number in range(SCORED + 20):
        library.say(f"apple in the way {number}")
    messages = [library.say(f"{name} apple") for name in ("ant", "bee", "cat")]
    library.store.save_folders([Folder("Thesis", "f1"), Folder("工作", "f2")])
    by_title = {summary.title: summary for summary in library.store.summaries()}
    a, b, c = (by_title[f"about {name} apple"] for name in ("ant", "bee", "cat"))
    library.store.organise(
        [
            a._replace(tags=("Physics", "to read"), folder="f1"),
            b._replace(tags=("物理",), archived=True),
            c._replace(tags=("physics",), folder="f2"),
        ]
    )
    first, second, third = (message.id for message in messages)
    for typed, found in {
        "apple tag:phys": {first, third},
        'tag:physics tag:"to read"': {first},
        "apple tag:物": {second},
        "folder:thesis": {first},
        "folder:工作 apple": {third},
        "is:archived": {second},
        "is:archived tag:physics": set(),
        "tag:nothing apple": set(),
        "pear tag:physics": set(),
        "tag:phys -cat": {first},
    }.items():
        assert set(library.find(typed)) == found, typed
    assert len(library.find("apple", limit=300)) == SCORED + 23
