"""The list of GPTs out of the window and into it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from gpts_desktop.core.errors import AppError
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_list import ListForm, gpt_list
from gpts_desktop.ui.file_dialogs import files_dialog, save_dialog
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from gpts_desktop.core.export.order import Exporter
    from gpts_desktop.ui.export.export_controller import ExportController
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.task_owner import Starter


class GptListController(QObject):
    """Writes and copies the list, and asks for one to read.

    `gpts` gives the list in the sidebar's order; `files` knows where files went last, and how to
    say that one is there.
    """

    files_chosen = Signal(list)
    """Their paths: GPTs are to be found in them."""

    def __init__(
        self,
        *,
        window: MainWindow,
        gpts: Callable[[], Sequence[Gpt]],
        exporter: Exporter,
        files: ExportController,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._gpts = gpts
        self._exporter = exporter
        self._files = files
        self._tasks = tasks

    def copy(self, form: ListForm) -> None:
        """Put the list on the clipboard."""
        gpts = self._gpts()
        QGuiApplication.clipboard().setText(gpt_list(gpts, form))
        title = self.tr("List copied")
        self._window.toast.show_message(title, self._counted(len(gpts)))

    def export(self) -> None:
        """Ask in which form, and where to."""
        forms = {
            ListForm.MARKDOWN.value: self.tr("Markdown (*.md)"),
            ListForm.LINKS.value: self.tr("Links, one a line (*.txt)"),
            ListForm.JSON.value: self.tr("JSON with pins and parameters (*.json)"),
        }
        title, folder = self.tr("Export the list of GPTs"), self._files.last_folder()
        dialog = save_dialog(
            "gptListPlaceDialog", self._window, title, "GPTs.md", folder=folder, forms=forms
        )
        dialog.fileSelected.connect(lambda path: self._tasks.start(self._write(Path(path))))
        dialog.open()

    def ask_for_list(self) -> None:
        """Ask which files to read."""
        everything = self.tr("Lists and link files")
        kinds = "*.md *.txt *.json *.html *.htm *.url *.webloc *.desktop"
        dialog = files_dialog(
            "gptListFilesDialog",
            self._window,
            self.tr("Add GPTs from files"),
            folder=self._files.last_folder(),
            filters=[f"{everything} ({kinds})", self.tr("All files (*)")],
        )
        dialog.filesSelected.connect(lambda paths: self.files_chosen.emit(list(paths)))
        dialog.open()

    async def _write(self, path: Path) -> None:
        """Write the list in the form that the file's name asks for."""
        forms = {form.value: form for form in ListForm}
        form = forms.get(path.suffix[1:].lower(), ListForm.MARKDOWN)
        gpts = self._gpts()
        data = gpt_list(gpts, form).encode("utf-8", "replace")
        try:
            await asyncio.to_thread(self._exporter.write, path, data)
        except AppError as error:
            self._window.banner.show_trouble(said(error))
            return
        self._files.remember_folder(str(path))
        self._files.tell_written(self.tr("List exported"), path, self._counted(len(gpts)))

    def _counted(self, number: int) -> str:
        return self.tr("%Ln GPTs", "", number)
