"""The search as the window holds it: imported and opened when something is looked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpts_desktop.core.message_finder import MessageHit
    from gpts_desktop.core.search_query import SearchQuery
    from gpts_desktop.storage.search import MessageSearch

_CONNECTIONS = 2
"""One that searches, and one that may still have to hear that it is overtaken."""


class LazySearch:
    """Fits `core.message_finder.MessageFinder`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._room = threading.Semaphore(_CONNECTIONS)
        self._free: list[MessageSearch] = []

    @contextmanager
    def _one(self) -> Iterator[MessageSearch]:
        from gpts_desktop.storage.search import MessageSearch

        with self._room:
            try:
                search = self._free.pop()
            except IndexError:
                search = MessageSearch(self._path)
            try:
                yield search
            finally:
                self._free.append(search)

    def search(
        self, query: SearchQuery, limit: int = 50, overtaken: threading.Event | None = None
    ) -> list[MessageHit]:
        """Return up to `limit` messages of all branches; raise StorageError."""
        with self._one() as search:
            if overtaken is not None and overtaken.is_set():
                return []
            return search.search(query, limit, overtaken)

    def unindexed(self) -> tuple[int, int] | None:
        """Return how many messages are not indexed yet, of how many; raise StorageError."""
        with self._one() as search:
            return search.unindexed()

    def close(self) -> None:
        """Close what was opened."""
        while self._free:
            self._free.pop().close()
