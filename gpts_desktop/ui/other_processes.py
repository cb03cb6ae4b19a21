"""What another process puts on the disk while the window is open: an import in a terminal."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.search_backlog import index_backlog

if TYPE_CHECKING:
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.shell import Services, Shell

_REST = 2.0  # seconds between two looks while others go on writing


class OtherProcesses(QObject):
    """Looks whether others have written when the window comes to the front, and takes it over."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(shell)
        self._store = services.store
        self._writer = services.writer
        self._shell = shell
        self._is_looking = False
        shell.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the window becomes the active one."""
        if event.type() == QEvent.Type.WindowActivate and not self._is_looking:
            self._is_looking = self._shell.conversations.is_complete
            if self._is_looking:
                self._shell.tasks.start(self._look())
        return False

    async def _look(self) -> None:
        try:
            with suppress(StorageError):  # what the person writes next says so, in a banner
                while await self._writer.call(self._store.changed_elsewhere):
                    await self._take_over()
                    await asyncio.sleep(_REST)
        finally:
            self._is_looking = False

    async def _take_over(self) -> None:
        if self._writer.unsaved:
            return  # what is known here is newer than what the disk would take
        shell, store, call = self._shell, self._store, self._writer.call
        shell.library.take_in(await call(store.gpts))
        shell.folders.take_in(await call(store.folders))
        shell.settings.take_in("origins", (await call(store.settings)).get("origins"))
        self._show(await shell.conversations.take_over())
        shell.tasks.start(index_backlog(store, self._writer, after=0))

    def _show(self, changed: list[ConversationSummary]) -> None:
        shell = self._shell
        if changed and shell.window.is_first_run:
            shell.window.show_chat()
        shown = shell.chat.conversation
        came = {one.id for one in changed}
        if shown is not None and shown.id in came and not shell.runner.is_busy(shown.id):
            shell.chat.open(shown.id, anew=True)
