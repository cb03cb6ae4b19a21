from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.code_row import CodeWidget
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, button, line_y, rows, shown_text

CODE = "\n".join(f"line_{number} = {number}" for number in range(300))


def code_rows(view: TranscriptView) -> list[CodeWidget]:
    return [row for row in rows(view) if isinstance(row, CodeWidget)]


def test_long_code_shows_its_beginning_and_copies_whole(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Code?")
    talk.answer(f"Before\n\n```python\n{CODE}\n```\n\nAfter")
    view.show_conversation(talk.conversation)
    assert "line_24 = 24" in shown_text(view) and "line_25" not in shown_text(view)
    assert "After" in shown_text(view)
    button(view, "Copy code").click()
    assert QGuiApplication.clipboard().text() == CODE


def test_what_opens_begins_where_it_was_and_what_folds_ends_there(
    view: TranscriptView, talk: Talk
) -> None:
    talk.turns(3)
    talk.ask("Code?")
    talk.answer(f"Before\n\n```python\n{CODE}\n```\n\nAfter")
    talk.turns(3)
    view.show_conversation(talk.conversation)
    while "Before" not in shown_text(view) or line_y(view, "line_0 ") < 10:
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 40)
    at = line_y(view, "line_0 ")
    button(view, "Show all 300 lines: code").click()
    assert line_y(view, "line_0 ") == at
    assert len(code_rows(view)) >= 1 and "After" not in shown_text(view)
    while "After" not in shown_text(view):
        QTest.keyClick(view, Qt.Key.Key_Down)
    at = line_y(view, "After")
    button(view, "Show less: code").click()
    assert line_y(view, "After") == at
    assert len(code_rows(view)) == 1


def test_code_that_streamed_stays_open_until_one_folds_it(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Code?")
    message = talk.answer("", State.STREAMING)
    view.show_conversation(talk.conversation)
    reply = Reply(message)
    view.stream(reply)
    reply.text.append(f"```python\n{CODE}\n```\n\nAfter")
    # Each frame lays out a part of it.
    while "After" not in shown_text(view):
        view._take_growth()
    before = line_y(view, "line_299")
    assert view.following
    reply.settle().state = State.COMPLETE
    view.reply_ended(message.id)
    assert "line_299" in shown_text(view)
    assert before - line_y(view, "line_299") < 60  # the footer came, nothing else
    view.show_conversation(None)
    view.show_conversation(talk.conversation)
    assert "line_299" in shown_text(view)


def test_a_long_question_folds_and_its_widgets_are_not_alive(
    view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Long. " + "words and words " * 2_000)
    view.show_conversation(talk.conversation)
    assert len(rows(view)) == 1
    assert len(shown_text(view)) < 1_000
    button(view, "Show all (6,001 words): question").click()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert line_y(view, "Long.") >= 0
    QTest.keyClick(view, Qt.Key.Key_End)
    button(view, "Show less: question").click()
    assert len(shown_text(view)) < 1_000


def test_chinese_questions_count_characters(view: TranscriptView, talk: Talk) -> None:
    talk.ask("量子计算的潜力在于问题的结构。" * 200)
    view.show_conversation(talk.conversation)
    assert button(view, "Show all (3,000 characters): question").isVisible()


def test_wrap_breaks_the_lines_of_all_code_and_stays_put(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Code?")
    talk.answer(f"```\n{'x ' * 400}\n```\n\nBetween\n\n```\n{'y ' * 400}\n```")
    view.show_conversation(talk.conversation)
    first, second = code_rows(view)
    was = first.height(), second.height()
    with qtbot.waitSignal(view.wrap_changed) as changed:
        QTest.mouseClick(first.wrap_button, Qt.MouseButton.LeftButton)
    assert changed.args == [True]
    assert first.height() > was[0] and second.height() > was[1]
    assert first.pane() is not None
    assert first._pane.horizontalScrollBar().maximum() == 0
    assert first.wrap_button.isChecked() and second.wrap_button.isChecked()
    view.set_code_wrap(False)
    assert (first.height(), second.height()) == was
    assert first._pane.horizontalScrollBar().maximum() > 0


def test_copying_over_a_fold_takes_what_is_folded(view: TranscriptView, talk: Talk) -> None:
    question = "\n".join(f"Item {number}" for number in range(50))
    talk.ask(question)
    talk.answer(f"Before\n\n```python\n{CODE}\n```\n\nAfter")
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"{question}\n\nBefore\n\n{CODE}\n\nAfter"
