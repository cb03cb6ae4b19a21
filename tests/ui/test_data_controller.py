"""The data in the window: its dialog by command, damage in the banner, trouble told once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.core.restart import RescueData, Restart
from gpts_desktop.storage.data_care import DiskDataCare
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.data_controller import COMMAND, DataController
from gpts_desktop.ui.settings.data_dialog import DataDialog
from gpts_desktop.ui.shell import Services, Shell


@pytest.fixture
def services(services: Services, store: SqliteStore) -> Services:
    return services._replace(care=lambda: DiskDataCare(store.path))


def controller(shell: Shell) -> DataController:
    assert shell.data is not None
    return shell.data


def test_the_dialog_is_opened_by_command(
    qtbot: QtBot, open_shell: Callable[[], Shell], tmp_path: Path
) -> None:
    shell = open_shell()
    for _ in range(2):
        shell.window.commands.run(COMMAND)
        (dialog,) = shell.window.findChildren(DataDialog)
        qtbot.waitUntil(dialog.isVisible)
        assert dialog.page.folder_field.text() == str(tmp_path)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


def test_the_settings_lead_to_it(qtbot: QtBot, open_shell: Callable[[], Shell]) -> None:
    shell = open_shell()
    button = shell.settings_desk.open("data").findChild(QPushButton, "settingsDataButton")
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(DataDialog)))


def test_damage_stands_in_the_banner_with_its_next_step(open_shell: Callable[[], Shell]) -> None:
    shell = open_shell()
    asked: list[Restart] = []
    controller(shell).restart_requested.connect(asked.append)
    controller(shell).show_damage()
    # What else goes wrong does not cover it.
    shell.window.banner.show_trouble("Something else")
    banner = shell.window.damage_banner
    assert banner.isVisible()
    assert "damaged" in banner.accessibleName()
    (button,) = [one for one in banner.findChildren(QPushButton) if one.text().startswith("Res")]
    button.click()
    assert asked == [RescueData()]


def test_what_stops_nobody_is_told_quietly(open_shell: Callable[[], Shell]) -> None:
    shell = open_shell()
    controller(shell)._tell("There is no room.")
    assert "There is no room." in shell.window.toast.accessibleName()
