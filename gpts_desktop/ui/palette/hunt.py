"""Searching messages on another thread: the last that was asked for, and nothing else."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.message_finder import MessageFinder, MessageHit
from gpts_desktop.core.search_query import SearchQuery
from gpts_desktop.core.thread_work import on_thread
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from gpts_desktop.ui.task_owner import Starter


class Found(NamedTuple):
    """What a search has found; `unindexed` is how many messages it could not see, of how many."""

    query: SearchQuery
    hits: list[MessageHit]
    has_more: bool
    unindexed: tuple[int, int] | None


class MessageHunt(QObject):
    """Asks the finder; what is asked next interrupts it, and waits for no search to end.

    SQLite hears of an interruption between two steps, of which one may take 0.1 s in an index
    of a million messages.
    """

    found = Signal(Found)
    failed = Signal(str)

    def __init__(
        self, finder: MessageFinder, tasks: Starter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._finder = finder
        self._tasks = tasks
        self._overtaken = threading.Event()

    def look_for(self, query: SearchQuery, limit: int) -> None:
        """Search; an empty query asks only for how much is indexed."""
        self._overtaken.set()
        self._overtaken = threading.Event()
        self._tasks.start(self._ask(query, limit, self._overtaken))

    def stop(self) -> None:
        """Want nothing any more."""
        self._overtaken.set()

    async def _ask(self, query: SearchQuery, limit: int, overtaken: threading.Event) -> None:
        if overtaken.is_set():
            return
        try:
            found = await on_thread(overtaken.set, self._search, query, limit, overtaken)
        except StorageError as error:
            if not overtaken.is_set():
                self.failed.emit(said(error))
            return
        if not overtaken.is_set():
            self.found.emit(found)

    def _search(self, query: SearchQuery, limit: int, overtaken: threading.Event) -> Found:
        hits: list[MessageHit] = []
        if not query.is_empty:
            hits = self._finder.search(query, limit + 1, overtaken)
        return Found(query, hits[:limit], len(hits) > limit, self._finder.unindexed())
