"""The quotes, lists and items that are open around the end of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import NamedTuple, Self

from gpts_desktop.core.markdown.gather import Gather
from gpts_desktop.core.markdown.line import Line
from gpts_desktop.core.markdown.place import List, Place

# Quotes, lists and items within one another; what is deeper is text.
MAX_DEPTH = 60
CODE_INDENT = 4

_MARKER = re.compile(r"([*+-])(?=[ \t]|$)|(\d{1,9})([.)])(?=[ \t]|$)")


class Marker(NamedTuple):
    """A list item's marker: the column of its content counts from the list's."""

    ordered: bool
    symbol: str
    number: int
    content: int


@dataclass(slots=True)
class Quote:
    """A block quote, and whether a leaf has shown yet that it began."""

    shown: bool = False


@dataclass(slots=True)
class Item:
    """A list item: its content's column, its marker until that is shown, its first line."""

    content: int
    marker: str
    start: int
    end: int
    filled: bool = False


Container = Quote | List | Item


def quote_marker(line: Line) -> bool:
    """Read a block quote's marker (CommonMark 5.1)."""
    if line.indent >= CODE_INDENT or line.blank or line.text[line.next] != ">":
        return False
    line.skip_blanks()
    line.skip(1)
    if line.at_blank():
        line.skip_columns(1)
    return True


def list_marker(line: Line, paragraph: bool) -> Marker | None:
    """Read a list item's marker; within a `paragraph` not every one counts (CommonMark 5.2)."""
    found = _MARKER.match(line.text, line.next)
    if found is None:
        return None
    bullet, digits, delimiter = found.groups()
    nothing = not line.text[found.end() :].strip(" \t")
    if paragraph and (nothing or (digits and int(digits) != 1)):
        return None
    offset, width = line.indent, len(found.group())
    line.skip_blanks()
    line.skip(width)
    blanks = 1 if nothing or line.indent > CODE_INDENT else line.indent
    line.skip_columns(blanks)
    return Marker(bool(digits), bullet or delimiter, int(digits or 0), offset + width + blanks)


class Containers:
    """The stack of open containers: where a leaf stands, and which list is loose."""

    def __init__(self, gather: Gather) -> None:
        self.gather = gather
        self._stack: list[Container] = []
        # After a blank line, the depth of the innermost quote that it lies in (-1 for none).
        self._blank: int | None = None

    def __len__(self) -> int:
        return len(self._stack)

    def branch(self, gather: Gather) -> Self:
        """Return a copy for another gatherer."""
        other = copy(self)
        other.gather = gather
        other._stack = [copy(container) for container in self._stack]
        return other

    def match(self, line: Line) -> int:
        """Read the markers of open containers; return how many go on."""
        for depth, container in enumerate(self._stack):
            if isinstance(container, Quote):
                if not quote_marker(line):
                    return depth
            elif isinstance(container, Item):
                if line.blank and not container.filled:
                    return depth
                if line.indent >= container.content:
                    line.skip_columns(container.content)
                elif line.blank:
                    line.skip_blanks()
                else:
                    return depth
        return len(self._stack)

    def open_quote(self) -> None:
        """Begin a block quote."""
        self._make_room()
        self._stack.append(Quote())

    def open_item(self, marker: Marker, start: int, end: int) -> None:
        """Begin an item, in the open list or a new one."""
        items = self._list(marker)
        shown = f"{items.number}{items.symbol}" if items.ordered else "•"
        items.number += 1
        self._stack.append(Item(marker.content, shown, start, end))

    def _list(self, marker: Marker) -> List:
        top = self._stack[-1] if self._stack else None
        if isinstance(top, List) and (top.ordered, top.symbol) == marker[:2]:
            if self._blank is not None and self._blank < len(self._stack) - 1:
                self.gather.loosen(top)
            return top
        self._make_room()
        self._show_marker()
        items = List(marker.ordered, marker.symbol, marker.number, self.gather.next_block)
        self._stack.append(items)
        return items

    def close_to(self, depth: int) -> None:
        """Close the containers from `depth` on; an empty item shows its marker."""
        while len(self._stack) > depth:
            top = self._stack[-1]
            if isinstance(top, Item) and top.marker:
                self._show_marker(empty=True)
            self._stack.pop()

    def see_text(self) -> None:
        """Note that the line was not blank."""
        self._blank = None

    def see_blank(self, start: int) -> None:
        """Note a blank line that begins at `start`; a bare marker's own line is none."""
        top = self._stack[-1] if self._stack else None
        if isinstance(top, Item) and not top.filled and top.start == start:
            self._blank = None
            return
        quotes = [depth for depth, each in enumerate(self._stack) if isinstance(each, Quote)]
        self._blank = quotes[-1] if quotes else -1

    def place(self) -> Place:
        """Return where a new leaf stands, with the marker that it is to carry."""
        self._make_room()
        for container in reversed(self._stack):
            if isinstance(container, Item) and container.marker:
                marker, container.marker = container.marker, ""
                return _place_in(self._stack, marker)
        return _place_in(self._stack, "")

    def bare_place(self) -> Place:
        """Return where a leaf stands that carries no marker; a pending one is shown before."""
        self._make_room()
        self._show_marker()
        return _place_in(self._stack, "")

    def give_back(self, marker: str) -> None:
        """Take a marker back from a leaf that showed nothing."""
        items = (item for item in reversed(self._stack) if isinstance(item, Item))
        next(items).marker = marker

    def _make_room(self) -> None:
        """Make room for a block in the innermost container, and see whether its list is loose."""
        if self._stack and isinstance(self._stack[-1], List):
            self._stack.pop()
        top = self._stack[-1] if self._stack else None
        if isinstance(top, Item):
            if top.filled and self._blank is not None and self._blank < len(self._stack) - 1:
                items = self._stack[-2]
                assert isinstance(items, List)
                self.gather.loosen(items)
            top.filled = True

    def _show_marker(self, empty: bool = False) -> None:
        """Show the marker of an item that begins with no paragraph, in a line of its own.

        Only an `empty` item has that line to itself in the source too: what else an item
        begins with stands behind its marker.
        """
        for depth, item in enumerate(self._stack):
            if isinstance(item, Item) and item.marker:
                place = _place_in(self._stack[: depth + 1], item.marker)
                self.gather.piece("", place, item.start, item.end if empty else item.start)
                item.marker = ""


def _place_in(containers: Sequence[Container], marker: str) -> Place:
    quotes = sum(isinstance(container, Quote) for container in containers)
    lists = sum(isinstance(container, List) for container in containers)
    owner = None
    if containers and isinstance(containers[-1], Item):
        items = containers[-2]
        assert isinstance(items, List)
        owner = items
    return Place(quotes, lists, marker, owner, _new_quote(containers))


def _new_quote(containers: Sequence[Container]) -> int:
    """Return which of the quotes, counted from outside, is the first that begins here, or 0."""
    quotes = [container for container in containers if isinstance(container, Quote)]
    first = next((at for at, quote in enumerate(quotes, 1) if not quote.shown), 0)
    for quote in quotes:
        quote.shown = True
    return first
