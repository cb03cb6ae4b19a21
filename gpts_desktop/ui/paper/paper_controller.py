"""Prints the shown conversation, or makes PDFs of it or of others."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QDialog

from gpts_desktop.core.errors import AppError
from gpts_desktop.core.export.names import Names, readable_name
from gpts_desktop.core.export.order import ExportCancelledError
from gpts_desktop.ui.export.job import Job
from gpts_desktop.ui.file_dialogs import folder_dialog, save_dialog
from gpts_desktop.ui.progress_dialog import progress_shown
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.export.order import Exporter
    from gpts_desktop.core.export.subject import Subject
    from gpts_desktop.ui.export.export_controller import ExportController
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.task_owner import Starter

_MARGINS = QMarginsF(18, 16, 18, 14)  # millimetres
_RESOLUTION = 1200
_SLICE = 0.006  # seconds of laying out before others get their turn


class PaperController(QObject):
    """Lays conversations out in slices, so that the window goes on answering.

    `files` knows the words of pages, where files went last, and how to say that one is there.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        exporter: Exporter,
        files: ExportController,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._exporter = exporter
        self._files = files
        self._tasks = tasks

    def save_pdf(self, conversation: Conversation) -> None:
        """Ask where to, and write a PDF."""
        title = " ".join(conversation.title.split())
        name = readable_name(title, self._files.words().untitled)
        dialog = save_dialog(
            "pdfPlaceDialog",
            self._window,
            self.tr("Save as PDF"),
            f"{name}.pdf",
            folder=self._files.last_folder(),
            forms={"pdf": "PDF (*.pdf)"},
        )
        dialog.fileSelected.connect(
            lambda path: self._tasks.start(self._heard(self._make_pdf(conversation, Path(path))))
        )
        dialog.open()

    def save_pdfs(self, ids: Sequence[str]) -> None:
        """Ask for a folder, and write a PDF of each conversation into it."""
        title, folder = self.tr("Save as PDF"), self._files.last_folder()
        dialog = folder_dialog("pdfPlaceDialog", self._window, title, folder=folder)
        dialog.fileSelected.connect(
            lambda path: self._tasks.start(self._heard(self._make_pdfs(ids, Path(path))))
        )
        dialog.open()

    def print(self, conversation: Conversation) -> None:
        """Ask on which printer, and print."""
        # A library of its own, for printing alone.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # What prints to a file calls it so.
        title = " ".join(conversation.title.split())
        printer.setDocName(readable_name(title, self._files.words().untitled))
        printer.setCreator("gpts-desktop")
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("printDialog")
        dialog.accepted.connect(
            lambda: self._tasks.start(self._heard(self._print(conversation, printer)))
        )
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own wants a slot of C++

    async def _heard(self, work: Coroutine[Any, Any, None]) -> None:
        """Await work whose known trouble becomes a sentence."""
        try:
            await work
        except AppError as error:
            self._window.banner.show_trouble(said(error))

    async def _make_pdf(self, conversation: Conversation, path: Path) -> None:
        subject = await self._subject(conversation.id, conversation.current)
        await self._write_pdf(subject, path)
        self._files.remember_folder(str(path))
        self._files.tell_written(self.tr("PDF saved"), path)

    async def _make_pdfs(self, ids: Sequence[str], folder: Path) -> None:
        """Write them one after another; what is written stays when it is cancelled."""
        job, names, written = Job(), Names(), 0
        skipped: list[str] = []
        self._files.remember_folder(str(folder))
        try:
            with progress_shown(lambda: self._files.progress_of(job)):
                for number, conversation_id in enumerate(ids):
                    job.progress(number, len(ids))
                    try:
                        subject = await self._subject(conversation_id)
                    except AppError:
                        skipped.append(self._files.title_of(conversation_id))
                        continue
                    await self._write_pdf(subject, _free_path(folder, subject, names))
                    written += 1
        except ExportCancelledError:
            pass
        heading = self.tr("%Ln PDFs saved", "", written)
        self._files.tell_written(heading, folder, self._files.left_out(skipped))

    async def _write_pdf(self, subject: Subject, path: Path) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_RESOLUTION)
        writer.setTitle(subject.title)
        writer.setCreator("gpts-desktop")
        size = QPageSize(QPageSize.PageSizeId.A4)
        portrait = QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(size, portrait, _MARGINS, QPageLayout.Unit.Millimeter))
        await self._lay_out(subject, writer)
        buffer.close()
        await asyncio.to_thread(self._exporter.write, path, bytes(buffer.data().data()))

    async def _print(self, conversation: Conversation, printer: QPrinter) -> None:
        printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
        await self._lay_out(await self._subject(conversation.id, conversation.current), printer)

    async def _subject(self, conversation_id: str, shown: str | None = None) -> Subject:
        """Return a conversation from the disk, on the branch that is shown."""
        words = self._files.words()
        subject = await asyncio.to_thread(self._exporter.subject, conversation_id, words)
        if shown is not None and shown in subject.conversation:
            subject.conversation.current = shown
        return subject

    async def _lay_out(self, subject: Subject, device: QPagedPaintDevice) -> None:
        from gpts_desktop.ui.paper.paper import Paper

        formulas = await asyncio.to_thread(self._exporter.prepared, subject)
        pieces = Paper(subject, device, formulas).lay_out()
        try:
            until = time.perf_counter() + _SLICE
            for _ in pieces:
                if time.perf_counter() > until:
                    await asyncio.sleep(0)
                    until = time.perf_counter() + _SLICE
        finally:
            pieces.close()


def _free_path(folder: Path, subject: Subject, names: Names) -> Path:
    """Return where a PDF goes: what is there already stays."""
    stem = readable_name(subject.title, subject.words.untitled)
    path = folder / names.take(stem, "pdf")
    while path.exists():
        path = folder / names.take(stem, "pdf")
    return path
