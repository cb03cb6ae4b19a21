"""What is read stays on its pixel while heights above it change: pictures of the viewport."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Message, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import EVERYTHING, Talk, line_y, shown_text

LONG_CODE = "```python\n" + "".join(f"value_{n} = {n}\n" for n in range(150)) + "```\n"
FORMULAS = "With $x^2$ and\n\n$$\n\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}\n$$\n\nas said.\n"
BODIES = (
    EVERYTHING,
    f"Look:\n\n{LONG_CODE}\nThat was it.",
    FORMULAS * 2,
    "Words and words. " * 120,
    "| a | b |\n|---|---|\n" + "| some words | and more of them |\n" * 30,
)


def picture(view: TranscriptView) -> QImage:
    return view.viewport().grab().toImage()


def settle(qtbot: QtBot, view: TranscriptView) -> QImage:
    """Return what is shown once it shows no change any more: coloured, and drawn."""
    seen: list[QImage] = []

    def is_still() -> bool:
        seen.append(picture(view))
        return len(seen) > 12 and all(image == seen[-1] for image in seen[-12:])

    qtbot.waitUntil(is_still)
    return seen[-1]


def long_talk(talk: Talk, turns: int) -> list[Message]:
    answers = []
    for number in range(turns):
        talk.ask(f"Question {number}?")
        thought = f"I thought {number}.\n\n" * 9 if number % 2 else ""
        body = f"Answer {number}.\n\n{BODIES[number % len(BODIES)]}"
        answers.append(talk.answer(body, reasoning=thought))
    return answers


def opened_in_the_middle(qtbot: QtBot, view: TranscriptView, talk: Talk) -> list[Message]:
    answers = long_talk(talk, 40)
    view.show_conversation(talk.conversation)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(qtbot, view)
    return answers


def first_in_sight(view: TranscriptView, answers: list[Message]) -> int:
    """Return the number of the first answer that ends in sight."""
    position = view.position()
    assert position is not None
    ids = [message.id for message in answers]
    if position.message_id in ids:
        return ids.index(position.message_id)
    return next(at for at, each in enumerate(answers) if each.parent == position.message_id)


Change = Callable[[TranscriptView, list[Message], random.Random], None]


def say_something_else(view: TranscriptView, above: list[Message], chance: random.Random) -> None:
    message = chance.choice(above)
    message.text = "Quite another text.\n\n" * chance.randrange(1, 60)
    view.message_changed(message.id)


def open_or_shut_thoughts(
    view: TranscriptView, above: list[Message], chance: random.Random
) -> None:
    message = chance.choice([each for each in above if each.reasoning])
    view._row_actions._act(message.id, "toggle_reasoning")


def measure_what_is_above(
    view: TranscriptView, above: list[Message], chance: random.Random
) -> None:
    bar = view.verticalScrollBar()
    steps = [chance.randrange(20, 900) for _ in range(chance.randrange(1, 9))]
    for step in steps:
        bar.setValue(bar.value() - step)
    for step in reversed(steps):
        bar.setValue(bar.value() + step)


def measure_what_is_below(
    view: TranscriptView, above: list[Message], chance: random.Random
) -> None:
    bar = view.verticalScrollBar()
    step = chance.randrange(20, 900)
    bar.setValue(bar.value() + step)
    bar.setValue(bar.value() - step)


CHANGES: tuple[Change, ...] = (
    say_something_else,
    open_or_shut_thoughts,
    measure_what_is_above,
    measure_what_is_below,
)


@pytest.mark.parametrize("seed", range(3))
def test_no_pixel_moves_in_a_long_series_of_changes_above(
    qtbot: QtBot, view: TranscriptView, talk: Talk, seed: int
) -> None:
    answers = opened_in_the_middle(qtbot, view, talk)
    before = settle(qtbot, view)
    top = first_in_sight(view, answers)
    chance = random.Random(seed)
    for _ in range(60):
        change = chance.choice(CHANGES)
        change(view, answers[:top], chance)
        assert settled_as(qtbot, view, before), change
    assert not view.following


def settled_as(qtbot: QtBot, view: TranscriptView, before: QImage) -> bool:
    """Whether the viewport looks as before, at once or when code is coloured again."""
    if picture(view) == before:
        return True
    return settle(qtbot, view) == before


def test_code_above_gets_its_colours(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    code = "```python\nfirst = 1\nlast = 2\n```\n\n"
    talk.turns(12, lambda n: code + "Words of prose. " * 400)
    view.show_conversation(talk.conversation)
    settle(qtbot, view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    while "last = 2" not in shown_text(view):
        bar.setValue(bar.value() - 30)
    # On a widget beyond the viewport's top, that nobody sees.
    while line_y(view, "last = 2") > -60:
        bar.setValue(bar.value() + 15)
    coloring = view._stage._coloring
    before = picture(view)
    assert coloring._waiting
    qtbot.waitUntil(lambda: not coloring._waiting)
    assert settle(qtbot, view) == before


def test_an_answer_that_grows_below_moves_nothing(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    long_talk(talk, 12)
    talk.ask("And now?")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = settle(qtbot, view)
    for at in range(0, len(EVERYTHING), 20):
        reply.text.append(EVERYTHING[at : at + 20])
        view._take_growth()
        assert picture(view) == before
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    assert picture(view) == before
