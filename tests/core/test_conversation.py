"""Conversations are trees of which one path is shown."""

from __future__ import annotations

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State


def asked(conversation: Conversation, text: str) -> Message:
    return conversation.add(Message(Role.USER, text, parent=conversation.current))


def answered(conversation: Conversation, question: Message, text: str) -> Message:
    return conversation.add(Message(Role.ASSISTANT, text, parent=question.id))


def test_path_runs_from_the_root_to_the_last_message() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    answered(conversation, question, "Hello")
    assert [m.text for m in conversation.path()] == ["Hi", "Hello"]


def test_answers_to_one_question_are_siblings_and_nothing_is_overwritten() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    first = answered(conversation, question, "One")
    second = answered(conversation, question, "Two")
    assert conversation.siblings(first.id) == [first, second]
    assert [m.text for m in conversation.path()] == ["Hi", "Two"]


def test_choosing_a_branch_shows_it_down_to_its_newest_message() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    first = answered(conversation, question, "One")
    asked(conversation, "More")
    answered(conversation, question, "Two")
    conversation.choose(first.id)
    assert [m.text for m in conversation.path()] == ["Hi", "One", "More"]


def test_a_failed_attempt_is_no_sibling_of_one_that_came() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    failed = answered(conversation, question, "")
    failed.state = State.FAILED
    came = answered(conversation, question, "One")
    assert conversation.siblings(came.id) == [came]
    assert conversation.siblings(failed.id) == [failed, came]


def test_discard_takes_an_added_message_back() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    answer = answered(conversation, question, "")
    conversation.discard(answer.id)
    assert answer.id not in conversation
    assert conversation.siblings(question.id) == [question]


def test_a_message_needs_its_parent() -> None:
    with pytest.raises(KeyError):
        Conversation().add(Message(Role.USER, "Hi", parent="nobody"))


def test_load_keeps_the_shown_path_when_it_exists() -> None:
    question = Message(Role.USER, "Hi")
    one = Message(Role.ASSISTANT, "One", parent=question.id)
    two = Message(Role.ASSISTANT, "Two", parent=question.id)
    loaded = Conversation.load([question, one, two], current=one.id)
    assert [m.text for m in loaded.path()] == ["Hi", "One"]
    dangling = Conversation.load([question, one, two], current="gone")
    assert [m.text for m in dangling.path()] == ["Hi", "Two"]


def test_taking_out_shows_a_sibling_and_putting_back_is_as_it_was() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    answers = [answered(conversation, question, text) for text in ("One", "Two", "Three")]
    conversation.choose(answers[1].id)
    asked(conversation, "More")
    shown = conversation.path()
    branch = conversation.take_out(answers[1].id)
    assert [m.text for m in branch.messages] == ["Two", "More"]
    assert [m.text for m in conversation.path()] == ["Hi", "One"]
    assert conversation.siblings(answers[0].id) == [answers[0], answers[2]]
    conversation.put_back(branch)
    assert conversation.path() == shown
    assert conversation.siblings(answers[0].id) == answers


def test_taking_out_the_only_one_shows_what_was_before_it() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    answer = answered(conversation, question, "One")
    conversation.take_out(answer.id)
    assert conversation.path() == [question]
    branch = conversation.take_out(question.id)
    assert conversation.path() == [] and len(conversation) == 0
    conversation.put_back(branch)
    assert conversation.path() == [question]


def test_taking_out_what_is_not_shown_changes_nothing_on_screen() -> None:
    conversation = Conversation()
    question = asked(conversation, "Hi")
    first = answered(conversation, question, "One")
    second = answered(conversation, question, "Two")
    conversation.take_out(first.id)
    assert conversation.path() == [question, second]


def _tree() -> Conversation:
    talk = Conversation()
    for message_id, parent in (
        ("q", None),
        ("a", "q"),
        ("b", "q"),
        ("more", "a"),
        ("fine", "more"),
        ("other", "a"),
    ):
        talk.add(Message(Role.USER, message_id, id=message_id, parent=parent))
    return talk


def _shape(talk: Conversation) -> list[tuple[str, str | None]]:
    return [(message.id, message.parent) for message in talk.messages()]


@pytest.mark.parametrize("gone", ["q", "a", "b", "more", "fine", "other"])
@pytest.mark.parametrize("shown", ["b", "fine", "other"])
def test_a_message_taken_out_alone_leaves_what_follows_it(gone: str, shown: str) -> None:
    talk = _tree()
    talk.current = shown
    before = _shape(talk)
    lone = talk.take_out_alone(gone)
    assert [(m, p if p != gone else dict(before)[gone]) for m, p in before if m != gone] == _shape(
        talk
    )
    assert talk.current in talk and gone not in [m.id for m in talk.path()]
    again = Conversation.load(talk.messages())
    for message in (None, *talk.messages()):
        at = message.id if message else None
        assert again.children(at) == talk.children(at)
    talk.put_back_alone(lone)
    assert _shape(talk) == before and talk.current == shown
    assert [m.id for m in talk.children("a")] == ["more", "other"]
    assert [m.id for m in talk.children("q")] == ["a", "b"]


def test_what_came_meanwhile_stays_when_a_message_is_put_back() -> None:
    talk = _tree()
    lone = talk.take_out_alone("more")
    talk.add(Message(Role.USER, "new", id="new", parent="fine"))
    talk.take_out("other")
    talk.put_back_alone(lone)
    assert [m.id for m in talk.path("new")] == ["q", "a", "more", "fine", "new"]
    assert Conversation.load(talk.messages()).messages() == talk.messages()
