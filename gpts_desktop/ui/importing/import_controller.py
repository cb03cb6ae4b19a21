"""Imports from the window: what is dropped or chosen, how far it is, and what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.core.thread_work import on_thread
from gpts_desktop.ui.counted import number

if TYPE_CHECKING:
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.core.importing.work import ArchiveDesk, ImportProgress, ImportWork
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.gpt_controller import GptController
    from gpts_desktop.ui.intake import Parcel
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.progress_dialog import ProgressDialog
    from gpts_desktop.ui.task_owner import Starter

_SHOWN_EVERY = 400  # ms between what came and its place in the sidebar


class ImportController(QObject):
    """Has the desk look at what comes in, and work on another thread.

    `gpts` is given what holds no conversations.

    Signals: `gpts_arrived(gpts)`, `conversations_arrived(summaries)` while it goes on, and
    `finished()`.
    """

    gpts_arrived = Signal(list)
    conversations_arrived = Signal(list)
    finished = Signal()
    _heard = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        desk: ArchiveDesk,
        gpts: GptController,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._links = gpts
        self._tasks = tasks
        self.with_deleted = False
        self._work: ImportWork | None = None
        self._dialog: ProgressDialog | None = None
        self._summaries: dict[str, ConversationSummary] = {}
        self._gpts: list[Gpt] = []
        self._folder = ""
        self._has_ended = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_EVERY)
        self._timer.timeout.connect(self._hand_on)
        self._heard.connect(self._take_progress)

    # What comes in

    def ask(self) -> None:
        """Ask what to import."""
        from gpts_desktop.ui.importing.import_dialog import ImportDialog

        dialog = ImportDialog(self._folder, self._window)
        dialog.chosen.connect(self.start)
        dialog.open()

    def take_mime(self, mime: QMimeData) -> None:
        """Import archives that were dropped or pasted; all else may hold links."""
        from gpts_desktop.ui.intake import Parcel

        self._take(Parcel.of(mime))

    def take_files(self, arguments: Sequence[str]) -> None:
        """Import archives among what the app was started with; the rest are links and files."""
        self._tasks.start(self._look_into_arguments(list(arguments)))

    def _take(self, parcel: Parcel) -> None:
        if parcel.files:
            self._tasks.start(self._look_into(parcel))
        else:
            self._links.take_parcel(parcel)

    async def _look_into(self, parcel: Parcel) -> None:
        found = await self._archives_in(parcel.files)
        rest = tuple(path for path in parcel.files if path not in found)
        if rest or not found:
            self._links.take_parcel(replace(parcel, files=rest))
        if found:
            self.start(found)

    async def _look_into_arguments(self, arguments: list[str]) -> None:
        from gpts_desktop.ui.intake import local_path

        paths = {argument: path for argument in arguments if (path := local_path(argument))}
        found = await self._archives_in(list(paths.values()))
        if rest := [one for one in arguments if paths.get(one) not in found]:
            self._links.take_files(rest)
        if found:
            self.start(found)

    async def _archives_in(self, paths: Sequence[str]) -> list[str]:
        if not paths:
            return []
        return await asyncio.to_thread(self._desk.archives_in, paths)

    # The work

    @property
    def is_running(self) -> bool:
        """Whether an import goes on."""
        return self._work is not None

    def start(self, paths: Sequence[str], *, with_deleted: bool = False) -> None:
        """Import what lies at these places; one import goes on at a time."""
        if self._work is not None:
            self._window.toast.show_message(
                self.tr("An import is going on"), self.tr("Import this one when it has ended.")
            )
            return
        self._folder = str(Path(paths[0]).parent)
        self.with_deleted = with_deleted
        self._work = self._desk.work(self._tell, with_deleted=with_deleted)
        self._tasks.start(self._run(self._work, list(paths)))

    def _tell(self, progress: ImportProgress) -> None:
        """Hand over to the window's thread; nobody listens any more when the window is gone."""
        with suppress(RuntimeError):
            self._heard.emit(progress)

    async def _run(self, work: ImportWork, paths: list[str]) -> None:
        from gpts_desktop.ui.progress_dialog import progress_shown

        def end_with_the_window() -> None:
            self._has_ended = True
            self._timer.stop()
            work.cancel()

        places = [Path(path) for path in paths]
        try:
            with (
                suppress(StorageError),  # the writer has announced it
                progress_shown(lambda: self._progress_of(work)),
            ):
                try:
                    await on_thread(end_with_the_window, work.run, places)
                finally:
                    # Who writes in the window meanwhile is not to write into the report.
                    writes_on = self._dialog is not None and self._window.isActiveWindow()
        finally:
            self._work = self._dialog = None
        self._hand_on()
        self.finished.emit()
        self._show_report(work.report, paths, in_front=not writes_on)

    def _progress_of(self, work: ImportWork) -> ProgressDialog:
        from gpts_desktop.ui.progress_dialog import ProgressDialog

        self._dialog = ProgressDialog(self.tr("Import"), self.tr("Importing chats…"), self._window)
        self._dialog.setObjectName("importProgress")
        self._dialog.cancelled.connect(work.cancel)
        return self._dialog

    def _take_progress(self, progress: ImportProgress) -> None:
        if self._has_ended:
            return  # with the window: there is nothing to show it in
        self._gpts += progress.gpts
        self._summaries.update((one.id, one) for one in progress.summaries)
        if not self._timer.isActive():
            self._timer.start()
        if self._dialog is not None:
            came = progress.report.conversations
            detail = self.tr("{0} of {1} MB · {2} chats").format(
                *(
                    number(n)
                    for n in (round(progress.done / 1e6), round(progress.total / 1e6), came)
                )
            )
            self._dialog.show_progress(progress.done, progress.total, detail=detail)

    def _hand_on(self) -> None:
        """Pass on what came, a few times a second: each time the sidebar is laid out."""
        self._timer.stop()
        gpts, self._gpts = self._gpts, []
        summaries, self._summaries = list(self._summaries.values()), {}
        if gpts:
            self.gpts_arrived.emit(gpts)
        if summaries:
            self.conversations_arrived.emit(summaries)

    def _show_report(self, report: ImportReport, paths: list[str], *, in_front: bool) -> None:
        from gpts_desktop.ui.importing.import_report_dialog import ImportReportDialog

        dialog = ImportReportDialog(report, self._window)
        dialog.deleted_wanted.connect(lambda: self.start(paths, with_deleted=True))
        dialog.trouble.connect(self._window.banner.show_trouble)
        dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not in_front)
        dialog.show()
