"""Which message the pointer is on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_LINGER_MS = 150
"""Between two rows of a message lies a gap: the pointer may cross it."""


class Hover(QObject):
    """Hears of the rows that the pointer enters and leaves, and thinks in messages."""

    changed = Signal(str)
    """A message's id, or "" for none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.message_id = ""
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(_LINGER_MS)
        self._linger.timeout.connect(lambda: self._set(""))

    def enter(self, message_id: str) -> None:
        """Take that the pointer is on a row of a message."""
        self._linger.stop()
        self._set(message_id)

    def leave(self) -> None:
        """Take that it is on that row no more."""
        self._linger.start()

    def _set(self, message_id: str) -> None:
        if message_id != self.message_id:
            self.message_id = message_id
            self.changed.emit(message_id)
