"""What the window does for the data on the disk: copies, checks, and what a person decides."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from gpts_desktop.ui.commands import Command
from gpts_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from gpts_desktop.core.data_care import DataCare
    from gpts_desktop.core.ports import Store, Writer
    from gpts_desktop.ui.settings.data_dialog import DataDialog
    from gpts_desktop.ui.shell import Services, Shell
    from gpts_desktop.ui.task_owner import Starter

COMMAND = "data"
"""The command that opens the page of data and copies."""


class DataController(QObject):
    """Owns the care of the database while the window is open.

    Signal: `restart_requested(core.restart.Restart)`, for what can't be done while it is.
    """

    restart_requested = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        care: DataCare,
        store: Store,
        writer: Writer,
        tasks: Starter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._care = care
        self._store = store
        self._writer = writer
        self._tasks = tasks
        self._dialog: DataDialog | None = None
        window.commands.add(
            Command(
                COMMAND,
                self.tr("Data and copies…"),
                self.open_dialog,
                words=self.tr("backup restore move folder"),
            )
        )

    @property
    def folder(self) -> Path:
        """Where the data is."""
        return self._care.folder

    def open_dialog(self) -> None:
        """Show where the data is, and its copies."""
        from gpts_desktop.ui.settings.data_dialog import DataDialog

        if self._dialog is None:
            self._dialog = DataDialog(self._care, self._tasks, self._window)
            self._dialog.page.restart_requested.connect(self.restart_requested)
            self._dialog.page.damage_found.connect(self.show_damage)
        self._dialog.show_anew()

    def look_after(self) -> Coroutine[Any, Any, None]:
        """Return what checks and copies the database, until it is cancelled."""
        from gpts_desktop.core.data_care import Caretaker

        caretaker = Caretaker(self._care, self._store, self._writer, self._tell, self.show_damage)
        return caretaker.run()

    def show_damage(self) -> None:
        """Say that the data is damaged, and offer to read what is left."""
        self._window.damage_banner.show_trouble(
            self.tr("Your data is damaged. What can still be read can be rescued."),
            [(self.tr("Rescue the data…"), self._rescue)],
            severe=True,
        )

    def _rescue(self) -> None:
        from gpts_desktop.core.restart import RescueData

        self.restart_requested.emit(RescueData())

    def _tell(self, sentence: str) -> None:
        """Say once, quietly, what does not stop anybody's work."""
        self._window.toast.show_message(self.tr("No copy of your data was made"), sentence)


def data_controller(services: Services, shell: Shell) -> DataController | None:
    """Return the controller; None for a window whose data nobody looks after."""
    if services.care is None:
        return None
    return DataController(
        window=shell.window,
        care=services.care(),
        store=services.store,
        writer=services.writer,
        tasks=shell.tasks,
        parent=shell,
    )
