"""Arabic, Hebrew and mixed paragraphs begin on their own side, with markers and bars there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextLine, QTextTable
from PySide6.QtWidgets import QTextEdit

from gpts_desktop.core.markdown.blocks import Run
from gpts_desktop.ui.transcript.direction import runs_right_to_left
from gpts_desktop.ui.transcript.rows import INDENT
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, panes

LEFTWARDS = Qt.LayoutDirection.RightToLeft
LONG = "عنصر طويل بما يكفي ليصل إلى نهاية السطر ويستمر في سطر آخر لنرى كيف تكون المسافة "


@pytest.mark.parametrize(
    ("runs", "leftwards"),
    [
        ((Run("مرحبا"),), True),
        ((Run("שלום and more"),), True),
        ((Run("123, (שלום)"),), True),
        ((Run("code", code=True), Run(" مرحبا")), True),
        ((Run("Hello مرحبا"),), False),
        ((Run("中文 مرحبا"),), False),
        ((Run("123 …"),), False),
        ((), False),
    ],
)
def test_the_first_letter_says_the_direction(runs: tuple[Run, ...], leftwards: bool) -> None:
    assert runs_right_to_left(runs) is leftwards


def blocks_of(view: TranscriptView, talk: Talk, text: str) -> tuple[QTextEdit, list[QTextBlock]]:
    talk.answer(text)
    view.show_conversation(talk.conversation)
    pane = panes(view)[0]
    found = []
    block = pane.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return pane, found


def x_of(pane: QTextEdit, block: QTextBlock, place: int) -> int:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + place)
    return pane.cursorRect(cursor).x()


def line(block: QTextBlock, number: int) -> QTextLine:
    return block.layout().lineAt(number)


def test_a_list_hangs_on_the_side_where_its_lines_begin(view: TranscriptView, talk: Talk) -> None:
    pane, (item, nested, english) = blocks_of(view, talk, f"- {LONG * 2}\n  - متداخل\n- English\n")
    assert item.textDirection() is nested.textDirection() is LEFTWARDS
    wide = pane.viewport().width()
    assert wide - INDENT <= x_of(pane, item, 0) <= wide, "the marker is within the text's edge"
    text = x_of(pane, item, 2)
    assert text <= wide - INDENT + 1, "the text begins after a gap"
    second = line(item, 1)
    assert abs(second.x() + second.width() - text) <= 2, "and so does its next line"
    assert x_of(pane, nested, 2) < text - INDENT / 2
    assert english.textDirection() is not LEFTWARDS
    assert x_of(pane, english, 2) == INDENT


def test_a_quote_has_its_bar_on_the_right(view: TranscriptView, talk: Talk) -> None:
    pane, (quote,) = blocks_of(view, talk, "> اقتباس")
    assert quote.blockFormat().rightMargin() > 0 == quote.blockFormat().leftMargin()
    image = pane.viewport().grab().toImage()
    bar = view.look.color("line")
    right = {image.pixelColor(image.width() - 2, y).name() for y in range(image.height())}
    left = {image.pixelColor(1, y).name() for y in range(image.height())}
    assert bar.name() in right and bar.name() not in left


def test_a_question_begins_on_its_own_side(view: TranscriptView, talk: Talk) -> None:
    talk.ask("مرحبا كيف حالك؟ هذا سؤال طويل\nEnglish")
    view.show_conversation(talk.conversation)
    document = panes(view)[0].document()
    assert document.begin().textDirection() is LEFTWARDS
    assert document.begin().next().textDirection() is not LEFTWARDS


def test_a_long_number_does_not_touch_its_text(view: TranscriptView, talk: Talk) -> None:
    pane, blocks = blocks_of(view, talk, "99. ninety-nine\n100. hundred\n\n1000. thousand\n")
    for block in blocks:
        marker = block.text().index("\t")
        assert x_of(pane, block, marker + 1) - x_of(pane, block, marker) >= 3
        assert x_of(pane, block, 0) >= 0


def test_a_table_under_arabic_headings_keeps_to_the_right(view: TranscriptView, talk: Talk) -> None:
    text = "| الاسم | العدد | يسار |\n|---|---|:---|\n| abc | 12 | واحد |\n"
    pane, _ = blocks_of(view, talk, text)
    table = pane.document().rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    absolute = Qt.AlignmentFlag.AlignAbsolute
    for row in range(2):
        sides = [
            table.cellAt(row, column).firstCursorPosition().blockFormat().alignment()
            for column in range(3)
        ]
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        assert sides == [right | absolute, right | absolute, left | absolute]
