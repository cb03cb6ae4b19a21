"""What may be loaded from elsewhere, and what is looked at unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.settings.setting_controls import choice_row, switch_row
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage


class PrivacyPage(SettingsPage):
    """Pictures from elsewhere, and the clipboard."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("privacy")
        self.set_title(self.tr("Privacy"))
        pictures = {"ask": self.tr("Ask"), "always": self.tr("Always load")}
        self.add(
            choice_row(
                settings,
                "pictures",
                pictures,
                self.tr("Pictures from elsewhere"),
                self.tr("Loading one tells its host that you read the answer, and when."),
                words=self.tr("remote images"),
            ),
            self._hosts_row(settings),
            switch_row(
                settings,
                "watch_clipboard",
                self.tr("Offer GPTs whose link was copied"),
                self.tr(
                    "When you come back to the window, a GPT’s link on the clipboard is offered. "
                    "Otherwise the clipboard is read only when you paste."
                ),
            ),
        )

    def _hosts_row(self, settings: Settings) -> SettingRow:
        hosts = _Hosts(settings)
        row = SettingRow(
            self.tr("Hosts whose pictures are always loaded"),
            self.tr("Those for which you chose “Always for this host”."),
            hosts,
            words=self.tr("remote images"),
        )
        row.follow(settings, "picture_hosts", hosts.show_hosts)
        return row


class _Hosts(QWidget):
    """The hosts, and a button that forgets those that are marked."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.list = QListWidget()
        self.list.setObjectName("pictureHosts")
        self.list.setAccessibleName(self.tr("Hosts whose pictures are always loaded"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setFixedSize(190, 92)
        self.forget_button = QPushButton(self.tr("Forget"))
        self.forget_button.setProperty("kind", "link")
        self.forget_button.clicked.connect(self._forget)
        self.list.itemSelectionChanged.connect(self._selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self.list)

    def show_hosts(self) -> None:
        """Show the hosts as the settings have them."""
        self.list.clear()
        self.list.addItems(self._settings["picture_hosts"])
        self.setVisible(self.list.count() > 0)
        self._selected()

    def _selected(self) -> None:
        self.forget_button.setEnabled(bool(self.list.selectedItems()))

    def _forget(self) -> None:
        gone = {item.text() for item in self.list.selectedItems()}
        kept = [host for host in self._settings["picture_hosts"] if host not in gone]
        self._settings["picture_hosts"] = kept
