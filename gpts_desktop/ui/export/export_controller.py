"""Exports from the window: what is chosen, where it goes, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from gpts_desktop.core.errors import AppError
from gpts_desktop.core.export.names import readable_name
from gpts_desktop.core.export.order import ExportCancelledError, Format, Order
from gpts_desktop.core.export.words import Words
from gpts_desktop.core.thread_work import on_thread
from gpts_desktop.ui.export.job import Job
from gpts_desktop.ui.file_dialogs import folder_dialog, save_dialog
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from gpts_desktop.core.export.order import Exporter, Outcome
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.export.export_dialog import ExportChoice
    from gpts_desktop.ui.export.export_progress import ExportProgress
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.task_owner import Starter

_PLACE = "exportPlaceDialog"


class ExportController(QObject):
    """Asks for format and place, and has the exporter work on another thread.

    `title_of` gives the title of a conversation by its id.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        settings: Settings,
        exporter: Exporter,
        title_of: Callable[[str], str],
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._exporter = exporter
        self._title_of = title_of
        self._tasks = tasks

    def export_conversations(self, ids: Sequence[str]) -> None:
        """Ask how to export these conversations, and where to."""
        if ids:
            self._ask(tuple(ids))

    def export_all(self) -> None:
        """Ask how to export every conversation, archived ones too, and where to."""
        self._ask(None)

    def _ask(self, ids: tuple[str, ...] | None) -> None:
        from gpts_desktop.ui.export.export_dialog import ExportDialog

        several = ids is None or len(ids) > 1
        dialog = ExportDialog(self._heading(ids), self._form(), several, self._window)
        dialog.chosen.connect(partial(self._ask_place, ids))
        dialog.open()

    def _heading(self, ids: tuple[str, ...] | None) -> str:
        if ids is None:
            return self.tr("Export all chats")
        if len(ids) > 1:
            return self.tr("Export %Ln chats", "", len(ids))
        return self.tr("Export “{0}”").format(self._title(ids[0]))

    def _title(self, conversation_id: str) -> str:
        return " ".join(self._title_of(conversation_id).split()) or self.words().untitled

    def _form(self) -> Format:
        known = {form.value: form for form in Format}
        return known.get(self._settings["export_format"], Format.MARKDOWN)

    # Where to

    def _ask_place(self, ids: tuple[str, ...] | None, choice: ExportChoice) -> None:
        self._settings["export_format"] = choice.form.value
        several = ids is None or len(ids) > 1
        if several and choice.form is not Format.JSON and not choice.packed:
            dialog = self._folder_dialog()
        else:
            dialog = self._file_dialog(ids, choice, several)
        dialog.fileSelected.connect(partial(self._place_chosen, ids, choice))
        dialog.open()

    def _folder_dialog(self) -> QFileDialog:
        title, folder = self.tr("Export"), self.last_folder()
        return folder_dialog(_PLACE, self._window, title, folder=folder)

    def _file_dialog(
        self, ids: tuple[str, ...] | None, choice: ExportChoice, several: bool
    ) -> QFileDialog:
        extension = "zip" if choice.packed else choice.form.value
        stem = self.tr("Chats") if several else self._title(ids[0] if ids else "")
        name = f"{readable_name(stem, self.words().untitled)}.{extension}"
        forms = {extension: f"{_NAMES[extension]} (*.{extension})"}
        title, folder = self.tr("Export"), self.last_folder()
        return save_dialog(_PLACE, self._window, title, name, folder=folder, forms=forms)

    def last_folder(self) -> str:
        """Return the folder that was exported to last, or the user's documents."""
        last: str = self._settings["export_folder"]
        if last and Path(last).is_dir():
            return last
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(place)

    def remember_folder(self, path: str) -> None:
        """Begin there the next time."""
        chosen = Path(path)
        self._settings["export_folder"] = str(chosen if chosen.is_dir() else chosen.parent)

    def _place_chosen(self, ids: tuple[str, ...] | None, choice: ExportChoice, path: str) -> None:
        self.remember_folder(path)
        self.start(Order(choice.form, Path(path), ids, choice.all_branches, self.words()))

    # The work

    def start(self, order: Order) -> None:
        """Export as ordered, and say what came of it."""
        self._tasks.start(self._run(order))

    async def _run(self, order: Order) -> None:
        from gpts_desktop.ui.progress_dialog import progress_shown

        job, export = Job(), self._exporter.export
        try:
            with progress_shown(lambda: self.progress_of(job)):
                outcome = await on_thread(job.cancel, export, order, job.progress)
            self._tell(outcome)
        except ExportCancelledError:
            self._window.toast.show_message(
                self.tr("Export cancelled"), self.tr("Nothing was written.")
            )
        except AppError as error:
            self._window.banner.show_trouble(said(error))

    def progress_of(self, job: Job) -> ExportProgress:
        """Return the window that shows how far an export has come, and cancels it."""
        from gpts_desktop.ui.export.export_progress import ExportProgress

        dialog = ExportProgress(self._window)
        dialog.cancelled.connect(job.cancel)
        dialog.follow(job)
        return dialog

    def _tell(self, outcome: Outcome) -> None:
        path = Path(outcome.path)
        counted = self.tr("%Ln chats exported", "", outcome.count)
        skipped = [title for title, _ in outcome.skipped]
        self.tell_written(counted, path, self.left_out(skipped))

    def left_out(self, titles: Sequence[str]) -> str:
        """Return the sentence on chats that could not be read; "" for none."""
        if not titles:
            return ""
        words = self.tr("{0} could not be read and are left out: {1}")
        return words.format(len(titles), ", ".join(f"“{title}”" for title in titles[:3]))

    def title_of(self, conversation_id: str) -> str:
        """Return what a conversation is called."""
        return self._title(conversation_id)

    def tell_written(self, title: str, path: Path, detail: str = "") -> None:
        """Say that a file or folder is there, and offer to open it."""
        actions = [
            (self.tr("Open"), lambda: _open(path)),
            (self.tr("Show folder"), lambda: _open(path.parent)),
        ]
        if path.suffix in (".json", ".zip"):
            del actions[0]
        self._window.toast.show_message(title, detail or str(path), actions)

    def words(self) -> Words:
        """Return what pages say of themselves, in the window's language."""
        return Words(
            you=self.tr("You"),
            system=self.tr("System message"),
            date=self.tr("Date"),
            chats=self.tr("Chats"),
            untitled=self.tr("Untitled chat"),
            reasoning=self.tr("Reasoning"),
            other_question=self.tr("Another version of question {0}"),
            other_answer=self.tr("Another answer to question {0}"),
            unanswered=self.tr("No answer came"),
            stopped=self.tr("You stopped the answer"),
            interrupted=self.tr("The answer broke off"),
            cut_off=self.tr("The answer reached its length limit"),
            refused=self.tr("The model refused"),
            picture=self.tr("Picture"),
            file=self.tr("File"),
            not_kept=self.tr("not loaded"),
        )


_NAMES = {"json": "JSON", "md": "Markdown", "html": "HTML", "txt": "TXT", "zip": "ZIP"}


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
