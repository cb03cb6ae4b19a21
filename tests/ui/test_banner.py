from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.banner import Banner
from gpts_desktop.ui.theme import ThemeKeeper, load_theme


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner(ThemeKeeper("light"))
    qtbot.addWidget(banner)
    banner.resize(700, 44)
    return banner


def test_it_is_there_only_for_trouble(qtbot: QtBot, banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_trouble("The disk is full.")
    assert banner.isVisible()
    assert banner.accessibleName() == "The disk is full."
    QTest.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_an_action_closes_it_and_does_its_work(qtbot: QtBot, banner: Banner) -> None:
    done: list[str] = []
    banner.show_trouble("Old", [("Old", lambda: done.append("old"))])
    banner.show_trouble("Locked", [("Try again", lambda: done.append("again"))])
    shown = [b for b in banner.findChildren(QPushButton) if b.isVisible()]
    assert [b.text() for b in shown] == ["Try again"]
    QTest.mouseClick(shown[0], Qt.MouseButton.LeftButton)
    assert done == ["again"]
    assert not banner.isVisible()


@pytest.mark.parametrize(("severe", "role"), [(False, "warn"), (True, "danger")])
def test_the_edge_says_how_bad_it_is(banner: Banner, severe: bool, role: str) -> None:
    banner.show_trouble("Trouble", severe=severe)
    edge = banner.grab().toImage().pixelColor(1, 10)
    assert edge == QColor(getattr(load_theme("light"), role))
