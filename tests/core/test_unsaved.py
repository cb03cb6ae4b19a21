from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.unsaved import Unsaved, UnsavedWork


class Calls:
    """Some of the store's calls, by their names."""

    def begin_turn(self, *_: object) -> None: ...
    def append_journal(self, *_: object) -> None: ...
    def finish_message(self, *_: object) -> None: ...
    def save_draft(self, *_: object) -> None: ...
    def rename_conversation(self, *_: object) -> None: ...


def waiting(*calls: tuple[Any, ...]) -> tuple[Unsaved, list[Future[Any]]]:
    unsaved, futures = Unsaved(), []
    for work, *arguments in calls:
        futures.append(Future[Any]())
        unsaved.add(UnsavedWork(work, tuple(arguments), futures[-1]))
    return unsaved, futures


CALLS = Calls()


def test_the_last_draft_and_setting_say_it_all() -> None:
    unsaved, futures = waiting(
        (CALLS.save_draft, "a", "1"),
        (CALLS.save_draft, "b", "1"),
        (CALLS.save_draft, "a", "2"),
    )
    assert [one.arguments for one in unsaved] == [("b", "1"), ("a", "2")]
    assert [future.done() for future in futures] == [True, False, False]


def test_a_finished_answer_makes_its_pieces_needless_and_no_other() -> None:
    answer = Message(Role.ASSISTANT, "whole", id="m")
    unsaved, _ = waiting(
        (CALLS.append_journal, "m", "wh", "", "", 0),
        (CALLS.append_journal, "n", "other", "", "", 0),
        (CALLS.append_journal, "m", "ole", "", "", 1),
        (CALLS.finish_message, answer),
    )
    assert [(one.name, one.subject) for one in unsaved] == [
        ("append_journal", "n"),
        ("finish_message", "m"),
    ]


def test_renames_stay_all_in_their_order() -> None:
    unsaved, _ = waiting(
        (CALLS.rename_conversation, "c", "one"), (CALLS.rename_conversation, "c", "two")
    )
    assert [one.arguments[1] for one in unsaved] == ["one", "two"]


def test_a_conversation_of_which_something_waits_is_the_one_in_memory() -> None:
    conversation = Conversation(id="c")
    unsaved, _ = waiting((CALLS.begin_turn, conversation, []))
    assert unsaved.conversation("c") is conversation
    assert unsaved.conversation("d") is None
