"""Asks before conversations are deleted for good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from gpts_desktop.ui.headed_dialog import HeadedDialog


class ForGoodDialog(HeadedDialog):
    """Says how many go; Cancel is what Enter chooses. Signal: `meant()`."""

    meant = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__("forGoodDialog", parent)
        heading = self.tr("Delete %Ln chats for good?", "", count)
        title = self.tr("Delete for good")
        self.set_heading(heading, title)
        self.setMinimumWidth(340)
        hint = QLabel(self.tr("This can't be undone."))
        hint.setProperty("role", "dim")
        self.cancel_button = self.button(self.tr("Cancel"), self.reject, is_default=True)
        self.delete_button = self.button(title, self.accept, kind="danger", name="forGoodButton")
        self.column.setSpacing(6)
        self.column.addWidget(hint)
        self.column.addSpacing(8)
        self.add_foot(self.cancel_button, self.delete_button)
        self.accepted.connect(self.meant)
