"""Where a leaf stands: among quotes and lists, and in the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gpts_desktop.core.markdown.blocks import Paragraph, Run

Where = Callable[[int], int]
"""Tells where in the source a character of a text stands."""


@dataclass(slots=True)
class List:
    """A list that is open: the kind of its markers, and whether it is loose."""

    ordered: bool
    symbol: str
    number: int
    first_block: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a leaf: quotes, lists, the item's marker, the list it is tight in.

    `new_quote` is the first of the quotes that begins with the leaf, counted from outside.
    """

    quote: int = 0
    indent: int = 0
    marker: str = ""
    owner: List | None = None
    new_quote: int = 0

    def paragraph(self, runs: tuple[Run, ...] = (), heading: int = 0) -> Paragraph:
        """Return a paragraph that stands here."""
        tight = self.owner is not None and not self.owner.loose
        return Paragraph(
            runs,
            heading,
            self.quote,
            self.indent,
            self.marker,
            tight=tight,
            new_quote=self.new_quote,
        )

    def going_on(self) -> Place:
        """Return where the next part of the same leaf stands: without what began with the first."""
        if self.marker or self.new_quote:
            return replace(self, marker="", new_quote=0)
        return self


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the source a text begins and ends, and what tells where each character stands."""

    start: int
    end: int
    where: Where
