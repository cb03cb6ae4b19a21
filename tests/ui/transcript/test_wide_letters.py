from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.theme import load_theme
from gpts_desktop.ui.transcript.code_pane import CodePane
from gpts_desktop.ui.transcript.look import Look


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[CodePane]:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = CodePane(ground)
    made.set_look(Look(load_theme("light")))
    made.resize(800, 300)
    yield made
    ground.close()


LINES = ['a = "中文，。"#', 'a = "abcdefgh"#', '😀 = "中"#', 'a = "ﾊ한국"#']


def place(pane: CodePane, line: int) -> float:
    """Return how far the last mark of a line is from the quote before it, in pixels."""
    block = pane.document().findBlockByNumber(line)
    shown = block.layout().lineAt(0)
    text = block.text()
    return _x(shown.cursorToX(len(text) - 1)) - _x(shown.cursorToX(text.index('"')))


def _x(at: object) -> float:
    return float(at[0]) if isinstance(at, tuple) else float(at)  # type: ignore[arg-type]  # PySide gives both


def test_a_wide_letter_takes_two_columns(pane: CodePane) -> None:
    pane.set_code("\n".join(LINES[:2]))
    assert pane.document().size().width() > 0
    assert place(pane, 0) == pytest.approx(place(pane, 1), abs=1)


def test_what_is_added_later_is_spaced_too(pane: CodePane) -> None:
    pane.set_code("x\n")
    for letter in "\n".join(LINES[:3]):
        pane.append_code(letter)
    assert pane.document().size().width() > 0
    assert place(pane, 1) == pytest.approx(place(pane, 2), abs=1)
    assert pane.toPlainText() == "x\n" + "\n".join(LINES[:3])


def test_plain_code_is_left_alone(pane: CodePane) -> None:
    pane.set_code("a\nb")
    pane.append_code("é")
    cursor = QTextCursor(pane.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert not cursor.charFormat().fontLetterSpacing()
