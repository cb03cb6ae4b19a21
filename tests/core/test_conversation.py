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
