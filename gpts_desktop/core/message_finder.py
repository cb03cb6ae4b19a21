"""A search over all messages: what it is asked, and what it finds."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Protocol

from gpts_desktop.core.search_match import Excerpt
from gpts_desktop.core.search_query import SearchQuery


@dataclass(frozen=True, slots=True)
class MessageHit:
    """A message that was found. `created` is seconds since 1970."""

    message_id: str
    conversation_id: str
    title: str
    gpt_id: str
    role: str
    created: float
    excerpt: Excerpt


class MessageFinder(Protocol):
    """Searches the saved messages. Each call is for a thread of its own; two may run at once."""

    def search(
        self, query: SearchQuery, limit: int = 50, overtaken: threading.Event | None = None
    ) -> list[MessageHit]:
        """Return up to `limit` messages of all branches; raise StorageError.

        It ends at once, with nothing, when `overtaken` is set.
        """

    def unindexed(self) -> tuple[int, int] | None:
        """Return how many messages are not indexed yet, of how many; None when all are."""
