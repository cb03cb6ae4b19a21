"""Keys pressed anywhere in the transcript: pages, both ends, and from message to message."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, line_y, panes, shown_text

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

PLACES: dict[str, Callable[[TranscriptView], QWidget]] = {
    "the view": lambda view: view,
    "a text": lambda view: panes(view)[-1],
    "a button": lambda view: next(b for b in view.findChildren(ActionButton) if b.isVisible()),
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_keys_scroll_from_every_place(
    qtbot: QtBot, view: TranscriptView, talk: Talk, place: Callable[[TranscriptView], QWidget]
) -> None:
    talk.turns(30)
    view.show_conversation(talk.conversation)
    bar = view.verticalScrollBar()
    end = bar.value()
    for key, keys in ((Qt.Key.Key_Home, CONTROL), (Qt.Key.Key_Home, Qt.KeyboardModifier(0))):
        QTest.keyClick(place(view), key, keys)
        assert bar.value() == 0 and "Question 0?" in shown_text(view)
        QTest.keyClick(place(view), Qt.Key.Key_End, keys)
        assert view.following and "Question 29?" in shown_text(view)
    QTest.keyClick(place(view), Qt.Key.Key_PageUp)
    assert end - bar.value() > 400
    before = bar.value()
    QTest.keyClick(place(view), Qt.Key.Key_Up)
    assert before - bar.value() == 40
    QTest.keyClick(place(view), Qt.Key.Key_PageDown)
    assert bar.value() > before
    QTest.keyClick(place(view), Qt.Key.Key_Up, ALT)
    assert not view.following


def test_alt_and_arrows_go_from_message_to_message(view: TranscriptView, talk: Talk) -> None:
    talk.turns(20)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    for number in (1, 2):
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
        assert 0 < line_y(view, f"Answer {number - 1}.") < 30
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
        assert 0 < line_y(view, f"Question {number}?") < 30
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 30)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert 0 < line_y(view, "Question 2?") < 30
    QTest.keyClick(view, Qt.Key.Key_Up, ALT)
    assert 0 < line_y(view, "Answer 1.") < 30


def test_messages_at_the_end_are_walked_too(view: TranscriptView, talk: Talk) -> None:
    talk.turns(6, lambda n: "Short.")
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    walked = []
    for _ in range(11):
        QTest.keyClick(view, Qt.Key.Key_Down, ALT)
        walked.append(view.landing.message_id)
    assert walked == [message.id for message in talk.conversation.path()[1:]]
    QTest.keyClick(view, Qt.Key.Key_Down, ALT)
    assert view.following
