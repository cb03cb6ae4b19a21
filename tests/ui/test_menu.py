from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.shell import Shell


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


def test_the_header_opens_its_menu_under_the_right_edge_of_its_button(shell: Shell) -> None:
    shell.window.move(0, 0)
    button = shell.window.header.more_button
    button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    edge = button.mapToGlobal(button.rect().bottomRight())
    assert menu.geometry().topRight() == edge
    menu.close()
