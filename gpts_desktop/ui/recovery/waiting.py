"""A small window while the data is worked on and no other window is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.motion import show_endless
from gpts_desktop.ui.recovery.background import Background

_SHOWN_AFTER = 300  # ms


class WaitingDialog(QDialog):
    """A sentence and a bar; it can't be closed before the work has ended."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setObjectName("waitingDialog")
        self.setWindowTitle("gpts-desktop")
        self.setMinimumWidth(380)
        label = QLabel(sentence)
        label.setFont(ui_font(13.5))
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        bar = QProgressBar()
        show_endless(bar)
        bar.setTextVisible(False)
        bar.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 20)
        column.setSpacing(12)
        column.addWidget(label)
        column.addWidget(bar)

    def reject(self) -> None:
        """Stay."""


def center(dialog: QDialog) -> None:
    """Put a dialog without a window into the middle of its screen, a little above."""
    room = dialog.screen().availableGeometry()
    size = dialog.sizeHint().expandedTo(dialog.size())
    dialog.move(
        room.x() + max(0, room.width() - size.width()) // 2,
        room.y() + max(0, room.height() - size.height()) // 3,
    )


class _Outcome(QObject):
    """What the work came to, heard on the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.loop = QEventLoop(self)
        self.error: BaseException | None = None

    def end(self, _: object) -> None:
        """The work is done."""
        self.loop.quit()

    def fail(self, error: BaseException) -> None:
        """The work broke off."""
        self.error = error
        self.loop.quit()


def wait_for(sentence: str, work: Callable[[], object]) -> None:
    """Run `work` on a thread and return when it has ended; what it raises is raised here."""
    dialog = WaitingDialog(sentence)
    outcome = _Outcome(dialog)
    background = Background(work, dialog)
    background.done.connect(outcome.end)
    background.failed.connect(outcome.fail)
    # Its text breaks lines: a size that is settled only once it shows would move it again.
    dialog.adjustSize()
    center(dialog)
    QTimer.singleShot(_SHOWN_AFTER, dialog, dialog.show)
    background.start()
    outcome.loop.exec()
    dialog.hide()
    dialog.deleteLater()
    if outcome.error is not None:
        raise outcome.error
