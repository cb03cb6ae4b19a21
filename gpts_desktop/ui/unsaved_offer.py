"""Offers at the start what the disk would not take when the app was ended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.restart import Restart, TakeInUnsaved
from gpts_desktop.ui.browser import open_in_browser
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from gpts_desktop.core.unsaved_files import UnsavedFiles
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.shell import Shell
    from gpts_desktop.ui.task_owner import Starter


class UnsavedOffer(QObject):
    """Says in the window's banner what is left, and where; `restart` takes it in."""

    def __init__(
        self,
        window: MainWindow,
        files: UnsavedFiles,
        tasks: Starter,
        restart: Callable[[Restart], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._tasks = tasks
        self._restart = restart

    async def look(self) -> None:
        """Offer the oldest that is left; the next one's turn comes after it."""
        import asyncio

        left = await asyncio.get_running_loop().run_in_executor(None, self._files.left)
        if not left:
            return
        path = left[0]
        self._window.banner.show_trouble(
            self.tr(
                "When the app was ended, the disk took nothing more. What was unsaved is in {0}."
            ).format(path),
            [
                (self.tr("Take it in"), lambda: self._restart(TakeInUnsaved(path))),
                (self.tr("Open folder"), lambda: self._open(path.parent)),
                (self.tr("Don’t offer again"), lambda: self._tasks.start(self._refuse(path))),
            ],
            stays=True,
        )

    def _open(self, folder: Path) -> None:
        open_in_browser(QUrl.fromLocalFile(str(folder)).toString())

    async def _refuse(self, path: Path) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        try:
            kept = await loop.run_in_executor(None, self._files.refuse, path)
        except StorageError as error:
            self._window.banner.show_trouble(said(error))
            return
        self._window.banner.hide()
        self._window.toast.show_message(self.tr("It stays where it is"), str(kept))
        await self.look()


def offer_unsaved(shell: Shell) -> None:
    """Look for what is left, for a window that can begin anew with it."""
    files, data = shell.unsaved.files, shell.data
    if files is not None and data is not None:
        offer = UnsavedOffer(shell.window, files, shell.tasks, data.restart_requested.emit)
        shell.tasks.start(offer.look())
