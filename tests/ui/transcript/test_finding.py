"""Find in conversation: the count, the marks, the walk, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.shell import Shell
from gpts_desktop.ui.transcript.find_bar import FindBar
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, line_y, panes, shown_text
from tests.ui.transcript.test_selecting import copied, drag, marked, place, take

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def look_for(qtbot: QtBot, view: TranscriptView, words: str) -> FindBar:
    """Open the bar by its keys, type the words and wait until all was searched."""
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    bar = view.finder.bar
    bar.field.setText(words)
    # Ten thousand messages take seconds of CPU, of which a loaded machine gives a third.
    qtbot.waitUntil(lambda: not view.finder.finding.is_searching, timeout=60_000)
    return bar


def enter(bar: FindBar, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    QTest.keyClick(bar.field, Qt.Key.Key_Return, keys)
    return bar.count.text()


def test_matches_are_counted_marked_and_walked(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Where is the café?")
    talk.answer("The **ca**fé is `CAFE` street.\n\n```\ncafe = 1\n```\n\n| cafe |\n|---|\n| no |")
    view.show_conversation(talk.conversation)
    bar = look_for(qtbot, view, "cafe")
    assert bar.count.text() == "1 of 5"
    corner = view.viewport().geometry().topRight()
    assert view.viewport().geometry().contains(bar.geometry())
    assert (corner - bar.geometry().topRight()).manhattanLength() < 30
    assert marked(view) == ["café", "café", "CAFE", "cafe", "cafe"]
    assert [enter(bar) for _ in range(5)] == [f"{n} of 5" for n in (2, 3, 4, 5, 1)]
    assert enter(bar, SHIFT) == "5 of 5"
    QTest.keyClick(bar.field, Qt.Key.Key_F3)
    assert bar.count.text() == "1 of 5"
    bar.field.setText("nowhere")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    assert marked(view) == []


def test_escape_goes_back_unless_one_has_moved(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(40)
    view.show_conversation(talk.conversation)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() // 2 + 7)
    before = view.verticalScrollBar().value()
    words = "Question 37?"
    bar = look_for(qtbot, view, words)
    assert words in shown_text(view)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert view.verticalScrollBar().value() == before
    assert not bar.isVisible() and marked(view) == []
    bar = look_for(qtbot, view, words)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 33)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert words in shown_text(view)


def test_the_first_match_is_the_next_from_where_one_reads(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(40)
    view.show_conversation(talk.conversation)
    view.verticalScrollBar().setValue(0)
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    bar = look_for(qtbot, view, "question")
    assert bar.count.text() == "7 of 40"
    assert 60 < line_y(view, "Question 6?") < 400


def test_what_is_hidden_is_unfolded(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.ask("\n".join(f"line {n}" for n in range(400)) + "\nneedle of the question")
    code = "\n".join(f"x = {n}" for n in range(300)) + "\nneedle = 'of the code'"
    reasoning = "First.\n\nA needle of thought."
    talk.answer(f"Before.\n\n```py\n{code}\n```\n\nAfter.", reasoning=reasoning)
    view.show_conversation(talk.conversation)
    view.verticalScrollBar().setValue(0)
    bar = look_for(qtbot, view, "needle")
    assert bar.count.text() == "1 of 3"
    assert "needle" in marked(view) and "needle of the question" in shown_text(view)
    assert enter(bar) == "2 of 3"
    assert "needle of thought" in shown_text(view)
    assert enter(bar) == "3 of 3"
    assert 0 < line_y(view, "needle = 'of the code'") < view.viewport().height()


def test_a_match_far_to_the_right_is_scrolled_to(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    talk.answer("```\n" + "word " * 200 + "needle\n```")
    view.show_conversation(talk.conversation)
    look_for(qtbot, view, "needle")
    assert panes(view)[-1].horizontalScrollBar().value() > 500
    at = place(view, "needle")
    assert view.viewport().rect().contains(at)


def test_what_streams_in_is_found(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.ask("A needle?")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    bar = look_for(qtbot, view, "needle")
    assert bar.count.text() == "1 of 1"
    for count in range(2, 5):
        reply.text.append("One needle and then.\n\n```\nneed")
        take(view)
        reply.text.append("\n```\n\n")
        take(view)
        assert bar.count.text() == f"1 of {count}"
    reply.message.state = State.COMPLETE
    reply.settle()
    view.reply_ended(reply.message.id)
    qtbot.waitUntil(lambda: not view.finder.finding.is_searching)
    assert bar.count.text() == "1 of 4"
    assert enter(bar) == "2 of 4"


def test_a_selection_is_looked_for_and_the_match_stays_selected(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    talk.answer("Some words, and more words.")
    view.show_conversation(talk.conversation)
    drag(view, place(view, "words"), place(view, ", and"))
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    bar = view.finder.bar
    assert bar.field.text() == "words"
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2")
    assert enter(bar) == "2 of 2"
    bar.close_button.click()
    assert copied(view) == "words"
    assert not bar.isVisible()


def test_ten_thousand_messages_are_searched_in_slices(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(5_000, lambda n: f"**Bold** words {n}, with [a link](https://e.example/{n}).")
    view.show_conversation(talk.conversation)
    bar = look_for(qtbot, view, "bold words")
    assert bar.count.text().endswith("of 5,000")
    assert view.rows_alive() <= 60
    bar.field.setText("words 4321,")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1", timeout=60_000)
    assert "Bold words 4321" in shown_text(view)


def test_the_window_opens_it_by_its_button_and_keys(qtbot: QtBot, shell: Shell) -> None:
    window = shell.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.composer.focus_text()
    window.header.find_button.click()
    bar = window.transcript.finder.bar
    qtbot.waitUntil(bar.field.hasFocus)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.composer.text_box.hasFocus)
    QTest.keyClick(window.composer.text_box, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(bar.field.hasFocus)
    assert QApplication.focusWidget() is bar.field


def test_what_is_found_shows_within_a_selection(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Some words here")
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    bar = look_for(qtbot, view, "words")
    assert bar.count.text() == "1 of 1"
    # What is painted last lies above.
    assert marked(view) == ["Some words here", "words"]
