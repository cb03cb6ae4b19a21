"""Brings the database's log into its file, without holding up who writes."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

_EVERY = 1024 * 1024
"""Bytes that were imported. What is brought over at once is about twice that."""


class Checkpoints:
    """A connection of its own. A commit that did this would take as long as the disk does.

    What fails is left to the next time, and to the last commit.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: sqlite3.Connection | None = None
        self._waiting = 0

    def count(self, size: int) -> None:
        """Hear that so many bytes came, and go to work when it is time."""
        self._waiting += size
        if self._waiting >= _EVERY:
            self._waiting = 0
            with suppress(sqlite3.Error):
                # What others read or write meanwhile, this leaves alone.
                self._connection().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def close(self) -> None:
        """Close the connection."""
        if self._opened is not None:
            self._opened.close()

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            address = f"{self._path.absolute().as_uri()}?mode=rw"
            self._opened = sqlite3.connect(
                address, uri=True, isolation_level=None, check_same_thread=False
            )
        return self._opened
