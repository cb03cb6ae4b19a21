"""The little window that says how far a long export has come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.fonts import ui_font


class ExportProgress(QDialog):
    """A bar and Cancel; one goes on using the app meanwhile."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportProgress")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._words = QLabel(self.tr("Exporting…"))
        self._words.setFont(ui_font(13.5, 500))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Exporting…"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row)
        self.setMinimumWidth(340)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of how many chats are written."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total > 1:
            words = self.tr("Exporting {0} of {1} chats…")
            self._words.setText(words.format(f"{min(done + 1, total):,}", f"{total:,}"))

    def leave(self) -> None:
        """Go: the export has ended."""
        self.done(QDialog.DialogCode.Accepted.value)

    def reject(self) -> None:
        """Cancel the export; what it wrote goes."""
        self.cancel_button.setEnabled(False)
        self.cancelled.emit()
