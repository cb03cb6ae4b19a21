"""Work on a thread while a dialog waits for it and no asyncio runs."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

_LAST_WORDS = 5.0  # seconds for work that was interrupted to end


class Background(QObject):
    """Runs one call; `done(result)` or `failed(error)` is heard on the window's thread."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._thread = threading.Thread(target=self._run, name="data", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Return when the work has ended, or when it takes too long."""
        self._thread.join(_LAST_WORDS)

    def _run(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # whatever it is belongs to the one who waits
            self.failed.emit(error)
        else:
            self.done.emit(result)
