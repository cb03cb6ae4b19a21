"""Writing, sending, and being told of answers."""

from __future__ import annotations

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.settings.setting_controls import choice_row, switch_row
from gpts_desktop.ui.settings.settings_page import SettingsPage


class ChatsPage(SettingsPage):
    """How a question is sent, how chats are listed, and when the desktop tells of an answer."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("chats")
        self.set_title(self.tr("Chats"))
        keys = {"enter": self.tr("Enter"), "ctrl+enter": self.tr("Ctrl+Enter")}
        groups = {"date": self.tr("Date"), "gpt": self.tr("GPT"), "folder": self.tr("Folder")}
        self.add(
            choice_row(
                settings,
                "send_key",
                keys,
                self.tr("Send with"),
                self.tr("The other key, or Shift+Enter, breaks the line."),
                words=self.tr("sending key return"),
            ),
            choice_row(
                settings,
                "group_chats",
                groups,
                self.tr("Group chats by"),
                self.tr("In the sidebar."),
            ),
            switch_row(
                settings,
                "notify",
                self.tr("Notify of long answers"),
                self.tr("By the desktop, when one ends while you are in another program."),
                words=self.tr("notification"),
            ),
        )
