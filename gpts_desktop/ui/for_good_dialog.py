"""Asks before conversations are deleted for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.ui.fonts import ui_font


class ForGoodDialog(QDialog):
    """Says how many go; Cancel is what Enter chooses. Signal: `meant()`."""

    meant = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("forGoodDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Delete for good"))
        self.setMinimumWidth(340)
        heading = QLabel(self.tr("Delete this chat for good?"))
        if count > 1:
            heading.setText(self.tr("Delete {0} chats for good?").format(f"{count:,}"))
        heading.setFont(ui_font(15, 600))
        hint = QLabel(self.tr("This can't be undone."))
        hint.setProperty("role", "dim")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        self.delete_button = QPushButton(self.tr("Delete for good"))
        self.delete_button.setObjectName("forGoodButton")
        self.delete_button.setProperty("kind", "danger")
        self.delete_button.setAutoDefault(False)
        self.delete_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.accepted.connect(self.meant)
