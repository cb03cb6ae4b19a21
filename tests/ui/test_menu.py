from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.menu import Menu


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    return ground


def test_it_is_gone_once_closed(qtbot: QtBot, ground: QWidget) -> None:
    menu = Menu(ground)
    menu.addAction("One")
    menu.popup(QPoint(0, 0))
    menu.close()
    qtbot.waitUntil(lambda: not ground.findChildren(Menu))


def test_under_x11_its_corners_are_cut_off(
    qtbot: QtBot, ground: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    menu = Menu(ground)
    menu.addAction("One")
    menu.popup(QPoint(0, 0))
    assert not menu.mask().contains(QPoint(0, 0))
    assert not menu.mask().contains(QPoint(menu.width() - 1, menu.height() - 1))
    assert menu.mask().contains(QPoint(menu.width() // 2, 0))
    menu.close()
