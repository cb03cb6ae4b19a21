"""What the app is made of, and what helps when it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from gpts_desktop import __version__
from gpts_desktop.resources import third_party_notices
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage
from gpts_desktop.ui.versions import versions

if TYPE_CHECKING:
    from gpts_desktop.core.ports import EventLog


class AboutPage(SettingsPage):
    """Versions, licences, the log and a report; other windows it opens belong to `window`."""

    def __init__(self, log: EventLog, window: QWidget) -> None:
        super().__init__("about")
        self._log, self._window = log, window
        self.set_title(self.tr("About"))
        self._report_button = _button(self.tr("Copy report"), self._copy_report)
        folder = _button(self.tr("Open"), self._open_folder)
        self.add(
            SettingRow(f"gpts-desktop {__version__}", versions().partition("\n")[2]),
            SettingRow(
                self.tr("Licences"),
                self.tr("The app is under the MIT licence; what it carries along has its own."),
                _button(self.tr("Show"), self._show_licences),
                words=self.tr("legal notices"),
            ),
            SettingRow(
                self.tr("Log"),
                self.tr("What went wrong, and when. No message and no key is in it."),
                _button(self.tr("Show"), self._show_log),
            ),
            SettingRow(self.tr("Folder of the logs"), str(log.folder), folder),
            SettingRow(
                self.tr("Report"),
                self.tr("The versions and the end of the log, to send to who helps you."),
                self._report_button,
                words=self.tr("bug error help"),
            ),
        )

    def _show_licences(self) -> None:
        from gpts_desktop.ui.text_dialogs import DetailsDialog

        DetailsDialog(self.tr("Licences"), third_party_notices(), self._window).open()

    def _show_log(self) -> None:
        from gpts_desktop.ui.text_dialogs import DetailsDialog

        text = self._log.tail() or self.tr("Nothing went wrong yet.")
        DetailsDialog(self.tr("Log"), text, self._window).open()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.folder)))

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(f"{versions()}\n\n{self._log.tail(8_000)}")
        self._report_button.setText(self.tr("Copied"))


def _button(label: str, work: Callable[[], object]) -> QPushButton:
    button = QPushButton(label)
    button.setAutoDefault(False)
    button.clicked.connect(work)
    return button
