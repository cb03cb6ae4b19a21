from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.ui.header import Header
from gpts_desktop.ui.theme import ThemeKeeper, load_theme

MODEL = "gpt-4-gizmo-g-bo0FiWLY7"


@pytest.fixture
def themes(qtbot: QtBot) -> ThemeKeeper:
    return ThemeKeeper("light")


@pytest.fixture
def header(qtbot: QtBot, themes: ThemeKeeper) -> Header:
    header = Header(themes)
    qtbot.addWidget(header)
    header.resize(900, 54)
    header.show_gpt(Gpt("g-bo0FiWLY7", "ResearchGPT"), MODEL)
    header.show()
    return header


def test_it_shows_the_gpt_and_its_model(header: Header) -> None:
    assert header.objectName() == "header"
    assert header.name_label.text() == "ResearchGPT"
    assert header.model_chip.text() == MODEL
    assert MODEL in header.model_chip.accessibleName()


def test_with_no_gpt_it_is_empty(qtbot: QtBot, themes: ThemeKeeper) -> None:
    header = Header(themes)
    qtbot.addWidget(header)
    header.show()
    assert not header.monogram.isVisible()
    assert not header.model_chip.isVisible()


def test_a_click_copies_the_models_name_and_ticks(qtbot: QtBot, header: Header) -> None:
    QGuiApplication.clipboard().clear()
    width = header.model_chip.sizeHint().width()
    QTest.mouseClick(header.model_chip, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == MODEL
    assert header.model_chip.has_copied
    assert header.model_chip.sizeHint().width() > width
    header.model_chip._tick.setInterval(1)
    header.model_chip._tick.start()
    qtbot.waitUntil(lambda: not header.model_chip.has_copied)
    assert "copy its name" in header.model_chip.accessibleName()


def test_the_chip_works_by_keyboard(qtbot: QtBot, header: Header) -> None:
    QGuiApplication.clipboard().clear()
    header.model_chip.setFocus()
    QTest.keyClick(header.model_chip, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == MODEL


def test_the_buttons_ask(qtbot: QtBot, header: Header) -> None:
    with qtbot.waitSignal(header.parameters_requested):
        QTest.mouseClick(header.parameters_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(header.menu_requested):
        QTest.mouseClick(header.more_button, Qt.MouseButton.LeftButton)
    assert header.parameters_button.accessibleName() == "Parameters"
    assert header.more_button.accessibleName() == "More"


def test_in_a_narrow_window_nothing_is_pushed_out(header: Header) -> None:
    header.resize(380, 54)
    assert header.minimumSizeHint().width() <= 380
    assert header.more_button.geometry().right() < 380
    assert header.model_chip.width() < header.model_chip.sizeHint().width()


def test_a_model_without_a_name_has_no_chip(header: Header) -> None:
    header.show_gpt(Gpt("g-1", "Other"), "")
    assert not header.model_chip.isVisible()


def test_the_line_under_it_takes_the_themes_colour(header: Header, themes: ThemeKeeper) -> None:
    for name in ("light", "dark"):
        themes.set_mode(name)
        line = header.grab().toImage().pixelColor(5, 53)
        assert line == QColor(load_theme(name).line)
