from __future__ import annotations

from PySide6.QtCore import QDateTime, QEvent, QLocale, QPointF
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gpts_desktop.core.actions import Action
from gpts_desktop.core.message import State, Usage
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.transcript.footer_row import FooterWidget
from gpts_desktop.ui.transcript.prose_row import ProseWidget
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, button, rows


def footers(view: TranscriptView) -> list[FooterWidget]:
    return [row for row in rows(view) if isinstance(row, FooterWidget)]


def facts(view: TranscriptView) -> str:
    return next(
        label.text() for label in footers(view)[-1].findChildren(QLabel) if "→" in label.text()
    )


def menu(qtbot: QtBot) -> Menu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Menu))
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, Menu)
    return opened


def choose(qtbot: QtBot, words: str) -> None:
    opened = menu(qtbot)
    next(action for action in opened.actions() if action.text() == words).trigger()
    opened.close()


def test_it_says_what_the_answer_took_and_when_it_came(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    talk.answer("First.").model = "gpt-4-gizmo-g-1"
    talk.ask("And?")
    message = talk.answer("Second.")
    message.model = "other-model"
    message.usage, message.duration = Usage(30, 8350, 8380), 12.3
    view.show_conversation(talk.conversation)
    moment = QDateTime.fromMSecsSinceEpoch(round(message.created * 1_000))
    clock = QLocale().toString(moment.time(), "HH:mm")
    assert facts(view) == f"other-model · 30 → 8,350 tokens · 12.3 s · 679 tokens/s · {clock}"
    assert "→" in facts(view)
    label = next(w for w in footers(view)[-1].findChildren(QLabel) if "→" in w.text())
    assert str(moment.date().year()) in label.toolTip()


def test_only_the_last_one_shows_until_the_pointer_or_the_keyboard_comes(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(2, lambda number: f"Answer {number}.")
    view.show_conversation(talk.conversation)
    first, last = footers(view)
    assert [footer.is_wanted for footer in (first, last)] == [False, True]
    height = first.height()
    text = next(row for row in rows(view) if isinstance(row, ProseWidget))
    QApplication.sendEvent(text, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert first.is_wanted and first.height() == height
    QApplication.sendEvent(text, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not first.is_wanted)
    view.activateWindow()
    first.more_button.setFocus()
    qtbot.waitUntil(lambda: first.is_wanted)


def test_the_menu_has_what_the_buttons_have_no_place_for(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    message = talk.answer("Some **bold** words.\n\n- one\n- two", State.STOPPED)
    view.show_conversation(talk.conversation)
    asked: list[tuple[str, str]] = []
    view.action_requested.connect(lambda *what: asked.append(what))
    button(view, "More about this answer").click()
    words = [action.text() for action in menu(qtbot).actions() if action.text()]
    assert words == [
        "Copy as plain text",
        "Continue where it was cut",
        "Show source",
        "Show request",
        "Branch to a new chat",
        "Show among the branches",
        "Delete answer",
    ]
    choose(qtbot, "Delete answer")
    assert asked == [(message.id, Action.DELETE)]
    button(view, "More about this answer").click()
    choose(qtbot, "Copy as plain text")
    assert QGuiApplication.clipboard().text() == "Some bold words.\n\n• one\n• two"
    button(view, "Copied")
    button(view, "More about this question").click()
    words = [action.text() for action in menu(qtbot).actions()]
    assert words[-2:] == ["Delete question", "Delete it and the message after it"]
    menu(qtbot).close()


def test_regenerate_says_how_many_answers_it_asks_for(view: TranscriptView, talk: Talk) -> None:
    talk.turns(1)
    view.candidates = 3
    view.show_conversation(talk.conversation)
    assert button(view, "Regenerate answer: 3 candidates").text() == "Regenerate (3 candidates)"
    view.candidates = 1
    view.path_changed()
    assert button(view, "Regenerate answer").text() == "Regenerate"


def test_a_narrow_footer_has_icons_that_say_what_they_are(view: TranscriptView, talk: Talk) -> None:
    talk.turns(1)
    view.resize(340, 600)
    view.show_conversation(talk.conversation)
    for name in ("Copy answer", "Regenerate answer", "Edit the question"):
        assert button(view, name).text() == "" and button(view, name).toolTip() == name
    assert button(view, "More about this question").isVisible()
