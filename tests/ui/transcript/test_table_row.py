from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.transcript.table_row import TableWidget
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, button, rows, shown_text

COUNT = 150
LONG = "| N | Text |\n|--:|--|\n" + "\n".join(
    f"| {n} | {'and longer ' * (n // 20)} |" for n in range(COUNT)
)
WIDE = "| " + " | ".join(f"Column number {n}" for n in range(20)) + " |\n|" + "--|" * 20


def tables(view: TranscriptView) -> list[TableWidget]:
    return [row for row in rows(view) if isinstance(row, TableWidget)]


def show(view: TranscriptView, talk: Talk, text: str) -> None:
    talk.ask("Table?")
    talk.answer(text)
    view.show_conversation(talk.conversation)


def choose(qtbot: QtBot, words: str) -> None:
    """Choose from the menu that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Menu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    next(action for action in menu.actions() if words in action.text()).trigger()
    menu.close()


def test_parts_of_a_long_table_are_one_to_the_eye(view: TranscriptView, talk: Talk) -> None:
    show(view, talk, LONG)
    QTest.keyClick(view, Qt.Key.Key_Home)
    bar = view.verticalScrollBar()
    while len(tables(view)) < 2 or tables(view)[1].y() > 400:
        bar.setValue(bar.value() + 100)
    parts = tables(view)
    assert all(above.geometry().bottom() + 1 == below.y() for above, below in pairwise(parts))
    assert len({tuple(part._columns) for part in parts}) == 1
    below = parts[1]._pane
    row = below.cursorForPosition(-below.pos())
    row.movePosition(row.MoveOperation.Down)
    assert below.y() < 0 and "N" not in below.cursorForPosition(-below.pos()).block().text()
    assert [part.copy_button in part.tab_stops() for part in parts] == [
        part.row is not None and part.y() == min(p.y() for p in parts) for part in parts
    ]


def test_a_whole_table_is_copied_for_a_spreadsheet_or_as_markdown(
    qtbot: QtBot, view: TranscriptView, talk: Talk
) -> None:
    show(view, talk, LONG)
    QTest.keyClick(view, Qt.Key.Key_Home)
    copy = button(view, "Copy table")
    copy.click()
    choose(qtbot, "TSV")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == COUNT + 1 and lines[0] == "N\tText"
    assert copy.accessibleName() == "Copied"
    qtbot.waitUntil(lambda: copy.accessibleName() == "Copy table")
    copy.click()
    choose(qtbot, "Markdown")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == COUNT + 2 and lines[1] == "| ---: | --- |"


def test_a_wide_table_fades_where_it_goes_on(view: TranscriptView, talk: Talk) -> None:
    show(view, talk, WIDE)
    (table,) = tables(view)
    after, before = table._fades
    bar = table._pane.horizontalScrollBar()
    assert bar.value() == 0 and after.isVisible() and not before.isVisible()
    bar.setValue(bar.maximum())
    assert before.isVisible() and not after.isVisible()
    view.resize(900, 400)
    assert bar.value() == bar.maximum()


def test_a_table_that_grows_keeps_its_columns_in_later_parts(
    view: TranscriptView, talk: Talk
) -> None:
    talk.ask("Table?")
    reply = Reply(talk.answer("", State.STREAMING))
    view.show_conversation(talk.conversation)
    view.stream(reply)
    for line in LONG.split("\n")[:100]:
        reply.text.append(line + "\n")
        view._take_growth()
    assert len({part._columns[0] for part in tables(view)}) == 1
    reply.settle().state = State.COMPLETE
    view.reply_ended(reply.message.id)
    assert len({tuple(part._columns) for part in tables(view)}) == 1
    assert "97" in shown_text(view)
