"""Lets one thread end what another reads from the disk."""

from __future__ import annotations

import sqlite3
import threading

_STEPS = 20_000
"""SQLite asks after so many of its steps, well under a millisecond, whether to go on."""


class InterruptedWorkError(Exception):
    """The work was asked to end, and has left nothing behind."""


class Interruption:
    """Set once, by any thread; whoever works looks at it often."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def is_set(self) -> bool:
        """Whether the work is to end."""
        return self._event.is_set()

    def set(self) -> None:
        """Ask the work to end."""
        self._event.set()

    def watch(self, connection: sqlite3.Connection) -> None:
        """Let the connection's statements end with SQLITE_INTERRUPT."""
        connection.set_progress_handler(self._event.is_set, _STEPS)

    def check(self) -> None:
        """Raise InterruptedWorkError when the work is to end."""
        if self._event.is_set():
            raise InterruptedWorkError

    def rest(self, seconds: float) -> None:
        """Leave the disk to others for a while, or raise InterruptedWorkError."""
        if self._event.wait(seconds):
            raise InterruptedWorkError
