"""The app's log: what went wrong and when, in a file that only the user may read."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 1_000_000
KEPT = 3
_KEY = re.compile(r"\b(sk|pk|rk|Bearer)([- ])[\w.-]{6,}")
_SIGNED = re.compile(r"://[^\s/@]+@|(?<=[?&])[\w-]+=[^\s&\"']+")


class LogFile:
    """`gpts-desktop.log` in a folder; older ones are `….1` to `….3`.

    Keys, and what an address carries besides its host and path, are masked. A disk that can't
    be written is no second error.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "gpts-desktop.log"

    def write(self, text: str) -> None:
        """Append what happened, with the time in UTC."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        with suppress(OSError):
            self._make_room()
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
                file.write(f"{stamp} {masked(text)}\n")

    def tail(self, most: int = 20_000) -> str:
        """Return the end of the log, `most` bytes at most; "" when there is none."""
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, self.path.stat().st_size - most))
                return file.read().decode("utf-8", errors="replace")
        except OSError:
            return ""

    def _make_room(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < MOST_BYTES:
            return
        for number in range(KEPT - 1, 0, -1):
            older = self._older(number)
            if older.exists():
                older.replace(self._older(number + 1))
        self.path.replace(self._older(1))

    def _older(self, number: int) -> Path:
        return self.path.with_name(f"{self.path.name}.{number}")


def masked(text: str) -> str:
    """Return the text without what looks like a key, or is signed into an address."""
    text = _KEY.sub(r"\1\2…", text)
    return _SIGNED.sub(lambda found: "://…@" if found[0].startswith("://") else "…", text)
