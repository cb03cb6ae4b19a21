from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.follow import Follow
from gpts_desktop.ui.transcript.to_end_button import ToEndButton
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, line_y, shown_text, wheel


def streaming(view: TranscriptView, talk: Talk) -> Reply:
    talk.turns(10)
    view.show_conversation(talk.conversation)
    talk.ask("And now?")
    reply = Reply(talk.answer("", State.SENDING))
    view.stream(reply)
    return reply


def test_only_scrolling_up_ends_and_only_reaching_the_end_begins_following() -> None:
    follow = Follow()
    states = [
        (follow.scrolled(before=before, after=after, end=100), follow.on)
        for before, after in ((90, 100), (100, 90), (90, 40), (40, 60), (60, 98), (98, 100))
    ]
    assert states == [
        (False, True),
        (True, False),
        (False, False),
        (False, False),
        (True, True),
        (False, True),
    ]


def follows(view: TranscriptView) -> bool:
    return view.following


def test_the_end_stays_in_view_while_it_grows(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    reply = streaming(view, talk)
    bar = view.verticalScrollBar()
    for number in range(30):
        reply.text.append(f"Paragraph {number} of the answer.\n\n")
        qtbot.waitUntil(lambda n=number: f"Paragraph {n} " in shown_text(view))  # type: ignore[misc]  # bound now
        assert bar.value() == bar.maximum()
    assert follows(view)


def test_the_wheel_holds_the_place_against_a_growing_answer(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    reply = streaming(view, talk)
    reply.text.append("The first line of it.\n\n" + "More. " * 400)
    qtbot.waitUntil(lambda: "More." in shown_text(view))
    heard: list[bool] = []
    view.following_changed.connect(heard.append)
    wheel(view, 4)
    assert heard == [False] and not follows(view)
    y = line_y(view, "The first line")
    reply.text.append("\n\nThe very end. " + "And more. " * 300)
    qtbot.waitUntil(lambda: "The very end." in view.last_text())
    assert line_y(view, "The first line") == y
    button = view.findChild(ToEndButton)
    assert button is not None
    assert button.isVisible() and button.text() == "New text"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [False, True]
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert not button.isVisible()


def test_keys_and_the_bar_change_the_state_and_resizing_does_not(
    view: TranscriptView, talk: Talk
) -> None:
    talk.turns(20)
    view.show_conversation(talk.conversation)
    view.resize(500, 300)
    view.resize(1000, 700)
    assert follows(view)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert not follows(view)
    view.resize(1000, 4_000)
    view.resize(1000, 700)
    assert not follows(view)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert follows(view)
    bar = view.verticalScrollBar()
    bar.setSliderDown(True)
    bar.setSliderPosition(bar.maximum() - 900)
    bar.setSliderDown(False)
    assert not follows(view)
    bar.setValue(bar.maximum())
    assert follows(view)


def test_sending_begins_following(view: TranscriptView, talk: Talk) -> None:
    talk.turns(20)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert not follows(view)
    talk.ask("One more?")
    talk.answer("", State.SENDING)
    view.path_changed()
    assert follows(view)
    assert "One more?" in shown_text(view)
