"""What the window and the thread that exports tell each other."""

from __future__ import annotations

from threading import Event

from gpts_desktop.core.export.order import ExportCancelledError


class Job:
    """How far an export has come; any thread may cancel it."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._cancelled = Event()

    def cancel(self) -> None:
        """Let the export end before its next conversation."""
        self._cancelled.set()

    def progress(self, done: int, total: int) -> None:
        """Note how far it is; raise ExportCancelledError once it was cancelled."""
        if self._cancelled.is_set():
            raise ExportCancelledError("The export was cancelled.")
        self.done, self.total = done, total
