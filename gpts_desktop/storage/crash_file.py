"""Where the stacks are written when the process dies in C++, and read at the next start."""

from __future__ import annotations

import faulthandler
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TextIO

_FILE = re.compile(r'File "([^"]+)"')
MOST_BYTES = 100_000


class CrashFile:
    """`crash.txt` in a folder. `before` is what the last run left in it, "" for nothing.

    It is there while the app runs, empty; a run that ends in order takes it away.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "crash.txt"
        self._file: TextIO | None = None
        self.before = self._read()

    def open(self) -> None:
        """Have the stacks of all threads written here when the process dies of a fault."""
        if faulthandler.is_enabled():  # by who started Python, who wants to see them
            return
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        except OSError:
            return
        self._file = os.fdopen(descriptor, "w", encoding="utf-8")
        faulthandler.enable(self._file)

    def close(self) -> None:
        """Take the file away: the app ended in order."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            self._path.unlink()

    def _read(self) -> str:
        try:
            with self._path.open("rb") as file:
                text = file.read(MOST_BYTES).decode("utf-8", errors="replace")
        except OSError:
            return ""
        if not text.strip():
            return ""
        from gpts_desktop.core.bug_report import short_path

        return _FILE.sub(lambda found: f'File "{short_path(found[1])}"', text).strip()
