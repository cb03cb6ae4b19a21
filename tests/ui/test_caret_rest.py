"""The text cursor stands still when nobody types, and blinks again at the next key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.composer.caret_rest import CaretRest


@pytest.fixture
def usual(qapp: QApplication) -> Iterator[int]:
    before = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(1000)
    yield 1000
    QApplication.setCursorFlashTime(before)


def test_it_rests_after_a_while_and_wakes_at_a_key_or_when_the_keyboard_leaves(
    qtbot: QtBot, usual: int
) -> None:
    box, other = QTextEdit(), QTextEdit()
    qtbot.addWidget(box)
    qtbot.addWidget(other)
    CaretRest(box, after=1)
    other.show()
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
    QTest.keyClick(box, Qt.Key.Key_A)
    assert QApplication.cursorFlashTime() == usual
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == 0)
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: QApplication.cursorFlashTime() == usual)
