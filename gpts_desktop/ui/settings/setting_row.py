"""One setting on a page: what it is called, what it does, its control, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.core.settings import DEFAULTS, Settings
from gpts_desktop.ui.fonts import ui_font

_NARROW = 400  # pixels; below it the control stands under its name


class SettingRow(QWidget):
    """Name and explanation at the left, the control at the right.

    With `setting` there is a Reset while it has another value than the default. `words` are
    others by which one may look for it. Signal: `reset_requested()`.
    """

    reset_requested = Signal()

    def __init__(
        self,
        title: str,
        detail: str = "",
        control: QWidget | None = None,
        *,
        words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._found_by = f"{title} {detail} {words}".casefold().replace("“", "")
        self._title = QLabel(title)
        self._title.setFont(ui_font(14))
        self._title.setWordWrap(True)
        self._detail = QLabel(detail)
        self._detail.setFont(ui_font(12.5))
        self._detail.setProperty("role", "dim")
        self._detail.setWordWrap(True)
        self._detail.setVisible(bool(detail))
        self.reset_button = QPushButton(self.tr("Reset"))
        self.reset_button.setProperty("kind", "link")
        self.reset_button.setFont(ui_font(12.5))
        self.reset_button.setAccessibleName(self.tr("Reset: {0}").format(title))
        self.reset_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.reset_button.clicked.connect(self.reset_requested)
        self.reset_button.hide()
        if control is not None:
            if not control.accessibleName():
                control.setAccessibleName(title)
            control.setAccessibleDescription(detail)
            self._title.setBuddy(control)
        self._lay_out(control)

    def _lay_out(self, control: QWidget | None) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignVCenter)
        if control is not None:
            self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._row)
        column.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control under its name where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def is_found_by(self, words: list[str]) -> bool:
        """Whether every word (casefolded) begins a word of what the row says.

        Chinese and its kin, which have no spaces, are found anywhere.
        """
        starts = self._found_by.split()
        return all(
            any(start.startswith(word) for start in starts)
            if word.isascii()
            else word in self._found_by
            for word in words
        )

    def follow(self, settings: Settings, name: str, show: Callable[[], object]) -> None:
        """Keep the control on a setting from now on; `show` puts its value there."""

        def changed(changed_name: str) -> None:
            if changed_name == name:
                show()
                self.reset_button.setVisible(settings[name] != DEFAULTS[name])

        settings.changed.connect(changed)
        self.destroyed.connect(lambda: settings.changed.disconnect(changed))
        self.reset_requested.connect(lambda: settings.__setitem__(name, DEFAULTS[name]))
        changed(name)
