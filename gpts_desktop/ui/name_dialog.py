"""A small window that asks for one name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.fonts import ui_font

_LONGEST = 120  # characters


class NameDialog(QDialog):
    """A title, a field, Cancel and a button that says what is done.

    Signal: `name_entered(name)`, never a blank one.
    """

    name_entered = Signal(str)

    def __init__(self, title: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(340)
        heading = QLabel(title)
        heading.setFont(ui_font(15, 600))
        self.field = QLineEdit()
        self.field.setObjectName("nameField")
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setMaxLength(_LONGEST)
        self.field.textChanged.connect(self._settle)
        self.done_button = QPushButton(does)
        self.done_button.setProperty("kind", "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addWidget(self.field)
        column.addSpacing(4)
        column.addLayout(buttons)
        self._settle()

    def accept(self) -> None:
        """Report the name, if there is one."""
        name = " ".join(self.field.text().split())
        if name:
            super().accept()
            self.name_entered.emit(name)

    def _settle(self) -> None:
        self.done_button.setEnabled(bool(self.field.text().strip()))
