"""Asks before something is done that closes the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


class SureBox(QMessageBox):
    """Cancel is what Enter chooses. Signal: `meant()`."""

    meant = Signal()

    def __init__(self, question: str, explanation: str, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sureBox")
        self.setWindowTitle(action.replace("&", ""))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(question)
        self.setInformativeText(explanation)
        self.action_button = QPushButton(action)
        self.action_button.setObjectName("sureButton")
        self.action_button.setAccessibleName(action.replace("&", ""))
        self.action_button.setProperty("kind", "primary")
        self.addButton(self.action_button, QMessageBox.ButtonRole.AcceptRole)
        self.action_button.clicked.connect(self.meant)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
