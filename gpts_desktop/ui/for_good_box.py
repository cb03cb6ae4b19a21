"""Asks before conversations are deleted for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class ForGoodBox(QMessageBox):
    """Cancel is what Enter chooses. Signal: `meant()`."""

    meant = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("forGoodBox")
        self.setWindowTitle(self.tr("Delete for good"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("Delete this chat for good?")
        if count > 1:
            words = self.tr("Delete {0} chats for good?").format(f"{count:,}")
        self.setText(words)
        self.setInformativeText(self.tr("This can't be undone."))
        deletes = self.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.AcceptRole)
        deletes.setObjectName("forGoodButton")
        deletes.setProperty("kind", "danger")
        deletes.clicked.connect(self.meant)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
