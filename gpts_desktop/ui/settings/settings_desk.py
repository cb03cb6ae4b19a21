"""Opens the settings, one window at a time, with a page for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from gpts_desktop.ui.clipboard_watch import ClipboardWatch
from gpts_desktop.ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from gpts_desktop.core.gateways import Gateways
    from gpts_desktop.core.interface_size import InterfaceSize
    from gpts_desktop.core.ports import EventLog
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.data_controller import DataController
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.reading_settings import ReadingSettings
    from gpts_desktop.ui.settings.setting_row import SettingRow
    from gpts_desktop.ui.settings.settings_window import PageMaker, SettingsWindow
    from gpts_desktop.ui.shell import Services, Shell


class SettingsDesk(QObject):
    """Knows what each page needs."""

    def __init__(
        self,
        *,
        window: MainWindow,
        settings: Settings,
        gateways: Gateways,
        reading: ReadingSettings,
        open_gateway: Callable[[], object],
        log: EventLog,
        size: InterfaceSize | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._gateways = gateways
        self._reading = reading
        self._open_gateway = open_gateway
        self._log = log
        self._size = size
        self._shown: SettingsWindow | None = None
        self.data: DataController | None = None
        """What looks after the data, where somebody does."""
        window.commands.take_keys(settings["shortcuts"])
        window.commands.add(
            Command("settings", self.tr("Settings…"), self.open, words=self.tr("options")),
            Command("shortcuts", self.tr("Keyboard shortcuts"), self.show_sheet),
        )
        settings.changed.connect(self._setting_changed)
        if broken := settings.set_aside():
            self._tell_of(broken)

    def _tell_of(self, broken: list[str]) -> None:
        self._window.banner.show_trouble(
            self.tr(
                "Settings that can’t be read have their usual values again: {0}. Nothing else is"
                " lost, and what they were is kept in the database."
            ).format(QLocale().createSeparatedList(broken))
        )

    def _setting_changed(self, name: str) -> None:
        if name == "shortcuts":
            self._window.commands.take_keys(self._settings["shortcuts"])

    def show_sheet(self) -> None:
        """Show all keys."""
        from gpts_desktop.ui.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self._window.commands, self._window).open()

    def open(self, page: str = "") -> SettingsWindow:
        """Show the settings, at a page where one is named."""
        from gpts_desktop.ui.settings.settings_window import SettingsWindow

        if self._shown is None:
            self._shown = SettingsWindow(self._makers(), self._window)
            self._shown.destroyed.connect(self._gone)
        if page:
            self._shown.show_page(page)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown

    @property
    def page(self) -> str:
        """The page that is shown, "" when the settings are closed."""
        return self._shown.shown_code if self._shown is not None else ""

    def _gone(self) -> None:
        self._shown = None

    def _size_row(self) -> Callable[[], SettingRow] | None:
        from gpts_desktop.ui.settings.pages.interface_size import interface_size_row

        size = self._size
        if size is None:
            return None
        return lambda: interface_size_row(size, self._window.banner.show_trouble)

    def _data_page(self) -> list[PageMaker]:
        from gpts_desktop.ui.settings.pages.data import DataSettingsPage
        from gpts_desktop.ui.settings.settings_window import PageMaker

        data = self.data
        if data is None:
            return []
        title = self.tr("Data")
        return [PageMaker("data", title, lambda: DataSettingsPage(data.folder, data.open_dialog))]

    def _makers(self) -> list[PageMaker]:
        from gpts_desktop.ui.settings.pages.about import AboutPage
        from gpts_desktop.ui.settings.pages.appearance import AppearancePage
        from gpts_desktop.ui.settings.pages.chats import ChatsPage
        from gpts_desktop.ui.settings.pages.gateway import GatewayPage
        from gpts_desktop.ui.settings.pages.language import LanguagePage
        from gpts_desktop.ui.settings.pages.privacy import PrivacyPage
        from gpts_desktop.ui.settings.pages.shortcuts import ShortcutsPage
        from gpts_desktop.ui.settings.settings_window import PageMaker

        settings, window = self._settings, self._window
        choose_family = self._reading.choose_family
        return [
            PageMaker(
                "appearance",
                self.tr("Appearance"),
                lambda: AppearancePage(settings, choose_family, self._size_row()),
            ),
            PageMaker("chats", self.tr("Chats"), lambda: ChatsPage(settings)),
            PageMaker(
                "gateway",
                self.tr("Gateway and key"),
                lambda: GatewayPage(self._gateways, self._open_gateway),
            ),
            PageMaker("privacy", self.tr("Privacy"), lambda: PrivacyPage(settings)),
            *self._data_page(),
            PageMaker("language", self.tr("Language"), lambda: LanguagePage(settings)),
            PageMaker(
                "shortcuts",
                self.tr("Shortcuts"),
                lambda: ShortcutsPage(settings, window.commands),
            ),
            PageMaker("about", self.tr("About"), lambda: AboutPage(self._log, window)),
        ]


def settings_desk_of(services: Services, shell: Shell) -> SettingsDesk:
    """Return what opens the settings of a window, and offers GPTs that were copied."""
    ClipboardWatch(shell.window, shell.settings, shell.library, shell.gpts, shell.window)
    return SettingsDesk(
        window=shell.window,
        settings=shell.settings,
        gateways=shell.gateways,
        reading=shell.reading,
        open_gateway=shell.gateway.open_dialog,
        log=services.log,
        size=services.size,
        parent=shell,
    )
