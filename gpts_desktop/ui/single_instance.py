"""One window for one data folder: a second start hands over what it was given."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

ANSWER_SECONDS = 2.0
MOST_BYTES = 1_000_000


class SingleInstance(QObject):
    """Holds the data folder's lock; while held, hears what later starts hand over.

    They leave it as files in a folder that is only the user's and is watched: for sockets,
    QtNetwork would be 3 MB of every window. What a window that hangs is given waits for it.

    Signal: `handed_over(list of arguments)`.
    """

    handed_over = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letters = folder / "handed-over"
        self._lock = QLockFile(str(folder / "window.lock"))
        # A lock is stale only when its process is gone, however long that process runs.
        self._lock.setStaleLockTime(0)

    @property
    def is_first(self) -> bool:
        """Whether the lock is held."""
        return self._lock.isLocked()

    def claim(self) -> bool:
        """Take the lock; False when another window holds it.

        Where none can be made (a read-only folder, a full disk) nobody else can hold one.
        """
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear later starts from now on, and those that did not wait for it."""
        try:
            self._letters.mkdir(mode=0o700, exist_ok=True)
        except OSError:  # a folder that can't be written: nobody can leave anything there
            return
        self._watcher = QFileSystemWatcher([str(self._letters)], self)
        self._watcher.directoryChanged.connect(self._take_all)
        QTimer.singleShot(0, self, self._take_all)

    def hand_over(self, arguments: Sequence[str]) -> bool:
        """Give `arguments` to the first window.

        False when it did not take them in time, or ended meanwhile: then this one is the first.
        """
        try:
            letter = self._leave(arguments)
        except OSError:  # a full disk
            return False
        end = time.monotonic() + ANSWER_SECONDS
        while letter.exists():
            if self.claim():
                letter.unlink(missing_ok=True)
                return False
            if time.monotonic() > end:
                return False
            time.sleep(0.02)  # no loop runs yet in a second start: it has nothing else to do
        return True

    def release(self) -> None:
        """Let the next start be the first."""
        self._lock.unlock()

    def _leave(self, arguments: Sequence[str]) -> Path:
        import json

        self._letters.mkdir(mode=0o700, exist_ok=True)
        letter = self._letters / f"{time.time_ns():020}-{os.getpid()}.json"
        draft = letter.with_suffix(".part")
        draft.write_text(json.dumps(list(arguments)), encoding="utf-8")
        return draft.replace(letter)  # whole, or not there

    def _take_all(self) -> None:
        for letter in sorted(self._letters.glob("*.json")):
            line = letter.read_bytes() if letter.stat().st_size <= MOST_BYTES else b""
            letter.unlink()
            self._take(line)

    def _take(self, line: bytes) -> None:
        import json

        try:
            arguments = json.loads(line)
        except ValueError:
            return
        if isinstance(arguments, list) and all(isinstance(a, str) for a in arguments):
            self.handed_over.emit(arguments)
