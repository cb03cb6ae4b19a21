"""Tells whoever asked that something changed, without knowing them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Announcement(Generic[T]):
    """Calls every listener with what happened, in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def connect(self, listener: Callable[[T], None]) -> None:
        """Call `listener` from now on."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[T], None]) -> None:
        """Call `listener` no more; one that was not called is none."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def forget(self) -> None:
        """Call nobody more."""
        self._listeners.clear()

    def __call__(self, news: T) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            listener(news)
