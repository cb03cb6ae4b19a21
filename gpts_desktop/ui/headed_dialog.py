"""The form that dialogs share: a heading, what it is about, and buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.ui.fonts import ui_font

_SPACE = 8  # pixels between buttons


class HeadedDialog(QDialog):
    """A heading over a column that is filled by who derives from it; it is deleted when it closes.

    `name` is the object's name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = QLabel()
        self.heading.setFont(ui_font(15, 600))
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.head = QHBoxLayout()
        self.head.setSpacing(_SPACE)
        self.head.addWidget(self.heading, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.addLayout(self.head)

    def set_heading(self, heading: str, title: str = "") -> None:
        """Write the heading; the window bears it too, or a title of its own."""
        self.heading.setText(heading)
        self.setWindowTitle(title or heading)

    def button(
        self,
        text: str,
        does: Callable[[], object],
        *,
        kind: str = "",
        name: str = "",
        is_default: bool = False,
    ) -> QPushButton:
        """Return a button; Enter presses the one of the kind "primary", or the default one."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        if kind:
            button.setProperty("kind", kind)
        is_default = is_default or kind == "primary"
        button.setAutoDefault(is_default)
        button.setDefault(is_default)
        button.clicked.connect(does)
        return button

    def add_foot(self, *buttons: QPushButton, left: QPushButton | None = None) -> QHBoxLayout:
        """Put buttons at the right of the foot, and one at its left; return their row."""
        row = QHBoxLayout()
        row.setSpacing(_SPACE)
        if left is not None:
            row.addWidget(left)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)
        return row


class FittingDialog(HeadedDialog):
    """It is always as high as what it says needs at its width."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)

    def event(self, event: QEvent) -> bool:
        """Fit once what has changed is laid out."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # The rows inside have not been laid out yet; their heights count.
            self._fitting.start()
        return is_done

    def _fit(self) -> None:
        self.column.activate()
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))
