from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.code_row import CodeWidget
from gpts_desktop.ui.transcript.footer_row import FooterWidget
from gpts_desktop.ui.transcript.notice_row import NoticeWidget
from gpts_desktop.ui.transcript.question_row import AttachmentsWidget
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import (
    EVERYTHING,
    Talk,
    button,
    line_y,
    panes,
    rows,
    shown_text,
    wheel,
)


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_an_empty_view_shows_nothing_and_takes_a_conversation_later(
    view: TranscriptView, talk: Talk
) -> None:
    view.show_conversation(None)
    assert rows(view) == []
    assert view.position() is None
    talk.ask("Hello <b>there</b>")
    view.show_conversation(talk.conversation)
    assert shown_text(view) == "Hello <b>there</b>"
    view.show_conversation(None)
    assert rows(view) == []


def test_every_kind_of_row_is_shown_as_text(view: TranscriptView, talk: Talk) -> None:
    view.resize(900, 1400)
    talk.ask("What?")
    talk.answer(EVERYTHING, reasoning="Hm.")
    talk.ask("Again?")
    talk.answer("", State.FAILED)
    view.show_conversation(talk.conversation)
    said = shown_text(view)
    for words in ("What?", "bold prose", "A heading", "nested", "22", "def add", "x^2", "see ref"):
        assert words in said
    assert "It went wrong" in said
    assert all(pane.accessibleName() for pane in panes(view))
    assert all(one.accessibleName() for one in view.viewport().findChildren(QAbstractButton))


def test_rows_lie_under_one_another_without_overlap(view: TranscriptView, talk: Talk) -> None:
    talk.turns(20, lambda n: EVERYTHING * (n % 3 + 1))
    view.show_conversation(talk.conversation)
    for value in range(0, view.verticalScrollBar().maximum(), 487):
        view.verticalScrollBar().setValue(value)
        shown = rows(view)
        assert shown[0].y() <= 14 and shown[-1].geometry().bottom() >= 500
        for above, below in pairwise(shown):
            assert above.geometry().bottom() < below.y()


def test_scrolling_through_reaches_everything_with_few_widgets(
    view: TranscriptView, talk: Talk
) -> None:
    talk.turns(150)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert "Question 0?" in shown_text(view)
    seen = ""
    bar = view.verticalScrollBar()
    while True:
        seen += shown_text(view)
        at = bar.value()
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        if bar.value() == at:
            break
    for number in range(150):
        assert f"Question {number}?" in seen
        assert f"Answer {number}." in seen
    assert view.rows_alive() < 40


def test_after_scrolling_through_the_bar_knows_true_heights(
    view: TranscriptView, talk: Talk
) -> None:
    talk.turns(30, lambda n: EVERYTHING)
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    bar = view.verticalScrollBar()
    while bar.value() < bar.maximum():
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    whole = bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Home)
    first = rows(view)[0].y()
    walked = 0
    while bar.value() < bar.maximum():
        before = line_y(view, "What") if "What" in shown_text(view) else None
        walked += min(100, bar.maximum() - bar.value())
        bar.setValue(bar.value() + 100)
        assert before is None or "What" not in shown_text(view)
    assert (bar.maximum(), walked) == (whole, whole)
    assert first == 14


def test_a_short_conversation_lies_at_the_end_of_the_view(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Hi")
    view.show_conversation(talk.conversation)
    assert view.verticalScrollBar().maximum() == 0
    assert rows(view)[-1].geometry().bottom() == view.viewport().height() - 16 - 1


def test_reading_stays_on_its_pixel_when_heights_above_change(
    view: TranscriptView, talk: Talk
) -> None:
    messages = talk.turns(60)
    view.show_conversation(talk.conversation)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    words = next(m.text[:10] for m in messages[1::2] if m.text[:10] in shown_text(view))
    y = line_y(view, words)
    # All that is above is only estimated: a step up and down measures some of it.
    for step in (-40, -40, 80):
        bar.setValue(bar.value() + step)
    assert line_y(view, words) == y
    above = messages[1]
    above.text = "Quite another text.\n\n" * 50
    view.message_changed(above.id)
    assert line_y(view, words) == y
    nearest = max(m for m in range(1, len(messages), 2) if messages[m].text[:10] == words)
    messages[nearest - 2].text += "\n\nMore of it." * 7
    view.message_changed(messages[nearest - 2].id)
    assert line_y(view, words) == y


@pytest.mark.parametrize("width", [420, 520, 700, 1400])
def test_the_top_line_keeps_its_place_in_another_width(
    view: TranscriptView, talk: Talk, width: int
) -> None:
    talk.turns(40, lambda n: " ".join(f"w{n}x{i}" for i in range(300)))
    view.show_conversation(talk.conversation)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2 + 61)
    pane = panes(view)[0]
    top = -1
    while not 60 < top < pane.height() - 60:
        bar.setValue(bar.value() + 20)
        tops = {p: -p.mapTo(view.viewport(), QPoint()).y() for p in panes(view)}
        pane, top = next((p, y) for p, y in tops.items() if y < p.height())
    cursor = pane.cursorForPosition(QPoint(0, top + 10))
    cursor.select(cursor.SelectionType.WordUnderCursor)
    words = cursor.selectedText()
    y = line_y(view, words)
    view.resize(width, 600)
    assert abs(line_y(view, words) - y) <= 1
    view.resize(900, 600)
    assert abs(line_y(view, words) - y) <= 1


def test_theme_and_zoom_keep_the_place(view: TranscriptView, talk: Talk) -> None:
    talk.turns(40, lambda n: EVERYTHING)
    view.show_conversation(talk.conversation)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    top = next(p for p in panes(view) if p.mapTo(view.viewport(), QPoint()).y() >= 0)
    words = top.toPlainText().split("\n")[0][:20]
    y = line_y(view, words)
    view.set_theme(load_theme("dark"))
    assert line_y(view, words) == y
    ground = view.grab().toImage().pixelColor(4, 4)
    assert ground.name() == load_theme("dark").bg
    view.set_zoom(1.5)
    assert abs(line_y(view, words) - y) <= 30
    assert "Some bold prose" in shown_text(view) or "A heading" in shown_text(view)


def test_a_narrow_view_keeps_its_rows_inside(view: TranscriptView, talk: Talk) -> None:
    talk.ask("A question that is long enough to be broken into several lines in a narrow view.")
    talk.answer(EVERYTHING)
    view.show_conversation(talk.conversation)
    view.resize(420, 900)
    for row in rows(view):
        assert row.x() >= 16
        assert row.geometry().right() <= view.viewport().width()
    view.resize(1600, 900)
    edges = {row.geometry().right() for row in rows(view)}
    assert edges == {(1600 - 740) // 2 + 740 - 1}


def test_a_conversation_opens_where_it_was_left(
    make_view: Callable[[int, int], TranscriptView], talk: Talk
) -> None:
    talk.turns(50)
    first = make_view(900, 600)
    first.show_conversation(talk.conversation)
    first.verticalScrollBar().setValue(first.verticalScrollBar().maximum() // 2)
    position = first.position()
    assert position is not None and not position.at_end
    again = make_view(900, 600)
    again.show_conversation(talk.conversation, position)
    assert not again.following
    assert [(row.y(), row.height()) for row in rows(again)] == [
        (row.y(), row.height()) for row in rows(first)
    ]
    first.scroll_to_end()
    assert first.position() is not None
    again.show_conversation(talk.conversation, first.position())
    assert again.following


def test_the_buttons_ask_for_what_they_say(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    question = talk.ask("Why?")
    talk.answer("One.")
    talk.conversation.current = question.id
    answer = talk.answer("**Two.**")
    view.show_conversation(talk.conversation)
    asked: list[tuple[str, str]] = []
    view.action_requested.connect(lambda message_id, action: asked.append((message_id, action)))
    for name in ("Regenerate answer", "Previous answer", "Edit the question", "Copy answer"):
        QTest.mouseClick(button(view, name), Qt.MouseButton.LeftButton)
    assert asked == [
        (answer.id, "regenerate"),
        (answer.id, "previous_sibling"),
        (question.id, "edit"),
        (answer.id, "copy"),
    ]
    assert QGuiApplication.clipboard().text() == "**Two.**"
    assert not button(view, "Next answer").isEnabled()


def test_walking_to_a_sibling_shows_it(view: TranscriptView, talk: Talk) -> None:
    question = talk.ask("Why?")
    first = talk.answer("The first answer.")
    talk.conversation.current = question.id
    talk.answer("The second answer.")
    view.show_conversation(talk.conversation)
    assert "second" in shown_text(view)
    talk.conversation.choose(first.id)
    view.path_changed()
    assert "The first answer." in shown_text(view)
    assert "second" not in shown_text(view)
    assert button(view, "Next answer").isEnabled()


def test_a_new_sibling_is_counted_on_the_question(view: TranscriptView, talk: Talk) -> None:
    first = talk.ask("Why?")
    view.show_conversation(talk.conversation)
    talk.conversation.add(Message(Role.USER, "Why not?"))
    talk.conversation.choose(first.id)
    view.path_changed()
    assert button(view, "Next question").isEnabled()


def test_copy_code_takes_all_parts_of_a_long_block(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    code = "\n".join(f"line_{i} = {i}" for i in range(300))
    talk.ask("Code?")
    talk.answer(f"```python\n{code}\n```\n\n```\nother\n```")
    view.show_conversation(talk.conversation)
    QTest.keyClick(view, Qt.Key.Key_Home)
    copy = button(view, "Copy code")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == code
    assert copy.text() == "Copied"
    assert isinstance(copy, ActionButton)
    assert copy.icon_name == "check"


def test_code_is_named_by_its_language_where_it_has_one(view: TranscriptView, talk: Talk) -> None:
    talk.answer("```\na\n```\n\n```python\nb\n```")
    view.show_conversation(talk.conversation)
    assert [pane.accessibleName() for pane in panes(view)] == ["Code", "Code, python"]


def test_code_is_coloured_at_leisure(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.ask("Code?")
    talk.answer("```python\n'''a\nb'''\ndef f(): ...\n```")
    view.show_conversation(talk.conversation)
    code = next(p for p in panes(view) if p.accessibleName() == "Code, python")

    def colors() -> list[set[str]]:
        found = []
        block = code.document().begin()
        while block.isValid():
            formats = block.layout().formats()
            found.append({one.format.foreground().color().name() for one in formats})
            block = block.next()
        return found

    theme = load_theme("light")
    qtbot.waitUntil(lambda: theme.kw in colors()[2])
    assert theme.string in colors()[0] and theme.string in colors()[1]


def test_colours_that_come_too_late_do_no_harm(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    view.resize(900, 3_000)
    talk.ask("Code?")
    talk.answer("".join(f"```python\nprint({n})\n```\n\n" for n in range(30)))
    view.show_conversation(talk.conversation)
    alive = view.rows_alive()
    view.show_conversation(None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert view.rows_alive() < alive
    coloring = view._stage._coloring
    qtbot.waitUntil(lambda: not coloring._waiting)


def test_wide_code_scrolls_by_itself_and_its_parts_together(
    view: TranscriptView, talk: Talk
) -> None:
    code = "\n".join(f"line_{i} = '{'x' * 200}'" for i in range(240))
    talk.ask("Code?")
    talk.answer(f"```\n{code}\n```")
    view.show_conversation(talk.conversation)
    button(view, "Show all 240 lines: code").click()
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Home)
    bar.setValue(2_100)
    parts = [row for row in rows(view) if isinstance(row, CodeWidget)]
    assert len(parts) == 2
    first, second = (part.pane() for part in parts)
    first.horizontalScrollBar().setValue(77)
    assert second.horizontalScrollBar().value() == 77
    assert parts[0].geometry().bottom() + 1 == parts[1].y()


def test_links_are_announced_and_other_schemes_only_shown(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Links?")
    talk.answer("[web](https://example.com/a?b=1) [mail](mailto:a@example.com) [odd](file:///etc)")
    view.show_conversation(talk.conversation)
    pane = next(p for p in panes(view) if "web" in p.toPlainText())
    hrefs = {}
    fragment = pane.document().begin().begin()
    while not fragment.atEnd():
        form = fragment.fragment().charFormat()
        hrefs[fragment.fragment().text().strip()] = (form.anchorHref(), form.toolTip())
        fragment += 1
    assert hrefs["web"] == ("https://example.com/a?b=1", "<span>https://example.com/a?b=1</span>")
    assert hrefs["mail"][0] == "mailto:a@example.com"
    assert hrefs["odd"][0] == ""
    opened: list[str] = []
    view.link_activated.connect(opened.append)
    view._row_actions.open_link("javascript:alert(1)")
    pane.setFocus()
    assert isinstance(pane, TextPane)
    assert pane.walk_links(True)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert opened == ["https://example.com/a?b=1"]


def test_nothing_is_loaded_for_a_remote_picture(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Picture?")
    talk.answer("![chart](https://leak.example.com/x.png?said=secret)")
    view.show_conversation(talk.conversation)
    assert "Picture from leak.example.com\nchart" in shown_text(view)


def test_attachments_are_named_and_the_text_follows(view: TranscriptView, talk: Talk) -> None:
    files = (Attachment("notes.txt", "text/plain", b"x"), Attachment("p.png", "image/png", b"?"))
    talk.conversation.add(Message(Role.USER, "See these", attachments=files))
    view.show_conversation(talk.conversation)
    first, second = rows(view)
    assert isinstance(first, AttachmentsWidget)
    assert first.accessibleName() == "Attached: notes.txt, p.png"
    assert second.y() > first.y()


def test_a_notice_offers_its_steps(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.ask("Why?")
    failed = talk.answer("", State.FAILED)
    view.show_conversation(talk.conversation)
    assert any(isinstance(row, NoticeWidget) for row in rows(view))
    assert not any(isinstance(row, FooterWidget) for row in rows(view))
    with qtbot.waitSignal(view.action_requested) as asked:
        QTest.mouseClick(button(view, "Retry"), Qt.MouseButton.LeftButton)
    assert asked.args == [failed.id, "retry"]


def test_reasoning_opens_where_it_is(qtbot: QtBot, view: TranscriptView, talk: Talk) -> None:
    talk.turns(5)
    talk.ask("Why?")
    thought = talk.answer("Because.", reasoning="First I thought.\n\n" * 5)
    thought.reasoning_duration = 14.2
    view.show_conversation(talk.conversation)
    fold = button(view, "Reasoned for 14 s")
    assert "First I thought." not in shown_text(view)
    y = fold.mapTo(view, QPoint()).y()
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "First I thought." in shown_text(view)
    assert fold.mapTo(view, QPoint()).y() == y
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert "First I thought." not in shown_text(view)


def test_a_long_question_is_many_rows_of_one_bubble(view: TranscriptView, talk: Talk) -> None:
    text = "\n".join(f"Line {i} of a long text that was pasted." for i in range(400))
    talk.ask(text)
    view.show_conversation(talk.conversation)
    assert view.last_text() == text
    button(view, "Show all (3,600 words): question").click()
    QTest.keyClick(view, Qt.Key.Key_Home)
    shown = rows(view)
    assert len(shown) >= 1
    assert all(pane.document().characterCount() < 3_100 for pane in panes(view))
    seen = set()
    bar = view.verticalScrollBar()
    while True:
        seen.update(shown_text(view).split("\n"))
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + 300)
    assert seen == set(text.split("\n"))


def test_selected_text_is_copied(view: TranscriptView, talk: Talk) -> None:
    talk.ask("Pick a word")
    view.show_conversation(talk.conversation)
    pane = panes(view)[0]
    pane.setTextCursor(pane.document().find("word"))
    QTest.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "word"


def test_tab_walks_the_last_message_and_leaves(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(3)
    view.show_conversation(talk.conversation)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    names = []
    for _ in range(5):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        focus = focused()
        names.append(focus.accessibleName() if focus is not view else "")
    assert names == [
        "Copy answer",
        "Regenerate answer",
        "Edit the question",
        "More about this answer",
        "",
    ]


def test_tab_goes_on_from_a_text_that_was_clicked(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(3)
    view.show_conversation(talk.conversation)
    view.activateWindow()
    text = panes(view)[-1]
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Copy answer"
    text.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert "question" in focused().accessibleName().lower()


def test_keys_pressed_in_a_text_scroll_the_transcript(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    talk.turns(20)
    view.show_conversation(talk.conversation)
    panes(view)[-1].setFocus()
    before = view.verticalScrollBar().value()
    QTest.keyClick(panes(view)[-1], Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() < before


def test_the_wheel_over_a_row_scrolls(view: TranscriptView, talk: Talk) -> None:
    talk.turns(20)
    view.show_conversation(talk.conversation)
    before = view.verticalScrollBar().value()
    wheel(view, 1)
    assert before - view.verticalScrollBar().value() in range(60, 180)
