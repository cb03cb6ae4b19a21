"""Everything saved comes back as it was, from the same store and from one opened later."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpts_desktop.core.branching import branch_off
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import ErrorKind, Failure, StorageError
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.message import Attachment, Message, Role, State, Usage
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.pictures import Picture
from gpts_desktop.storage.store import SqliteStore

# Surrogates too: gateways cut JSON's escaped pairs in two.
TEXTS = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(
    ["", "你好，世界", "🙂👨‍👩‍👧", "a\0b", "\ud83d", "\ud83d\ude00", "中\udfff文", "\r\n\t"]
)
TIMES = st.floats(0, 4e9)
QUESTION = Message(Role.USER, "How are you?", id="q")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "test.db") as opened:
        yield opened


def reopened(store: SqliteStore) -> SqliteStore:
    store.close()
    return SqliteStore(store.path)


def saved(store: SqliteStore, *messages: Message, **fields: object) -> Conversation:
    conversation = Conversation.load(messages, **fields)
    store.begin_turn(conversation, messages)
    return conversation


def test_a_new_file_is_empty_and_private(store: SqliteStore) -> None:
    assert store.gpts() == []
    assert store.gateways() == []
    assert store.summaries() == []
    assert store.settings() == {}
    assert store.drafts() == {}
    assert store.gpt_counts() == {}
    assert store.conversation("x") is None
    if sys.platform != "win32":
        assert store.path.stat().st_mode & 0o077 == 0


def test_gpts_come_pinned_first_then_by_position(store: SqliteStore) -> None:
    gpts = [
        Gpt("g-c", "Third", position=2.0),
        Gpt("g-b", "Second 第二", "second", position=1.5, parameters=Parameters(temperature=0.5)),
        Gpt("g-a", "Pinned", pinned=True, position=9.0, added=12.5, color=4),
    ]
    store.save_gpts(gpts)
    with reopened(store) as again:
        assert again.gpts() == list(reversed(gpts))


def test_saving_a_gpt_again_replaces_it_and_ids_are_case_sensitive(store: SqliteStore) -> None:
    store.save_gpts([Gpt("g-a", "Old", position=1), Gpt("g-A", "Other", position=2)])
    store.save_gpts([Gpt("g-a", "New", "slug", position=1)])
    assert [(gpt.id, gpt.name, gpt.slug) for gpt in store.gpts()] == [
        ("g-a", "New", "slug"),
        ("g-A", "Other", ""),
    ]


def test_deleting_gpts_keeps_their_conversations(store: SqliteStore) -> None:
    store.save_gpts([Gpt("g-a", "A"), Gpt("g-b", "B")])
    saved(store, replace(QUESTION), id="c", gpt_id="g-a")
    store.delete_gpts(["g-a", "g-unknown"])
    assert [gpt.id for gpt in store.gpts()] == ["g-b"]
    assert [summary.gpt_id for summary in store.summaries()] == ["g-a"]


def test_gpt_counts_leave_deleted_conversations_and_plain_models_out(store: SqliteStore) -> None:
    for name, gpt_id in (("1", "g-a"), ("2", "g-a"), ("3", "g-b"), ("4", "")):
        store.save_conversation(Conversation(id=name, gpt_id=gpt_id))
    store.trash_conversations(["2"])
    assert store.gpt_counts() == {"g-a": 1, "g-b": 1}


def test_gateways_keep_the_order_of_their_making(store: SqliteStore) -> None:
    first = GatewayProfile("1", "First", "https://api.gpt.ge", "{id}", "GNOME Keyring", False)
    second = GatewayProfile("2", "Second", "http://127.0.0.1:8000/v1")
    store.save_gateway(first)
    store.save_gateway(second)
    store.save_gateway(replace(first, name="Renamed"))
    with reopened(store) as again:
        assert again.gateways() == [replace(first, name="Renamed"), second]
        again.delete_gateway("1")
        assert again.gateways() == [second]


def test_summaries_are_pinned_first_then_newest_and_paged(store: SqliteStore) -> None:
    for number in range(6):
        store.save_conversation(
            Conversation(id=f"c{number}", title=f"T{number}", updated=number, pinned=number == 2)
        )
    assert [summary.id for summary in store.summaries()] == ["c2", "c5", "c4", "c3", "c1", "c0"]
    assert [summary.id for summary in store.summaries(limit=2, offset=1)] == ["c5", "c4"]
    first = store.summaries(limit=1)[0]
    assert (first.title, first.updated, first.pinned) == ("T2", 2.0, True)


def test_renaming_leaves_everything_else(store: SqliteStore) -> None:
    conversation = saved(store, replace(QUESTION), id="c", title="Old", updated=5.0)
    store.rename_conversation("c", "新标题")
    assert store.summaries() == [conversation.summary._replace(title="新标题")]
    loaded = store.conversation("c")
    assert loaded is not None
    assert loaded.messages() == conversation.messages()


def test_a_tree_comes_back_with_its_branches_order_and_shown_path(store: SqliteStore) -> None:
    messages = [
        Message(Role.SYSTEM, "Be brief.", id="s"),
        Message(Role.USER, "Q", id="q", parent="s"),
        Message(Role.ASSISTANT, "A1", id="a1", parent="q"),
        Message(Role.ASSISTANT, "A2", id="a2", parent="q"),
        Message(Role.USER, "other root", id="r"),
        Message(Role.ASSISTANT, "A3", id="a3", parent="q"),
    ]
    conversation = Conversation.load(messages, id="c", current="a2", model="gpt-4o")
    conversation.parameters = Parameters(n=3, logit_bias={"50256": -100}, system="中文")
    store.begin_turn(conversation, messages)
    with reopened(store) as again:
        loaded = again.conversation("c")
    assert loaded == conversation
    assert [message.id for message in loaded.siblings("a2")] == ["a1", "a2", "a3"]
    assert loaded.current == "a2"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(data=st.data())
def test_any_message_comes_back_as_it_was(store: SqliteStore, data: st.DataObject) -> None:
    draw = data.draw
    optional_time = st.none() | TIMES
    counts = st.integers(0, 2**40)
    usage = draw(st.none() | st.builds(Usage, counts, counts, counts))
    failures = st.builds(
        Failure, st.sampled_from(ErrorKind), TEXTS, TEXTS, st.none() | counts, optional_time, TEXTS
    )
    files = st.lists(st.builds(Attachment, TEXTS, TEXTS, st.binary(max_size=99)), max_size=3)
    message = Message(
        draw(st.sampled_from(Role)),
        draw(TEXTS),
        state=draw(st.sampled_from([state for state in State if not state.is_open])),
        reasoning=draw(TEXTS),
        refusal=draw(TEXTS),
        model=draw(TEXTS),
        created=draw(TIMES),
        duration=draw(optional_time),
        reasoning_duration=draw(optional_time),
        finish_reason=draw(TEXTS),
        usage=usage,
        failure=draw(st.none() | failures),
        attachments=tuple(draw(files)),
    )
    conversation = saved(store, message, title=draw(TEXTS), updated=draw(TIMES))
    assert store.conversation(conversation.id) == conversation
    message.text = draw(TEXTS)
    message.attachments = tuple(draw(files))
    store.finish_message(message)
    assert store.conversation(conversation.id) == conversation


def test_text_that_streams_is_there_for_who_reads_meanwhile(store: SqliteStore) -> None:
    answer = Message(Role.ASSISTANT, "Hel", id="a", parent="q", state=State.STREAMING)
    saved(store, replace(QUESTION), answer, id="c")
    store.append_journal("a", "lo", "Hm", "no")
    store.append_journal("a", "\ud83d", "")
    with SqliteStore(store.path) as other:
        assert other.recovered == 0
        loaded = other.conversation("c")
        assert loaded is not None
        assert (loaded["a"].text, loaded["a"].reasoning) == ("Hello\ud83d", "Hm")
        assert loaded["a"].refusal == "no"
        assert loaded["a"].state is State.STREAMING


def test_finishing_writes_the_message_whole_and_drops_its_journal(store: SqliteStore) -> None:
    answer = Message(Role.ASSISTANT, id="a", parent="q", state=State.SENDING)
    conversation = saved(store, replace(QUESTION), answer, id="c")
    store.append_journal("a", "Fine", "")
    answer.text, answer.state, answer.usage = "Fine, thanks", State.COMPLETE, Usage(1, 2, 3)
    store.finish_message(answer)
    assert store.conversation("c") == conversation
    with reopened(store) as again:
        assert again.recovered == 0
        assert again.conversation("c") == conversation


def test_a_deleted_message_takes_what_follows_it_along(store: SqliteStore) -> None:
    answer = Message(Role.ASSISTANT, "Fine.", id="a", parent="q")
    more = Message(Role.USER, "And?", id="b", parent="a")
    other = Message(Role.ASSISTANT, "Well.", id="c", parent="q")
    conversation = saved(store, QUESTION, answer, more, other, id="x")
    store.append_journal("b", "late", "")
    store.delete_message("a")
    store.delete_message("a")
    conversation.take_out("a")
    kept = reopened(store).conversation("x")
    assert kept is not None
    assert [message.id for message in kept.messages()] == ["q", "c"]


def test_a_message_deleted_alone_leaves_what_follows_it(store: SqliteStore) -> None:
    answer = Message(Role.ASSISTANT, "Fine.", id="a", parent="q")
    more = Message(Role.USER, "And?", id="b", parent="a")
    other = Message(Role.ASSISTANT, "Well.", id="c", parent="q")
    conversation = saved(store, QUESTION, answer, more, other, id="x")
    conversation.take_out_alone("a")
    store.save_conversation(conversation)
    store.delete_message_alone("a")
    store.delete_message_alone("a")
    assert reopened(store).conversation("x") == conversation


def test_a_conversation_branched_off_takes_its_pictures_along(store: SqliteStore) -> None:
    there = "![](https://a.example/1.png?a=1&amp;b=2)"
    origin = saved(store, Message(Role.USER, there, id="q"), id="x")
    for address in ("https://a.example/1.png?a=1&b=2", "https://a.example/2.png"):
        store.keep_picture("x", address, Picture("image/png", b"data", 3, 4))
    branch = branch_off(origin, "q", "Another")
    store.branch_off(branch, branch.messages(), "x")
    again = reopened(store)
    assert again.conversation(branch.id) == branch
    assert again.conversation("x") == origin
    assert again.picture_sizes(branch.id) == {"https://a.example/1.png?a=1&b=2": (3, 4)}


def test_beginning_a_turn_again_changes_nothing(store: SqliteStore) -> None:
    conversation = saved(store, replace(QUESTION), id="c")
    store.begin_turn(conversation, conversation.messages())
    assert store.conversation("c") == conversation


def test_what_follows_an_unsaved_message_is_refused_in_a_sentence(store: SqliteStore) -> None:
    orphan = Message(Role.ASSISTANT, "A", id="a", parent="never saved")
    with pytest.raises(StorageError, match="the one before it was not"):
        store.begin_turn(Conversation(id="c"), [orphan])
    assert store.summaries() == []
    with pytest.raises(StorageError, match="beginning"):
        store.append_journal("a", "text", "")
    with pytest.raises(StorageError):
        store.finish_message(orphan)


@pytest.mark.parametrize(
    ("state", "role", "becomes"),
    [
        (State.STREAMING, Role.ASSISTANT, State.INTERRUPTED),
        (State.SENDING, Role.ASSISTANT, State.INTERRUPTED),
        (State.SENDING, Role.USER, State.COMPLETE),
        (State.STOPPED, Role.ASSISTANT, State.STOPPED),
    ],
)
def test_what_a_crash_left_open_is_ended_at_the_next_start(
    store: SqliteStore, state: State, role: Role, becomes: State
) -> None:
    left = Message(role, "so ", id="a", parent="q", state=state, reasoning="r")
    saved(store, replace(QUESTION), left, id="c")
    store.append_journal("a", "far", "easoned", "I ")
    store.append_journal("a", "", "", "can't.")
    with reopened(store) as again:
        assert again.recovered == (becomes is State.INTERRUPTED)
        loaded = again.conversation("c")
        assert loaded is not None
        found = loaded["a"]
        assert (found.text, found.reasoning, found.state) == ("so far", "reasoned", becomes)
        assert found.refusal == "I can't."
    with SqliteStore(store.path) as third:
        assert third.recovered == 0
        loaded = third.conversation("c")
        assert loaded is not None
        assert loaded["a"] == found


def test_an_answer_of_which_nothing_came_is_interrupted(store: SqliteStore) -> None:
    empty = Message(Role.ASSISTANT, id="a", parent="q", state=State.SENDING)
    saved(store, replace(QUESTION), empty, id="c")
    with reopened(store) as again:
        loaded = again.conversation("c")
        assert loaded is not None
        assert (loaded["a"].text, loaded["a"].state) == ("", State.INTERRUPTED)
        assert loaded["q"] == QUESTION


def test_settings_keep_any_json_and_none_forgets(store: SqliteStore) -> None:
    values = {"theme": "dark", "size": [1, 2.5], "deep": {"中": [True, None]}, "half": "\ud83d"}
    for name, value in values.items():
        store.save_setting(name, value)
    store.save_setting("theme", "light")
    with reopened(store) as again:
        assert again.settings() == {**values, "theme": "light"}
        again.save_setting("theme", None)
        assert "theme" not in again.settings()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
@given(text=TEXTS)
def test_a_draft_comes_back_and_an_empty_one_is_forgotten(store: SqliteStore, text: str) -> None:
    store.save_draft("new:g-a", "before")
    store.save_draft("new:g-a", text)
    assert store.drafts() == ({"new:g-a": text} if text else {})


def test_the_sidebar_reads_indexes_only(store: SqliteStore) -> None:
    asked: list[str] = []
    connection = store._database._connection
    connection.set_trace_callback(asked.append)
    store.summaries(limit=100)
    store.gpt_counts()
    connection.set_trace_callback(None)
    plans = [
        connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        for sql in asked
        if sql.startswith("SELECT")
    ]
    assert len(plans) == 2
    for steps in plans:
        assert all("USING COVERING INDEX" in step[3] for step in steps)


def test_a_branch_of_thousands_is_deleted(store: SqliteStore) -> None:
    messages = [replace(QUESTION, id="m0")]
    for number in range(1, 2_500):
        messages.append(Message(Role.USER, "on", id=f"m{number}", parent=f"m{number - 1}"))
    saved(store, *messages, id="c")
    store.delete_message("m1")
    loaded = store.conversation("c")
    assert loaded is not None
    assert [message.id for message in loaded.messages()] == ["m0"]
