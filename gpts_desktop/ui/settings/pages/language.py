"""The language of the window, with its dates and numbers."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.languages import LANGUAGES
from gpts_desktop.ui.settings.setting_controls import choice_row
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage


class LanguagePage(SettingsPage):
    """A language is spoken at once, by the whole window."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("language")
        self.set_title(self.tr("Language"))
        names = {"": self.tr("Like the system"), **LANGUAGES}
        detail = self.tr("Of the app. Chats stay in the language they are written in.")
        locale = QLocale()
        now = QDateTime.currentDateTime()
        day = locale.toString(now.date(), QLocale.FormatType.LongFormat)
        clock = locale.toString(now.time(), QLocale.FormatType.ShortFormat)
        example = f"{day} {clock}\n{locale.toString(1234567)}"
        self.add(
            choice_row(settings, "language", names, self.tr("Language"), detail, words=_WORDS),
            SettingRow(
                self.tr("Dates and numbers"),
                example,
                words=self.tr("locale format calendar"),
            ),
        )


_WORDS = "Language 语言 中文 English"  # for who does not read the language of the window
