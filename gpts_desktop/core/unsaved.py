"""What the disk would not take yet: kept in the order in which it was asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # The first paint waits for the writer, and not for what a conversation is.
    from concurrent.futures import Future

    from gpts_desktop.core.conversation import Conversation


class UnsavedWork:
    """A storage call that failed, or came after one that did."""

    __slots__ = ("_about", "arguments", "future", "keywords", "work")

    def __init__(
        self,
        work: Callable[..., Any],
        arguments: tuple[Any, ...],
        future: Future[Any],
        keywords: Mapping[str, Any] = MappingProxyType({}),
        about: Conversation | None = None,
    ) -> None:
        self.work = work
        self.arguments = arguments
        self.future = future
        self.keywords = keywords
        self._about = about

    @property
    def name(self) -> str:
        """Which of the store's calls it is."""
        return getattr(self.work, "__name__", "")

    @property
    def subject(self) -> str:
        """The id or name of what is written."""
        first = self.arguments[0] if self.arguments else ""
        return str(getattr(first, "id", first))

    @property
    def about(self) -> Conversation | None:
        """The conversation that it belongs to, where that is known."""
        from gpts_desktop.core.conversation import Conversation

        first = self.arguments[0] if self.arguments else None
        return first if isinstance(first, Conversation) else self._about


# Calls that write a thing whole: the last one of each thing says what all before it said.
_WHOLE = ("save_setting", "save_draft", "save_conversation", "finish_message")


class Unsaved:
    """The calls that wait for the disk, in order.

    The writer's thread adds and takes away, any thread may look. Every call of the store may
    be made again when it failed: rows are replaced by their ids, and what is appended to a
    journal says which piece it is.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[UnsavedWork] = []

    def __len__(self) -> int:
        """Return how many calls wait."""
        return len(self._waiting)

    def __iter__(self) -> Iterator[UnsavedWork]:
        """Go through them as they are now."""
        with self._lock:
            return iter(tuple(self._waiting))

    def add(self, work: UnsavedWork) -> None:
        """Let a call wait after all others, in place of those that it makes needless."""
        with self._lock:
            stale = [one for one in self._waiting if _replaces(work, one)]
            self._waiting = [one for one in self._waiting if one not in stale]
            self._waiting.append(work)
        for one in stale:
            one.future.set_result(None)

    def first(self) -> UnsavedWork | None:
        """Return the call that waits longest."""
        with self._lock:
            return self._waiting[0] if self._waiting else None

    def drop(self, work: UnsavedWork) -> None:
        """Forget a call that was made, or never can be."""
        with self._lock:
            self._waiting.remove(work)

    def conversation(self, conversation_id: str) -> Conversation | None:
        """Return a conversation of which the disk does not have all, as it is in memory."""
        for one in reversed(tuple(self)):
            if one.about is not None and one.about.id == conversation_id:
                return one.about
        return None


def _replaces(new: UnsavedWork, old: UnsavedWork) -> bool:
    if new.name not in _WHOLE or new.subject != old.subject:
        return False
    return old.name == new.name or (new.name == "finish_message" and old.name == "append_journal")
