"""The little window that says how far long work has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.motion import show_endless

PATIENCE = 0.4  # seconds that people wait before they wonder
_FINE = 10_000  # steps of the bar: numbers of bytes are too large for it


class ProgressDialog(QDialog):
    """Words, a bar and Cancel; one goes on using the app meanwhile."""

    cancelled = Signal()

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Whoever types goes on typing.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(title)
        self._words = QLabel(words)
        self._words.setFont(ui_font(13.5, 500))
        self._detail = QLabel()
        self._detail.setProperty("role", "dim")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        show_endless(self._bar)
        self._bar.setAccessibleName(words)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._detail, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row)
        self.setMinimumWidth(380)

    def show_progress(self, done: int, total: int, *, words: str = "", detail: str = "") -> None:
        """Show how much of how much is done, by other words or with a line under the bar."""
        if total > 0:
            self._bar.setRange(0, _FINE)
            self._bar.setValue(_FINE * done // total)
        if words:
            self._words.setText(words)
        self._detail.setText(detail)

    def leave(self) -> None:
        """Go: the work has ended."""
        self.done(QDialog.DialogCode.Accepted.value)

    def reject(self) -> None:
        """Cancel the work."""
        self.cancel_button.setEnabled(False)
        self.cancelled.emit()


@contextmanager
def progress_shown(make: Callable[[], ProgressDialog]) -> Iterator[None]:
    """Show a dialog while work within goes on, if that takes a while."""
    import asyncio

    made: list[ProgressDialog] = []

    def show() -> None:
        made.append(make())
        made[0].show()

    waiting = asyncio.get_running_loop().call_later(PATIENCE, show)
    try:
        yield
    finally:
        waiting.cancel()
        for dialog in made:
            dialog.leave()
