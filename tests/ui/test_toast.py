from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.ui.header import Header
from gpts_desktop.ui.shadow import REACH
from gpts_desktop.ui.theme import ThemeKeeper
from gpts_desktop.ui.toast import Toast

GPT = Gpt("g-bo0FiWLY7", "ResearchGPT")


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 600)
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(Header(ThemeKeeper("light")))
    column.addWidget(QLineEdit())
    column.addStretch()
    ground.show()
    ground.activateWindow()
    qtbot.waitUntil(ground.isActiveWindow)
    yield ground


@pytest.fixture
def toast(ground: QWidget) -> Toast:
    toast = Toast(ThemeKeeper("light"), ground)
    toast._clock.setInterval(20)
    return toast


def _button(toast: Toast, label: str) -> QPushButton:
    return next(b for b in toast.findChildren(QPushButton) if b.text() == label)


def test_it_says_what_happened_and_goes(qtbot: QtBot, toast: Toast) -> None:
    assert not toast.isVisible()
    toast.show_message("3 GPTs added", "1 was already here", [], GPT)
    assert toast.isVisible()
    assert toast.accessibleName() == "3 GPTs added. 1 was already here"
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_an_action_closes_it_and_does_its_work(qtbot: QtBot, toast: Toast) -> None:
    done: list[bool] = []
    toast.show_message("Removed", "", [("Undo", lambda: done.append(toast.isVisible()))])
    QTest.mouseClick(_button(toast, "Undo"), Qt.MouseButton.LeftButton)
    assert done == [False]
    assert not toast.isVisible()


def test_an_action_may_show_the_next_message(qtbot: QtBot, toast: Toast) -> None:
    toast.show_message("One", "", [("Next", lambda: toast.show_message("Two"))])
    QTest.mouseClick(_button(toast, "Next"), Qt.MouseButton.LeftButton)
    assert toast.isVisible()
    assert toast.accessibleName() == "Two"


def test_it_stays_under_the_mouse(qtbot: QtBot, toast: Toast) -> None:
    toast.show_message("Removed")
    place = QPointF(60, 60)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    with qtbot.waitSignal(toast._clock.timeout):
        pass
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_stays_while_the_keyboard_is_on_it(qtbot: QtBot, toast: Toast, ground: QWidget) -> None:
    toast.show_message("Removed", "", [("Undo", lambda: None)])
    ground.findChildren(QLineEdit)[0].setFocus()
    while not _button(toast, "Undo").hasFocus():
        assert ground.focusNextPrevChild(True)
    with qtbot.waitSignal(toast._clock.timeout):
        pass
    assert toast.isVisible()
    QTest.keyClick(_button(toast, "Undo"), Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_one_at_a_time(toast: Toast) -> None:
    toast.show_message("First", "", [("Undo", lambda: None)])
    toast.show_message("Second", "", [("Show", lambda: None)])
    shown = [b.text() for b in toast.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Show"]


def test_it_lies_under_the_header_and_follows_the_windows_size(
    qtbot: QtBot, toast: Toast, ground: QWidget
) -> None:
    toast._clock.setInterval(60_000)
    toast.show_message("Title", "A detail that needs some room. " * 4, [("Show", lambda: None)])
    row = toast._row
    for width in (900, 380, 700):
        ground.resize(width, 600)
        qtbot.waitUntil(lambda: abs(toast.geometry().center().x() - ground.width() // 2) <= 1)
        assert toast.height() >= row.heightForWidth(toast.width())
        qtbot.waitUntil(lambda: toast.y() + REACH == 54 - 1 + 10)
    toast.leave()
