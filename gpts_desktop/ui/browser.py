"""Opens web pages outside the app."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget


def open_in_browser(address: str) -> None:
    """Open an address in the system's browser, or in its mail program."""
    QDesktopServices.openUrl(QUrl(address))


class DoubtBox(QMessageBox):
    """Asks before a link is opened that names another host than the one it leads to."""

    def __init__(self, address: str, host: str, claimed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("doubtBox")
        self.setWindowTitle(self.tr("Where this link leads"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("This link leads to {0}.").format(host))
        self.setInformativeText(self.tr("It looks as if it led to {0}.").format(claimed))
        opens = self.addButton(self.tr("Open {0}").format(host), QMessageBox.ButtonRole.AcceptRole)
        opens.clicked.connect(lambda: open_in_browser(address))
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
