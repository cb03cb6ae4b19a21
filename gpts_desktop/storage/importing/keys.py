"""The keys of the messages of one archive: below all others, those of newer conversations higher.

Search takes the newest from the top of its index, where a message's place is its key.
"""

from __future__ import annotations

import sqlite3

_BYTES_OF_A_MESSAGE = 200
"""What a message takes in an archive at least, about: so many keys are left for those to come."""


class Keys:
    """Hands out keys, for the newest conversations first, or for the oldest first.

    With the oldest first those that follow lie above; `size`, the archive's in bytes, tells how
    much room they need. `ceiling` is then what they stay under, from the first key on.
    """

    def __init__(self, size: int = 0, *, oldest_first: bool = False) -> None:
        self.ceiling: int | None = None
        self._room = size // _BYTES_OF_A_MESSAGE if oldest_first else 0
        self._next = 0

    def take(self, connection: sqlite3.Connection, count: int) -> int:
        """Return the first of `count` keys."""
        lowest: int = connection.execute("SELECT ifnull(min(key), 1) FROM messages").fetchone()[0]
        lowest = min(lowest, 1)
        if self._room and self.ceiling is None:
            self.ceiling = lowest
            self._next = lowest - self._room
        if self.ceiling is None or self._next + count > self.ceiling:
            return lowest - count
        first = self._next
        self._next += count
        return first
