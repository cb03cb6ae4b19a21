"""Files and addresses that macOS gives to an app that runs, as events instead of arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class OpenEvents(QObject):
    """Hands what the system asks the app to open to `take`, as arguments of a start.

    It ends with its `parent`: the next window of the process has one of its own.
    """

    def __init__(
        self, take: Callable[[Sequence[str]], object], app: QCoreApplication, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._take = take
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file's path, or an address."""
        if event.type() != QEvent.Type.FileOpen or not isinstance(event, QFileOpenEvent):
            return False
        url = event.url()
        self._take([event.file() or url.toString()])
        return True
