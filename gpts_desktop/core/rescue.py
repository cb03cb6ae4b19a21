"""What a damaged database still holds, what the copies hold, and what a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from gpts_desktop.core.copies import Copy, Counts


class Way(StrEnum):
    """How to go on with a damaged database."""

    MERGED = "merged"
    """What was saved, and from a copy what only that has."""
    SAVED = "saved"
    COPY = "copy"
    ANEW = "anew"


class Offer(NamedTuple):
    """A sound copy. `only_there` counts the messages that could not be saved and are in it."""

    copy: Copy
    counts: Counts
    only_there: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What could be read. `messages` is how many there were, None when nothing tells it."""

    saved: Counts
    messages: int | None
    offers: tuple[Offer, ...]

    def ways(self) -> list[Way]:
        """Return what can be done, the best first."""
        found = []
        if self.offers and any(self.saved):
            found.append(Way.MERGED)
        if any(self.saved):
            found.append(Way.SAVED)
        if self.offers:
            found.append(Way.COPY)
        return found or [Way.ANEW]


class RescueDesk(Protocol):
    """Reads a damaged database and puts a sound one in its place."""

    @property
    def read_so_far(self) -> int:
        """How many rows were read; asked while `examine` runs on another thread."""

    def examine(self) -> Findings:
        """Read everything, changing nothing; raise StorageError."""

    def finish(self, way: Way, copy: Copy | None) -> Path:
        """Set the damaged file aside and put a sound one in its place; return where it lies."""

    def interrupt(self) -> None:
        """Let what runs on another thread end at once."""

    def discard(self) -> None:
        """Leave everything as it was."""
