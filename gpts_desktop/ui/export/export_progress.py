"""The little window that says how far a long export has come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.progress_dialog import ProgressDialog


class ExportProgress(ProgressDialog):
    """Counts chats; to cancel takes back what was written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ExportProgress", "Export")
        words = QCoreApplication.translate("ExportProgress", "Exporting…")
        super().__init__(title, words, parent)
        self.setObjectName("exportProgress")

    def show_chats(self, done: int, total: int) -> None:
        """Show how many of how many chats are written."""
        words = self.tr("Exporting {0} of {1} chats…")
        said = words.format(f"{min(done + 1, total):,}", f"{total:,}") if total > 1 else ""
        self.show_progress(done, total, words=said)
