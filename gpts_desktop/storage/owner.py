"""Which of several processes with the database open may tidy up after a crash."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_MARK = b"open\n"
_MARK_AT = 16  # behind the byte that Windows locks


class OwnerLock:
    """A lock that the system frees when its holder dies, however it dies.

    A message that streams in another process must not be taken for one that a crash
    left behind, so only the holder recovers. While it is held the file bears a mark;
    `was_left` tells that the holder before died without taking its own away.
    """

    def __init__(self, path: Path) -> None:
        self.held = False
        self.is_others = False
        self.was_left = False
        try:
            self._file: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            # A folder that can't be written: there is nothing to tidy up with either.
            self._file = None
            return
        try:
            _lock(self._file)
        except OSError as error:
            # Some network folders know no locks.
            self.is_others = error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
            return
        self.held = True
        self._mark()

    def _mark(self) -> None:
        assert self._file is not None
        self.was_left = os.fstat(self._file).st_size > 0
        try:
            os.lseek(self._file, _MARK_AT, os.SEEK_SET)
            os.write(self._file, _MARK)
        except OSError:
            # A full disk: what is not marked is looked at less often, and that is all.
            return

    def stands_at(self, path: Path) -> bool:
        """Whether the file with the lock is still the one of that name."""
        if self._file is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._file), path.stat())
        except OSError:
            return False

    def release(self, *, ended_well: bool = True) -> None:
        """Let another process be the owner; the next one hears when this did not end well."""
        if self._file is not None:
            if self.held and ended_well:
                _truncate(self._file)
            os.close(self._file)
            self._file = None
        self.held = False


def _truncate(file: int) -> None:
    try:
        os.ftruncate(file, 0)
    except OSError:
        return


def _lock(file: int) -> None:
    """Take the lock or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
