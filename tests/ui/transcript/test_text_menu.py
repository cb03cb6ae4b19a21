"""The context menu of the transcript's texts, and the quotation."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.shell import Shell
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, panes
from tests.ui.transcript.test_selecting import CONTROL, drag, pane_at, place

ANSWER = "Some **bold** words and [a link](https://example.com).\n\n```py\na = 1\n```\n\nThe end."


@pytest.fixture
def shown(view: TranscriptView, talk: Talk) -> TranscriptView:
    talk.ask("What is *it*?")
    talk.answer(ANSWER)
    view.show_conversation(talk.conversation)
    return view


def menu_at(view: TranscriptView, at: QPoint) -> dict[str, QAction]:
    """Press the right button there; return what the menu offers, by its words."""
    pane = pane_at(view, at).viewport()
    inside = pane.mapFrom(view.viewport(), at)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, inside, pane.mapToGlobal(inside), Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(pane, event)
    return offers(view)


def offers(view: TranscriptView) -> dict[str, QAction]:
    menus = [m for m in view.findChildren(QMenu) if m.objectName() == "textMenu" and m.isVisible()]
    return {action.text().split("\t")[0]: action for action in menus[-1].actions()}


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_part_is_copied_as_markdown(shown: TranscriptView) -> None:
    drag(shown, place(shown, "bold"), place(shown, "The", after=True))
    menu_at(shown, place(shown, "words"))["Copy as Markdown"].trigger()
    assert clipboard() == (
        "**bold** words and [a link](https://example.com).\n\n```py\na = 1\n```\n\nThe"
    )


def test_everything_is_copied_as_it_was_written(shown: TranscriptView) -> None:
    QTest.keyClick(shown, Qt.Key.Key_A, CONTROL)
    menu_at(shown, place(shown, "words"))["Copy as Markdown"].trigger()
    assert clipboard() == f"What is *it*?\n\n{ANSWER}"


def test_a_quotation_is_asked_for(qtbot: QtBot, shown: TranscriptView) -> None:
    drag(shown, place(shown, "words"), place(shown, "The", after=True))
    with qtbot.waitSignal(shown.quote_requested) as asked:
        menu_at(shown, place(shown, "words"))["Quote"].trigger()
    quoted = "> words and [a link](https://example.com).\n>\n> ```py\n> a = 1\n> ```\n>\n> The"
    assert asked.args == [quoted]


def test_a_link_and_code_are_copied_where_they_are(shown: TranscriptView) -> None:
    there = menu_at(shown, place(shown, "a link") + QPoint(6, 0))
    assert not there["Copy"].isEnabled()
    there["Copy link"].trigger()
    assert clipboard() == "https://example.com"
    there = menu_at(shown, place(shown, "a = 1"))
    assert "Copy link" not in there
    there["Copy code"].trigger()
    assert clipboard() == "a = 1"


def test_the_menu_key_opens_it_where_the_keyboard_is(qtbot: QtBot, shown: TranscriptView) -> None:
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    pane = panes(shown)[1]
    pane.setFocus()
    pane.focusNextPrevChild(True)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(pane.viewport(), event)
    offers(shown)["Copy link"].trigger()
    assert clipboard() == "https://example.com"


def test_a_quotation_goes_under_what_is_typed(qtbot: QtBot, shell: Shell) -> None:
    box = shell.window.composer.text_box
    shell.window.activateWindow()
    shell.window.composer.set_text("Typed")
    shell.window.transcript.quote_requested.emit("> quoted")
    assert shell.window.composer.text() == "Typed\n\n> quoted\n\n"
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box, "And?")
    assert shell.window.composer.text() == "Typed\n\n> quoted\n\nAnd?"
