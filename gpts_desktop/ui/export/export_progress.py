"""The little window that says how far a long export has come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.counted import number
from gpts_desktop.ui.export.job import Job
from gpts_desktop.ui.progress_dialog import ProgressDialog

_BEAT = 200  # ms between two looks at how far it is


class ExportProgress(ProgressDialog):
    """Counts chats; to cancel takes back what was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ExportProgress", "Export")
        words = QCoreApplication.translate("ExportProgress", "Exporting…")
        super().__init__(title, words, parent)
        self.setObjectName("exportProgress")

    def follow(self, job: Job) -> None:
        """Show how far an export has come, again and again."""
        beat = QTimer(self)
        beat.timeout.connect(lambda: self.show_chats(job.done, job.total))
        beat.start(_BEAT)
        self.show_chats(job.done, job.total)

    def show_chats(self, done: int, total: int) -> None:
        """Show how many of how many chats are written."""
        words = self.tr("Exporting {0} of {1} chats…")
        said = words.format(*map(number, (min(done + 1, total), total))) if total > 1 else ""
        self.show_progress(done, total, words=said)
