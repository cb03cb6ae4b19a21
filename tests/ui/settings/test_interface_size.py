"""The size of the interface: chosen in the settings, shown at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.core.interface_size import InterfaceSize, Sizes
from gpts_desktop.storage.size_file import SizeFile
from gpts_desktop.ui.portal_settings import TEXT_SIZE
from gpts_desktop.ui.settings.pages.interface_size import interface_size_row
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.theme import ThemeKeeper


@pytest.fixture
def restarts() -> list[bool]:
    return []


@pytest.fixture
def size(tmp_path: Path, restarts: list[bool]) -> InterfaceSize:
    return InterfaceSize(SizeFile(tmp_path), 100, lambda: restarts.append(True))


def shown(size: InterfaceSize, qtbot: QtBot, told: list[str]) -> SettingRow:
    row = interface_size_row(size, told.append)
    qtbot.addWidget(row)
    row.show()
    return row


def test_another_size_offers_to_restart(
    dressed: QApplication, qtbot: QtBot, size: InterfaceSize, restarts: list[bool], tmp_path: Path
) -> None:
    row = shown(size, qtbot, [])
    box = row.findChild(QComboBox, "setting-interface-size")
    restart = row.findChild(QPushButton, "settingsRestartButton")
    assert box is not None
    assert restart is not None
    assert not restart.isVisible()
    assert row.reset_button.isHidden()
    box.setCurrentIndex(box.findData(150))
    box.activated.emit(box.currentIndex())
    assert SizeFile(tmp_path).read() == Sizes(150)
    assert restart.isVisible()
    restart.click()
    assert restarts == [True]
    row.reset_button.click()
    assert box.currentData() == 0
    assert not restart.isVisible()
    assert SizeFile(tmp_path).read() == Sizes(0)


def test_what_cant_be_kept_is_said(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []
    row = shown(InterfaceSize(SizeFile(tmp_path / "gone"), 100, list), qtbot, told)
    box = row.findChild(QComboBox, "setting-interface-size")
    assert box is not None
    box.setCurrentIndex(box.findData(200))
    box.activated.emit(box.currentIndex())
    assert len(told) == 1
    assert box.currentData() == 0


def test_the_desktops_text_size_is_told_where_qt_does_not_see_to_it(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("light")
    with qtbot.waitSignal(keeper.text_size_told) as told:
        keeper._on_portal(TEXT_SIZE, 125)
    assert told.args == [125]
