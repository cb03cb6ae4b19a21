from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.follow import Follow
from gpts_desktop.ui.transcript.to_end_button import ToEndButton
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, line_y, shown_text, touch_pad, wheel


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


def reads_to_the_first_line(
    qtbot: QtBot, view: TranscriptView, talk: Talk, lines: int = 80
) -> Reply:
    """Send a question and let a long answer come in the mode that stops at its first line."""
    view.stops_at_first_line = True
    reply = streaming(view, talk)
    assert follows(view)
    reply.text.append("First of all.\n\n")
    qtbot.waitUntil(lambda: "First of all" in shown_text(view))
    assert follows(view)
    reply.text.append("".join(f"Line {number} of it.\n\n" for number in range(lines)))
    qtbot.waitUntil(lambda: not follows(view))
    return reply


def test_following_ends_when_the_first_line_reaches_the_top(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    heard: list[bool] = []
    view.following_changed.connect(heard.append)
    reply = reads_to_the_first_line(qtbot, view, talk)
    y = line_y(view, "First of all")
    assert 0 <= y < 30
    assert heard == [False]
    button = view.findChild(ToEndButton)
    assert button is not None
    assert button.isVisible() and button.text() == "New text"
    reply.text.append("And the end of it. " * 400)
    qtbot.waitUntil(lambda: "And the end" in view.last_text())
    assert line_y(view, "First of all") == y
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    reply.text.append("\n\nMore after the button.")
    qtbot.waitUntil(lambda: "More after the button." in shown_text(view))
    assert follows(view)
    assert heard == [False, True]


def test_an_answer_that_fits_is_followed_to_its_end(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    view.stops_at_first_line = True
    reply = streaming(view, talk)
    reply.text.append("All of it.")
    reply.message.text, reply.message.state = "All of it.", State.COMPLETE
    view.reply_ended(reply.message.id)
    assert follows(view)
    assert "All of it." in shown_text(view)


def test_each_new_question_is_followed_again(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    reply = reads_to_the_first_line(qtbot, view, talk)
    reply.message.text, reply.message.state = reply.text.whole(), State.COMPLETE
    view.reply_ended(reply.message.id)
    assert not follows(view)
    talk.ask("And then?")
    view.stream(Reply(talk.answer("", State.SENDING)))
    assert follows(view)
    assert "And then?" in shown_text(view)


def test_the_mode_that_follows_the_end_never_stops(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    reply = streaming(view, talk)
    reply.text.append("Word. " * 3_000 + "The last word.")
    qtbot.waitUntil(lambda: "The last word." in shown_text(view))
    assert follows(view)


def test_a_user_who_scrolled_on_is_not_called_back(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    reply = reads_to_the_first_line(qtbot, view, talk)
    while not follows(view):
        wheel(view, -5)
    reply.text.append("Then. " * 2_000 + "The last word.")
    qtbot.waitUntil(lambda: "The last word." in shown_text(view))
    assert follows(view)


def test_two_fingers_end_and_begin_following(view: TranscriptView, talk: Talk) -> None:
    talk.turns(20)
    view.show_conversation(talk.conversation)
    touch_pad(view, -12)
    assert not follows(view)
    touch_pad(view, 40)
    assert follows(view)


def test_going_on_downwards_at_the_end_begins_following(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(3)
    view.show_conversation(talk.conversation)
    for by_wheel in (True, False):
        wheel(view, 20)
        assert not follows(view)
        view.resize(900, 5_000)  # all of it is in sight: the bar has nowhere to go
        view.resize(900, 5_001)
        assert not follows(view)
        if by_wheel:
            wheel(view, -1)
        else:
            QTest.keyClick(view, Qt.Key.Key_Down)
        assert follows(view)
        view.resize(900, 600)
        assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_walking_between_siblings_keeps_the_state(view: TranscriptView, talk: Talk) -> None:
    talk.turns(5)
    question = talk.ask("Which?")
    first = talk.answer("The one. " + "Words. " * 200)
    other = Message(Role.ASSISTANT, "The other. " + "Words. " * 200, parent=question.id)
    talk.conversation.add(other)
    view.show_conversation(talk.conversation)
    assert follows(view)
    wheel(view, 2)
    assert not follows(view)
    y = line_y(view, "Which?")
    talk.conversation.choose(first.id)
    view.path_changed()
    assert not follows(view)
    assert line_y(view, "Which?") == y
    view.scroll_to_end()
    talk.conversation.choose(other.id)
    view.path_changed()
    assert follows(view)


def test_one_who_comes_back_is_held_at_the_first_line_all_the_same(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    view.stops_at_first_line = True
    reply = streaming(view, talk)
    reply.text.append("First of all.\n\n")
    qtbot.waitUntil(lambda: "First of all" in shown_text(view))
    left = view.position()
    view.show_conversation(Talk().conversation)
    reply.text.append("Line after line.\n\n" * 80)
    view.show_conversation(talk.conversation, left)
    view.stream(reply)
    assert not follows(view)
    assert 0 <= line_y(view, "First of all") < 30
