"""Another theme, zoom or width: what is on screen at once, the rest at leisure, in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.estimates import message_height
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, line_y, shown_text, strip_of, wheel

CHANGES: list[Callable[[TranscriptView], None]] = [
    lambda view: view.set_theme(load_theme("dark")),
    lambda view: view.set_zoom(1.6),
    lambda view: view.set_zoom(0.7),
    lambda view: view.resize(520, 600),
]


def first_line(view: TranscriptView) -> str:
    """Return a word of the line at the viewport's top that stands nowhere else."""
    words = [word for word in shown_text(view).split() if word.startswith("word")]
    return next(word for word in words if line_y(view, word) >= -10)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("notches", [4, 5, 7, 9])
def test_the_line_that_is_read_stays_on_its_pixel(
    view: TranscriptView, talk: Talk, change: Callable[[TranscriptView], None], notches: int
) -> None:
    talk.turns(12, lambda n: " ".join(f"word{n}x{m}." for m in range(300)))
    view.show_conversation(talk.conversation)
    wheel(view, notches)
    word = first_line(view)
    y = line_y(view, word)
    change(view)
    assert line_y(view, word) == y


def test_a_line_below_the_room_of_its_row_stays_too(view: TranscriptView, talk: Talk) -> None:
    talk.turns(20, lambda n: f"Short answer {n}.")
    view.show_conversation(talk.conversation)
    wheel(view, 3)
    sight = view._sight
    assert sight is not None and sight.anchor is not None
    # The first row's top is in sight: only the room above it would grow with the zoom.
    sight.anchor.y = 0
    view._arrange()
    text = shown_text(view).splitlines()
    first = next(line for line in text if line_y(view, line) >= 0)
    y = line_y(view, first)
    view.set_zoom(2)
    assert line_y(view, first) == y


def test_what_is_out_of_sight_waits_and_is_fitted_at_leisure(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(300)
    view.show_conversation(talk.conversation)
    strip = strip_of(view)
    before = strip.heights[0]
    view.set_zoom(2)
    assert strip.heights[0] == before
    messages = [section.message for section in strip.sections]
    qtbot.waitUntil(lambda: strip.heights[0] != before)
    qtbot.waitUntil(lambda: not strip.fit_some(0))
    unread = [at for at, section in enumerate(strip.sections) if section.rows is None]
    assert len(unread) > 500
    assert all(strip.heights[at] == message_height(messages[at], strip.column) for at in unread)
    assert view.verticalScrollBar().maximum() == strip.total - view.viewport().height()


def test_of_a_long_conversation_all_heights_are_estimated_soon_after_it_shows(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(1_000)
    view.show_conversation(talk.conversation)
    strip, end = strip_of(view), shown_text(view)
    assert not strip.is_fitted
    qtbot.waitUntil(lambda: strip.is_fitted)
    unread = [at for at, section in enumerate(strip.sections) if section.rows is None]
    assert len(unread) > 1_900
    for at in unread:
        assert strip.heights[at] == message_height(strip.sections[at].message, strip.column)
    assert shown_text(view) == end
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_another_theme_estimates_nothing(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.turns(300)
    view.show_conversation(talk.conversation)
    qtbot.waitUntil(lambda: strip_of(view).is_fitted)
    total = strip_of(view).total
    view.set_theme(load_theme("dark"))
    assert not strip_of(view).fit_some(0)
    assert strip_of(view).total == total


def test_a_place_that_waits_is_fitted_when_one_goes_there(view: TranscriptView, talk: Talk) -> None:
    talk.turns(300, lambda n: f"Answer {n} begins. " + "Words and words. " * 60)
    view.show_conversation(talk.conversation)
    view.set_zoom(2)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    strip = strip_of(view)
    sight = view._sight
    assert sight is not None
    for one in sight.placed:
        assert strip.sections[one.section].heights[one.row] == one.height
    assert strip.fit_some(0), "others still wait"
