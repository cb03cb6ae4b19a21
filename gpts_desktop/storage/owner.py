"""Which of several processes with the database open may tidy up after a crash."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


class OwnerLock:
    """A lock that the system frees when its holder dies, however it dies.

    A message that streams in another process must not be taken for one that a crash
    left behind, so only the holder recovers.
    """

    def __init__(self, path: Path) -> None:
        self.held = False
        try:
            self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            # A folder that can't be written: there is nothing to tidy up with either.
            self._file = None
            return
        with suppress(OSError):
            _lock(self._file)
            self.held = True

    def release(self) -> None:
        """Let another process be the owner."""
        self.held = False
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _lock(file: int) -> None:
    """Take the lock or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
