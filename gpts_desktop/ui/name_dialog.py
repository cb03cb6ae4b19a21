"""A small window that asks for one name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.headed_dialog import HeadedDialog

_LONGEST = 120  # characters


class NameDialog(HeadedDialog):
    """A title, a field, Cancel and a button that says what is done.

    Signal: `name_entered(name)`, never a blank one.
    """

    name_entered = Signal(str)

    def __init__(self, title: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__("nameDialog", parent)
        self.set_heading(title)
        self.setMinimumWidth(340)
        self.field = QLineEdit()
        self.field.setObjectName("nameField")
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setMaxLength(_LONGEST)
        self.field.textChanged.connect(self._settle)
        EnterKept(self.field)
        self.done_button = self.button(does, self.accept, kind="primary")
        self.column.setSpacing(10)
        self.column.addWidget(self.field)
        self.column.addSpacing(4)
        self.add_foot(self.button(self.tr("Cancel"), self.reject), self.done_button)
        self._settle()

    def accept(self) -> None:
        """Report the name, if there is one."""
        name = " ".join(self.field.text().split())
        if name:
            super().accept()
            self.name_entered.emit(name)

    def _settle(self) -> None:
        self.done_button.setEnabled(bool(self.field.text().strip()))
