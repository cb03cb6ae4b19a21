"""The search as the window holds it: imported and opened when something is looked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading

    from gpts_desktop.core.message_finder import MessageHit
    from gpts_desktop.core.search_query import SearchQuery
    from gpts_desktop.storage.search import MessageSearch


class LazySearch:
    """Fits `core.message_finder.MessageFinder`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _search(self) -> MessageSearch:
        from gpts_desktop.storage.search import MessageSearch

        return MessageSearch(self._path)

    def search(
        self, query: SearchQuery, limit: int = 50, overtaken: threading.Event | None = None
    ) -> list[MessageHit]:
        """Return up to `limit` messages of all branches; raise StorageError."""
        return self._search.search(query, limit, overtaken)

    def unindexed(self) -> tuple[int, int] | None:
        """Return how many messages are not indexed yet, of how many; raise StorageError."""
        return self._search.unindexed()

    def close(self) -> None:
        """Close what was opened."""
        if "_search" in vars(self):
            self._search.close()
