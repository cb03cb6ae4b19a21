from __future__ import annotations

import random
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.message import State, Usage
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.footer_row import FooterWidget
from gpts_desktop.ui.transcript.live_answer import AT_ONCE
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import EVERYTHING, Talk, button, panes, rows, shown_text, strip_of


def pictures(view: TranscriptView) -> list[tuple[str, int, int]]:
    return [(pane.toPlainText(), pane.width(), pane.height()) for pane in panes(view)]


def take(view: TranscriptView) -> None:
    """Do what the view's clock does."""
    view._take_growth()


def rests(view: TranscriptView) -> bool:
    return view._replies.is_resting


@pytest.mark.parametrize("seed", range(6))
def test_a_stream_cut_anywhere_ends_in_the_rows_of_the_whole(
    view: TranscriptView, talk: Talk, seed: int
) -> None:
    view.resize(900, 1500)
    chance = random.Random(seed)
    talk.ask("Everything?")
    message = talk.answer("", State.STREAMING)
    view.show_conversation(talk.conversation)
    reply = Reply(message)
    view.stream(reply)
    text = EVERYTHING * 2
    at = 0
    while at < len(text):
        size = chance.choice((1, 2, 3, 7, 20, 60))
        reply.text.append(text[at : at + size])
        at += size
        if chance.random() < 0.6:
            take(view)
    reply.settle()
    message.state = State.COMPLETE
    message.usage, message.duration = Usage(1, 2, 3), 2.0
    view.reply_ended(message.id)
    streamed = pictures(view), view.last_text()
    view.show_conversation(None)
    view.show_conversation(talk.conversation)
    assert (pictures(view), view.last_text()) == streamed


def at_once(view: TranscriptView, talk: Talk, text: str) -> Reply:
    """Show an answer that came faster than frames take it, and ended."""
    talk.ask("Everything?")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.text.append(text)
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    return reply


def test_an_answer_that_ends_far_ahead_is_caught_up_with_frame_by_frame(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    text = EVERYTHING * 60
    reply = at_once(view, talk, text)
    live = view._replies.live[reply.message.id]
    rests_seen = []
    view._replies.frame.connect(lambda: rests_seen.append(live.rest))
    qtbot.waitUntil(lambda: rests(view))
    assert len(rests_seen) > 5
    assert all(before - after <= AT_ONCE for before, after in pairwise(rests_seen))
    assert any(isinstance(row, FooterWidget) for row in rows(view))
    streamed = pictures(view), view.last_text()
    view.show_conversation(None)
    view.show_conversation(talk.conversation)
    assert (pictures(view), view.last_text()) == streamed


def test_what_comes_while_one_catches_up_does_not_end_it(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    first = at_once(view, talk, "Word and word.\n\n" * 2_000)
    talk.ask("And then?")
    second = Reply(talk.answer("", State.STREAMING))
    view.stream(second)
    second.text.append("Then this.")
    second.settle().state = State.COMPLETE
    view.reply_ended(second.message.id)
    assert first.message.id in view._replies.live
    qtbot.waitUntil(lambda: rests(view))
    assert "Then this." in shown_text(view)
    view.scroll_to_end()
    section = strip_of(view).sections[1]
    assert section.blocks == parse(first.message.text)


@pytest.mark.parametrize("goes", ["elsewhere", "on"])
def test_an_answer_that_is_caught_up_with_may_go(
    qtbot: QtBot, view: TranscriptView, talk: Talk, goes: str
) -> None:
    text = "Word and word.\n\n" * 2_000
    reply = at_once(view, talk, text)
    if goes == "elsewhere":
        view.show_conversation(None)
        view.show_conversation(talk.conversation)
        assert rests(view)
    else:
        reply.message.state = State.STREAMING
        more = Reply(reply.message)
        view.stream(more)
        more.text.append("And more.")
        more.settle().state = State.COMPLETE
        view.reply_ended(reply.message.id)
        qtbot.waitUntil(lambda: rests(view))
    section = strip_of(view).sections[1]
    strip_of(view).rows(1)
    assert section.blocks == parse(reply.message.text)


def test_text_arrives_by_the_clock_and_the_clock_stops(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.SENDING))
    view.show_conversation(talk.conversation)
    assert rests(view)
    view.stream(reply)
    reply.text.append("Hello")
    qtbot.waitUntil(lambda: view.last_text() == "Hello")
    assert not rests(view)
    reply.text.append(" there")
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    assert view.last_text() == "Hello there"
    assert rests(view)
    assert view.viewport().findChildren(FooterWidget)


def test_the_caret_stands_only_where_text_grows(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.SENDING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    assert [getattr(pane, "caret") for pane in panes(view)] == [False, True]  # noqa: B009  # panes are typed as Qt's
    reply.text.append("One.\n\n```\ncode")
    take(view)
    assert [getattr(pane, "caret") for pane in panes(view)] == [False, False, True]  # noqa: B009  # as above
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    assert not any(getattr(pane, "caret") for pane in panes(view))  # noqa: B009  # as above


def test_a_reply_goes_on_unseen_and_is_whole_when_it_is_shown_again(
    view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.text.append("First. ")
    take(view)
    other = Talk()
    other.ask("Elsewhere")
    view.show_conversation(other.conversation)
    assert rests(view)
    reply.text.append("Second. ")
    view.show_conversation(talk.conversation)
    assert view.last_text() == "First. Second."
    assert not rests(view)


def test_a_selection_lives_through_what_comes_after_it(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.text.append("Take these words.\n\nAnd then")
    take(view)
    pane = panes(view)[-1]
    pane.setTextCursor(pane.document().find("these words"))
    reply.text.append(" more of it")
    take(view)
    assert panes(view)[-1].textCursor().selectedText() == "these words"
    assert "more of it" in shown_text(view)


def test_reasoning_streams_under_its_fold(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.reasoning.append("I wonder")
    take(view)
    assert "I wonder" not in shown_text(view)
    button(view, "Reasoning…").click()
    assert "I wonder" in shown_text(view)
    reply.reasoning.append(" about it.\n\nTwice.")
    take(view)
    assert "I wonder about it.\nTwice." in shown_text(view)
    reply.text.append("The answer.")
    take(view)
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    assert "Twice." in shown_text(view)
    assert view.last_text() == "The answer."


def test_chatgpts_residue_is_not_shown(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    for piece in ("It is so", "【11†so", "urce】", " indeed."):
        reply.text.append(piece)
        take(view)
    assert view.last_text() == "It is so indeed."


def test_a_reply_that_ended_elsewhere_is_a_finished_message(
    view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    view.show_conversation(None)
    reply.text.append("All of it.")
    reply.settle().state = State.COMPLETE
    view.show_conversation(talk.conversation)
    assert view.last_text() == "All of it."
    assert rests(view)
    assert view.viewport().findChildren(FooterWidget)


def test_a_token_repaints_only_the_row_that_grows(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.text.append("A paragraph.\n\n```\ncode\n```\n\nAnother that grows")
    take(view)
    for _ in range(20):
        QApplication.processEvents()
    painted = PaintedPanes()
    QApplication.instance().installEventFilter(painted)  # type: ignore[union-attr]  # there is one
    reply.text.append(" a bit")
    take(view)
    qtbot.waitUntil(lambda: bool(painted.texts))
    QApplication.instance().removeEventFilter(painted)  # type: ignore[union-attr]  # as above
    assert painted.texts == {"Another that grows a bit"}


class PaintedPanes(QObject):
    """Gathers the texts of the panes that are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pane = watched.parent()
        if event.type() == QEvent.Type.Paint and isinstance(pane, TextPane):
            self.texts.add(pane.toPlainText())
        return False
