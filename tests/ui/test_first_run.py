from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.first_run import FirstRun
from gpts_desktop.ui.theme import ThemeKeeper

LINK = "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt"


@pytest.fixture
def page(qtbot: QtBot) -> FirstRun:
    page = FirstRun(ThemeKeeper("light"))
    qtbot.addWidget(page)
    page.resize(996, 820)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_the_keyboard_is_in_the_field_from_the_start(page: FirstRun) -> None:
    assert page.objectName() == "firstRun"
    assert page.link_field.hasFocus()


def test_enter_and_the_button_add_a_link(qtbot: QtBot, page: FirstRun) -> None:
    QTest.keyClicks(page.link_field, LINK)
    with qtbot.waitSignal(page.links_entered, check_params_cb=lambda text: text == LINK):
        QTest.keyClick(page.link_field, Qt.Key.Key_Return)
    assert page.link_field.text() == ""
    QTest.keyClicks(page.link_field, LINK)
    with qtbot.waitSignal(page.links_entered, check_params_cb=lambda text: text == LINK):
        QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)


def test_an_empty_field_adds_nothing(qtbot: QtBot, page: FirstRun) -> None:
    with qtbot.assertNotEmitted(page.links_entered):
        QTest.keyClicks(page.link_field, "   ")
        QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)


def test_a_pasted_text_of_many_lines_is_taken_whole(qtbot: QtBot, page: FirstRun) -> None:
    text = f"One: {LINK}\nTwo: https://chatgpt.com/g/g-2fkFE8rbu"
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(page.links_entered, check_params_cb=lambda got: got == text):
        QTest.keyClick(page.link_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.link_field.text() == ""


def test_a_pasted_link_can_still_be_edited(qtbot: QtBot, page: FirstRun) -> None:
    QGuiApplication.clipboard().setText(LINK)
    with qtbot.assertNotEmitted(page.links_entered):
        QTest.keyClick(page.link_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.link_field.text() == LINK


def test_a_copied_words_link_is_found_in_its_html(qtbot: QtBot, page: FirstRun) -> None:
    mime = QMimeData()
    mime.setText("ResearchGPT")
    mime.setHtml(f'<a href="{LINK}">ResearchGPT</a>')
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(page.links_entered, check_params_cb=lambda got: LINK in got):
        QTest.keyClick(page.link_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_cards_ask(qtbot: QtBot, page: FirstRun) -> None:
    for name, signal in (
        ("enterKeyButton", page.key_requested),
        ("startDemoButton", page.demo_requested),
    ):
        button = page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        assert button.accessibleName() or button.text()
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        button.setFocus()
        with qtbot.waitSignal(signal):
            QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("width", [996, 560, 380])
def test_every_word_has_its_room(qtbot: QtBot, page: FirstRun, width: int) -> None:
    def all_fit() -> bool:
        labels = page.findChildren(QLabel)
        return all(a.width() > 100 and a.height() >= a.heightForWidth(a.width()) for a in labels)

    page.resize(width, 820)
    qtbot.waitUntil(all_fit)
    inside = page.widget()
    assert inside is not None
    assert inside.width() <= width


def test_in_a_low_window_it_scrolls(qtbot: QtBot, page: FirstRun) -> None:
    page.resize(380, 420)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
