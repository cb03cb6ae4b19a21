"""What a window stands on and what outlives it: the saved data and the turns under way."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gpts_desktop.core.folder import Folders
from gpts_desktop.core.gateways import Gateways
from gpts_desktop.core.library import Library
from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.languages import speak
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.task_owner import TaskOwner
from gpts_desktop.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from gpts_desktop.core.chats import Chats
    from gpts_desktop.ui.places import Places
    from gpts_desktop.ui.shell import Services
    from gpts_desktop.ui.turn_runner import TurnRunner


class Household(QObject):
    """A window that is built anew, in another language, moves in where the one before lived.

    `tasks` are those that no window may end: the turns first of all.
    """

    def __init__(
        self, qt: QApplication, services: Services, failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self._services = services
        self.failed = failed
        self.tasks = TaskOwner(failed)
        store, writer = services.store, services.writer
        self.settings = Settings(store, writer)
        speak(self.settings["language"])
        self.library = Library(store, writer)
        self.gateways = Gateways(store, writer, self.settings)
        self.folders = Folders(store, writer)
        contrast = self.settings["contrast"]
        self.themes = ThemeKeeper(
            self.settings["theme"], self.settings["was_dark"], self, contrast=contrast
        )
        apply_style(qt, self.themes, with_pictures=False)

    # What the first paint does not need

    @cached_property
    def chats(self) -> Chats:
        """The conversations in memory, and their turns."""
        from gpts_desktop.core.chats import Chats

        of = self._services
        return Chats(of.store, of.writer, self.library, self.gateways, of.secrets)

    @cached_property
    def runner(self) -> TurnRunner:
        """What runs the turns."""
        from gpts_desktop.ui.turn_runner import TurnRunner

        return TurnRunner(self.chats, self.tasks, self)

    @cached_property
    def places(self) -> Places:
        """Drafts, and where one reads."""
        from gpts_desktop.ui.places import Places

        return Places(self._services.store, self._services.writer, self.settings)

    def forget_window(self) -> None:
        """Tell a window that goes nothing more."""
        of = self._services
        self.settings.changed.forget()
        self.library.changed.forget()
        self.gateways.changed.forget()
        self.folders.changed.forget()
        of.secrets.waiting_changed.forget()
        of.writer.unsaved_changed.forget()
        runner = self.runner
        for signal in (runner.began, runner.reply_changed, runner.ended, runner.refused):
            signal.disconnect()
