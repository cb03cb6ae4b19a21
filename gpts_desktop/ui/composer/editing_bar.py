"""Says that an earlier question is edited, and lets one leave that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class EditingBar(QWidget):
    """A line above the text. Signal: `cancelled()`."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        label = QLabel(self.tr("Editing an earlier question"))
        label.setProperty("role", "dim")
        cancel = QPushButton(self.tr("&Cancel"))
        cancel.setObjectName("cancelEditingButton")
        cancel.setAccessibleName(self.tr("Cancel editing"))
        cancel.setToolTip(self.tr("Cancel (Esc)"))
        cancel.setProperty("kind", "link")
        cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 6)
        row.addWidget(label, 1)
        row.addWidget(cancel)
