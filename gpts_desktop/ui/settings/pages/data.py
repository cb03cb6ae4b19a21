"""Where the data is, and the way to its copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage


class DataSettingsPage(SettingsPage):
    """`open_dialog` opens what makes and restores copies, and moves the data."""

    def __init__(self, folder: Path, open_dialog: Callable[[], object]) -> None:
        super().__init__("data")
        self.set_title(self.tr("Data"))
        button = QPushButton(self.tr("Data and copies…"))
        button.setObjectName("settingsDataButton")
        button.setAutoDefault(False)
        button.clicked.connect(open_dialog)
        self.add(
            SettingRow(self.tr("Your data is in"), str(folder)),
            SettingRow(
                self.tr("Copies, restoring, another folder"),
                self.tr("One copy is made each day; older ones are kept for a year."),
                button,
                words=self.tr("backup restore move folder"),
            ),
        )
