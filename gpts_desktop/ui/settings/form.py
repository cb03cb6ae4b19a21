"""Rows of a label and its field, as in all dialogs of the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gpts_desktop.ui.fonts import ui_font

_LABEL_WIDTH = 132
_FIELD_HEIGHT = 34


class Form(QGridLayout):
    """Labels at the left of their fields.

    A grid, since QFormLayout gives rows of wrapped text the heights of another width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(14)
        self.setVerticalSpacing(10)
        self.setColumnStretch(1, 1)

    def add(
        self, label: str, field: QWidget, *below: QWidget, buddy: QWidget | None = None
    ) -> None:
        """Add a row; `below` stand close under the field. `&` in the label is its key."""
        row = self.rowCount()
        name = QLabel(label)
        name.setFont(ui_font(13.5))
        name.setFixedWidth(_LABEL_WIDTH)
        name.setFixedHeight(_FIELD_HEIGHT)
        name.setBuddy(buddy or field)
        self.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (field, *below):
            column.addWidget(widget)
        self.addLayout(column, row, 1)


class Hint(QLabel):
    """A small line under a field; without a text it takes no room."""

    def __init__(self, role: str = "dim") -> None:
        super().__init__()
        self.setFont(ui_font(12))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.hide()

    def say(self, text: str, role: str = "dim") -> None:
        """Show `text` as "dim", "warn" or "danger"; "" hides the line."""
        self.setText(text)
        set_look(self, "role", role)
        self.setVisible(bool(text))


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and let it be seen."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
