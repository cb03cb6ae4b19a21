"""Python's garbage, collected while nobody waits: a full collection holds the loop up to 100 ms."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

REST_MS = 3_000
_NEVER = 1_000_000


class Garbage(QObject):
    """Looks through the old objects after a conversation was left or an answer ended.

    Left to itself, Python does so after any quarter more objects, in mid-answer too. The
    young ones are still looked at as they come: that takes a millisecond.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        young, middle, _ = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        # What there is now stays until the end: it need not be looked through again.
        gc.freeze()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._collect)

    def collect_soon(self) -> None:
        """Collect after a few seconds in which this is not called again."""
        self._rest.start()

    def _collect(self) -> None:
        if self._is_busy():
            self._rest.start()
        else:
            gc.collect()
