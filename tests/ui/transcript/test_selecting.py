"""Selection across rows, by mouse events and keys, and what is copied of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.fold_switch import FoldSwitch
from gpts_desktop.ui.transcript.replies import Replies
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, panes, wheel

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

ANSWER = "First some prose here.\n\n```py\na = 1\nb = 2\n```\n\nThen more prose."


def place(view: TranscriptView, words: str, after: bool = False) -> QPoint:
    """Return where in the viewport words begin, or end."""
    for pane in panes(view):
        cursor = pane.document().find(words)
        if not cursor.isNull():
            end = cursor.selectionEnd() if after else cursor.selectionStart()
            cursor.setPosition(end)
            at = pane.cursorRect(cursor).center()
            return pane.viewport().mapTo(view.viewport(), at)
    raise AssertionError(f"{words!r} is not on screen")


def pane_at(view: TranscriptView, at: QPoint) -> QTextEdit:
    for pane in panes(view):
        corner = pane.mapTo(view.viewport(), QPoint())
        if pane.rect().translated(corner).contains(at):
            return pane
    raise AssertionError("no text there")


def press(view: TranscriptView, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    pane = pane_at(view, at).viewport()
    QTest.mousePress(pane, LEFT, keys, pane.mapFrom(view.viewport(), at))


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    """Press at `start`, move over the way, and let go at `end`."""
    press(view, start)
    go(view, start, end)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)


def go(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    for step in range(1, 6):
        QTest.mouseMove(view.viewport(), start + (end - start) * step / 5)
        QApplication.processEvents()


def click(view: TranscriptView, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    press(view, at, keys)
    QTest.mouseRelease(view.viewport(), LEFT, keys, at)


def take(view: TranscriptView) -> None:
    """Let the view take what has gathered, as its clock does."""
    replies = view.findChild(Replies)
    assert replies is not None
    replies.frame.emit()


def copied(view: TranscriptView) -> str:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    return QGuiApplication.clipboard().text()


def marked(view: TranscriptView) -> list[str]:
    """Return what is marked in each text on screen."""
    found = []
    for pane in panes(view):
        stretches = pane.extraSelections()  # a stretch's cursor goes when its list does
        found += [stretch.cursor.selectedText() for stretch in stretches]
    return found


@pytest.fixture
def shown(view: TranscriptView, talk: Talk) -> TranscriptView:
    talk.ask("What is the question?")
    talk.answer(ANSWER)
    talk.ask("And the next one?")
    view.show_conversation(talk.conversation)
    return view


def test_a_drag_selects_from_one_message_over_code_into_another(shown: TranscriptView) -> None:
    drag(shown, place(shown, "some"), place(shown, "next one", after=True))
    expected = "some prose here.\n\na = 1\nb = 2\n\nThen more prose.\n\nAnd the next one"
    assert copied(shown) == expected
    assert marked(shown) == [
        "some prose here.",
        "a = 1\u2029b = 2",
        "Then more prose.",
        "And the next one",
    ]


def test_a_drag_upwards_selects_too(shown: TranscriptView) -> None:
    drag(shown, place(shown, "more"), place(shown, "question"))
    assert copied(shown).startswith("question?\n\nFirst some")
    assert copied(shown).endswith("b = 2\n\nThen ")


def test_a_double_click_selects_a_word_and_a_drag_more_words(shown: TranscriptView) -> None:
    at = place(shown, "prose here") + QPoint(6, 0)
    click(shown, at)
    pane = pane_at(shown, at).viewport()
    QTest.mouseDClick(pane, LEFT, NONE, pane.mapFrom(shown.viewport(), at))
    assert copied(shown) == "prose"
    QTest.mousePress(pane, LEFT, NONE, pane.mapFrom(shown.viewport(), at))
    assert copied(shown) == "First some prose here."


def test_a_plain_click_clears_and_shift_extends(shown: TranscriptView) -> None:
    drag(shown, place(shown, "First"), place(shown, "some"))
    assert copied(shown) == "First "
    click(shown, place(shown, "here"), SHIFT)
    assert copied(shown) == "First some prose "
    click(shown, place(shown, "more") + QPoint(4, 0))
    assert copied(shown) == ""
    assert marked(shown) == []


def test_everything_is_selected_and_escape_clears(shown: TranscriptView) -> None:
    QTest.keyClick(shown, Qt.Key.Key_A, CONTROL)
    assert copied(shown) == (
        "What is the question?\n\nFirst some prose here.\n\na = 1\nb = 2\n\n"
        "Then more prose.\n\nAnd the next one?"
    )
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert copied(shown) == ""


def test_a_link_is_opened_by_a_click_and_not_by_a_drag(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Hi")
    talk.answer("See [the documentation](https://example.com/docs) now.")
    view.show_conversation(talk.conversation)
    opened: list[str] = []
    view.link_activated.connect(opened.append)
    at = place(view, "documentation") + QPoint(10, 0)
    drag(view, at, place(view, "now"))
    assert opened == []
    click(view, at)
    assert opened == ["https://example.com/docs"]


def test_a_drag_beyond_the_edge_scrolls_and_selects_what_comes(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(30)
    view.show_conversation(talk.conversation)
    bar = view.verticalScrollBar()
    start = QPoint(view.width() // 2, view.viewport().height() - 120)
    press(view, start)
    beyond = QPoint(start.x(), -400)
    go(view, start, beyond)
    qtbot.waitUntil(lambda: bar.value() == 0)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, beyond)
    text = copied(view)
    assert text.startswith("Question 0?\n\nAnswer 0. Words")
    assert "Question 20?" in text
    assert view.rows_alive() <= 60


def test_the_selection_is_shown_where_a_row_comes_into_sight(
    view: TranscriptView, talk: Talk
) -> None:
    talk.turns(40)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    for _ in range(30):
        wheel(view, 3)
        assert len(marked(view)) == len(panes(view))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert marked(view) == []


def test_a_selection_lives_through_growth_theme_and_zoom(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    reply.text.append("Take these 😀 words.\n\nAnd then")
    take(view)
    drag(view, place(view, "these"), place(view, "words", after=True))
    reply.text.append(" more of it\n\n```\ncode\n```\n")
    take(view)
    view.set_theme(load_theme("dark"))
    view.set_zoom(1.5)
    assert marked(view) == ["these 😀 words"]
    reply.message.state = State.COMPLETE
    reply.settle()
    view.reply_ended(reply.message.id)
    assert copied(view) == "these 😀 words"


def test_another_path_clears_and_a_longer_one_does_not(shown: TranscriptView, talk: Talk) -> None:
    drag(shown, place(shown, "First"), place(shown, "some"))
    talk.answer("An answer at the end.")
    shown.path_changed()
    assert copied(shown) == "First "
    talk.conversation.current = talk.conversation.path()[0].id
    talk.answer("Another.")
    shown.path_changed()
    assert copied(shown) == ""


def test_tables_and_formulas_are_copied_from_the_model(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    talk.answer(
        "It is $x^2$ so.\n\n| a | b |\n|---|---|\n| 中文 | $y$ |\n| c | d |\n\nEnd 【4†source】."
    )
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert copied(view) == "Hi\n\nIt is $x^2$ so.\n\na\tb\n中文\t$y$\nc\td\n\nEnd ."
    drag(view, place(view, "so."), place(view, "中文", after=True))
    assert copied(view) == "so.\n\na\tb\n中文\t"


def test_a_long_question_is_copied_as_typed(view: TranscriptView, talk: Talk) -> None:
    text = "\n".join(f"line {n} of many" for n in range(600))
    talk.ask(text)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert copied(view) == text


def test_everything_of_a_long_conversation_is_copied(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(2_000, lambda n: f"**Answer** {n}.\n\n- a\n- [b](https://b.example)\n\n`c`")
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_A, CONTROL)
    text = copied(view)
    assert text.count("Question") == text.count("Answer") == 2_000
    assert text.startswith("Question 0?\n\nAnswer 0.\n\n• a\n• b\n\nc\n\nQuestion 1?")
    assert text.endswith("Question 1999?\n\nAnswer 1999.\n\n• a\n• b\n\nc")
    assert view.rows_alive() <= 60
    # What is made in slices is what was selected, whatever is shown meanwhile.
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    view.show_conversation(None)
    qtbot.waitUntil(lambda: not view.copying.is_busy)
    assert QGuiApplication.clipboard().text() == text


def test_a_selection_lives_through_folding(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    code = "\n".join(f"line {n}" for n in range(200))
    talk.answer(f"Before.\n\n```\n{code}\n```\n\nAfter these words.")
    view.show_conversation(talk.conversation)
    drag(view, place(view, "these"), place(view, "words", after=True))
    (switch,) = (b for b in view.findChildren(FoldSwitch) if b.isVisible())
    switch.click()
    assert copied(view) == "these words"
    view.scroll_to_end()
    assert marked(view) == ["these words"]


def shift(view: TranscriptView, key: Qt.Key, times: int = 1, control: bool = False) -> None:
    for _ in range(times):
        QTest.keyClick(view, key, SHIFT | CONTROL if control else SHIFT)


def test_shift_and_arrows_select_from_the_first_row_in_sight(shown: TranscriptView) -> None:
    shift(shown, Qt.Key.Key_Right, 4)
    assert copied(shown) == "What"
    shift(shown, Qt.Key.Key_Right, 3, control=True)
    assert copied(shown) == "What is the "
    shift(shown, Qt.Key.Key_Left)
    assert copied(shown) == "What is the"
    shift(shown, Qt.Key.Key_Left, control=True)
    assert copied(shown) == "What is "
    shift(shown, Qt.Key.Key_End)
    assert copied(shown) == "What is the question?"
    shift(shown, Qt.Key.Key_Home)
    assert copied(shown) == ""


def test_shift_and_arrows_go_over_rows_and_line_by_line(shown: TranscriptView) -> None:
    drag(shown, place(shown, "some"), place(shown, "prose here"))
    shift(shown, Qt.Key.Key_Down)
    assert copied(shown).startswith("some prose here.\n\na = 1")
    assert "b = 2" not in copied(shown)
    shift(shown, Qt.Key.Key_Down)
    shift(shown, Qt.Key.Key_Down)
    assert copied(shown).startswith("some prose here.\n\na = 1\nb = 2\n\nThen mo")
    shift(shown, Qt.Key.Key_Down)
    assert "And the next" in copied(shown) or copied(shown).endswith("Then more prose.")
    shift(shown, Qt.Key.Key_Up, 6)
    assert copied(shown).endswith("First ")
    shift(shown, Qt.Key.Key_End, control=True)
    assert copied(shown).endswith("And the next one?")


def test_an_emoji_is_one_step(view: TranscriptView, talk: Talk) -> None:
    talk.ask("a👩\u200d🔬😀e\u0301中")
    view.show_conversation(talk.conversation)
    shift(view, Qt.Key.Key_Right, 2)
    assert copied(view) == "a👩\u200d🔬"
    shift(view, Qt.Key.Key_Right, 2)
    assert copied(view) == "a👩\u200d🔬😀e\u0301"
    assert marked(view) == ["a👩\u200d🔬😀e\u0301"]


def test_shift_and_pages_select_and_scroll(view: TranscriptView, talk: Talk) -> None:
    talk.turns(30)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    shift(view, Qt.Key.Key_Right)
    for _ in range(4):
        shift(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 1_500
    assert copied(view).count("Question") > 5
    assert len(marked(view)) > 0
    for _ in range(40):
        shift(view, Qt.Key.Key_PageDown)
    assert copied(view).endswith("words.") or copied(view).endswith("words. ")
