from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.actions import Action
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.candidates_row import CandidatesWidget, Card
from gpts_desktop.ui.transcript.footer_row import FooterWidget
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, rows, shown_text

LONG = "\n\n".join(f"Paragraph {number} of a long answer." for number in range(60))


def candidates(
    talk: Talk, *texts: str, state: State = State.COMPLETE, question: str = "Why?"
) -> list[Message]:
    """Ask, and take answers of one call; the first is on the path."""
    asked = talk.ask(question)
    made = [
        Message(Role.ASSISTANT, text, parent=asked.id, created=5.0, state=state) for text in texts
    ]
    for message in made:
        talk.conversation.add(message)
    talk.conversation.current = made[0].id
    return made


def cards(view: TranscriptView) -> list[Card]:
    return [
        card
        for row in rows(view)
        if isinstance(row, CandidatesWidget)
        for card in row.cards
        if card.message_id
    ]


def texts(view: TranscriptView) -> list[str]:
    return [card.inside.last_text() for card in cards(view)]


def test_answers_of_one_call_stand_side_by_side_while_they_are_last(
    view: TranscriptView, talk: Talk
) -> None:
    candidates(talk, "One.", "Two.", "Three.")
    view.show_conversation(talk.conversation)
    assert texts(view) == []  # three need more room
    view.resize(1_000, 600)
    assert texts(view) == ["One.", "Two.", "Three."]
    first, second, third = cards(view)
    assert first.height() == second.height() == third.height()
    assert first.geometry().right() < second.x() and second.geometry().right() < third.x()
    view.resize(500, 600)
    assert texts(view) == [] and "One." in shown_text(view)
    view.resize(1_000, 600)
    assert len(texts(view)) == 3
    talk.ask("And then?")
    view.path_changed()
    assert texts(view) == []


def test_answers_of_two_calls_are_siblings_only(view: TranscriptView, talk: Talk) -> None:
    question = talk.ask("Why?")
    talk.answer("One.")
    talk.conversation.current = question.id
    talk.answer("Two.")
    view.show_conversation(talk.conversation)
    assert cards(view) == []


def test_all_stream_at_once_and_end_as_they_are(view: TranscriptView, talk: Talk) -> None:
    made = candidates(talk, "", "", state=State.STREAMING)
    view.show_conversation(talk.conversation)
    replies = [Reply(message) for message in made]
    for reply in replies:
        view.stream(reply)
    small = cards(view)[0].height()
    for at, reply in enumerate(replies):
        reply.text.append(LONG if at else "Short.")
    for card in cards(view):
        while any(live.rest for live in card.inside._replies.live.values()):
            card.inside._take_growth()
    assert view._replies.is_resting  # the cards read, the view need not
    assert texts(view)[0] == "Short." and "Paragraph 59" in texts(view)[1]
    assert cards(view)[0].height() > small
    assert cards(view)[1].inside.following
    assert max(card.height() for card in cards(view)) < view.height()
    assert view.rows_alive() < 60
    for reply in replies:
        reply.settle().state = State.COMPLETE
        view.reply_ended(reply.message.id)
    assert "Paragraph 59" in texts(view)[1]
    assert all(card._facts.text() for card in cards(view))


@pytest.mark.parametrize("by", ["click", "key", "screen reader"])
def test_one_is_chosen_by_click_or_key(
    qtbot: QtBot, view: TranscriptView, talk: Talk, by: str
) -> None:
    made = candidates(talk, "One.", LONG)
    view.show_conversation(talk.conversation)
    second = cards(view)[1]
    second.inside.verticalScrollBar().setValue(300)
    assert second.choose_button.accessibleName() == "Choose 2"
    with qtbot.waitSignal(view.action_requested) as asked:
        if by == "screen reader":
            actions = QAccessible.queryAccessibleInterface(second.choose_button).actionInterface()
            actions.doAction(actions.actionNames()[0])
        elif by == "key":
            second.choose_button.setFocus()
            QTest.keyClick(second.choose_button, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(second.choose_button, Qt.MouseButton.LeftButton)
    assert asked.args == [made[1].id, Action.CHOOSE]
    talk.conversation.choose(made[1].id)
    view.path_changed()
    assert [card.choose_button.isChecked() for card in cards(view)] == [False, True]
    assert cards(view)[1].inside.verticalScrollBar().value() == 300


def test_tab_reaches_each_text_and_its_button(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    candidates(talk, "One.", "Two.")
    view.show_conversation(talk.conversation)
    (row,) = (row for row in rows(view) if isinstance(row, CandidatesWidget))
    first, second = cards(view)
    assert row.tab_stops() == [
        first.inside,
        first.choose_button,
        second.inside,
        second.choose_button,
    ]


def test_another_theme_dresses_the_cards(view: TranscriptView, talk: Talk) -> None:
    candidates(talk, "One.", "Two.")
    view.show_conversation(talk.conversation)
    view.set_theme(load_theme("dark"))
    assert all(card.inside.theme == load_theme("dark") for card in cards(view))
    assert texts(view) == ["One.", "Two."]


def test_copying_all_takes_the_chosen_one(view: TranscriptView, talk: Talk) -> None:
    candidates(talk, "One.", "Two.")
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Why?\n\nOne."


def test_the_footer_begins_where_its_cards_do(view: TranscriptView, talk: Talk) -> None:
    candidates(talk, "One.", "Two.", "Three.")
    view.resize(1_200, 600)
    view.show_conversation(talk.conversation)
    row, footer = rows(view)[-2:]
    assert isinstance(row, CandidatesWidget) and isinstance(footer, FooterWidget)
    assert (row.x(), row.width()) == (footer.x(), footer.width())
