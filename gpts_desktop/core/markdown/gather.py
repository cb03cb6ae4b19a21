"""Closed paragraphs, code and tables gathered into the blocks that become rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gpts_desktop.core.markdown.blocks import (
    PROSE_CHARACTERS,
    Block,
    Paragraph,
    Prose,
    Run,
    Table,
)
from gpts_desktop.core.markdown.cut import pieces
from gpts_desktop.core.markdown.mentions import Mention, Standing
from gpts_desktop.core.markdown.picture_parts import parts_of, picture_block
from gpts_desktop.core.markdown.place import List, Place, Spot, Where

if TYPE_CHECKING:
    from gpts_desktop.core.markdown.inline import Definition, Inline, Read

Cell = tuple[Run, ...]

# What a paragraph counts beside its characters, so that many short ones are bounded too.
_PARAGRAPH_WEIGHT = 20


@dataclass(frozen=True, slots=True)
class _TableMention:
    block: int
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    defined: int


class Gather:
    """Builds blocks in order: `closed` are done, the open group of paragraphs still grows.

    `dirty` is the index of the first closed block that was changed afterwards.
    """

    def __init__(self, inline: Inline, base: int = 0) -> None:
        self.inline = inline
        self.closed: list[Block] = []
        self.dirty: int | None = None
        self._base = base
        self._real = True  # not a branch, whose definitions and mentions are not kept
        self._group: list[Paragraph] = []
        self._group_owners: list[List | None] = []
        self._owners: dict[int, list[List | None]] = {}
        self._weight = 0
        self._start = 0
        self._end = 0
        self._mentions: list[Mention | _TableMention] = []

    def branch(self) -> Gather:
        """Return a gatherer that goes on from here and leaves this one alone."""
        other = Gather(self.inline, self._base + len(self.closed))
        other._real = False
        other._group = self._group.copy()
        other._group_owners = self._group_owners.copy()
        other._weight, other._start, other._end = self._weight, self._start, self._end
        return other

    @property
    def next_block(self) -> int:
        """The index of the block that the next paragraph may go into."""
        return self._base + len(self.closed)

    def define(self, definition: Definition) -> None:
        """Take a link reference definition."""
        if self._real:
            self.inline.define(definition)

    def text(self, text: str, place: Place, start: int, end: int, heading: int = 0) -> None:
        """Add a paragraph's or heading's text, cut where it is too long."""
        at = 0
        for piece in pieces(text):
            stop = end if at + len(piece) == len(text) else start + at + len(piece)
            self.piece(piece, place, start + at if at else start, stop, heading=heading)
            place = place.going_on()
            at += len(piece)

    def piece(
        self,
        text: str,
        place: Place,
        start: int,
        end: int,
        *,
        heading: int = 0,
        where: Where | None = None,
    ) -> None:
        """Add text that is not longer than a paragraph may be; its pictures are blocks."""
        at = len(text) - len(text.lstrip(" \t\n"))
        text = text.strip(" \t\n")
        found = self.inline.read(text)
        if not found.runs and not heading and not place.marker:
            return
        told = where or (lambda within: start + within)
        spot = Spot(start, end, lambda within: told(at + within))
        if heading or not any(found.places):
            self._add(place.paragraph(found.runs, heading), place.owner, len(text), spot)
            first = self._newest
        else:
            first = self._pictured(found, place, len(text), spot)
        if self._real and "]" in text:
            self._mentions.append(
                Mention(text, found.runs, self.inline.defined, place, spot, first, self._newest)
            )

    def _pictured(self, found: Read, place: Place, size: int, spot: Spot) -> Standing:
        """Add text with pictures; return where the first of it stands."""
        first: Standing | None = None
        for part in parts_of(found.runs, found.places, size):
            begin = spot.where(part.start) if first else spot.start
            stop = spot.where(part.end) if part.end < size else spot.end
            if part.picture and place.marker:
                self._add(place.paragraph(), place.owner, 0, Spot(begin, begin, spot.where))
                first = first or self._newest
            if part.picture:
                self.block(picture_block(part.runs[0], place.quote, place.indent, begin, stop))
            else:
                length = part.end - part.start
                self._add(
                    place.paragraph(part.runs), place.owner, length, Spot(begin, stop, spot.where)
                )
            first = first or self._newest
            place = place.going_on()
        assert first is not None
        return first

    @property
    def _newest(self) -> Standing:
        """Where the paragraph or block stands that was added last."""
        if self._group:
            return Standing(self.next_block, len(self._group) - 1)
        return Standing(self.next_block - 1)

    def rule(self, place: Place, start: int, end: int) -> None:
        """Add a thematic break."""
        paragraph = replace(place.paragraph(), rule=True)
        self._add(paragraph, place.owner, 0, Spot(start, end, lambda within: start))

    def _add(self, paragraph: Paragraph, owner: List | None, size: int, spot: Spot) -> None:
        weight = size + _PARAGRAPH_WEIGHT
        if self._group and self._weight + weight > PROSE_CHARACTERS:
            self.flush()
        if not self._group:
            self._start = spot.start
        self._group.append(paragraph)
        self._group_owners.append(owner)
        self._weight += weight
        self._end = spot.end

    def block(self, block: Block) -> None:
        """Add code, a table or a formula."""
        self.flush()
        self.closed.append(block)

    def table(
        self,
        table: Table,
        header: tuple[str, ...],
        rows: tuple[tuple[str, ...], ...],
        defined: int,
    ) -> None:
        """Add a part of a table, and the text of its cells as of so many definitions."""
        self.block(table)
        if self._real and any("]" in cell for row in (header, *rows) for cell in row):
            here = self._base + len(self.closed) - 1
            self._mentions.append(_TableMention(here, header, rows, defined))

    def flush(self) -> None:
        """Close the open group of paragraphs."""
        if not self._group:
            return
        if any(self._group_owners):
            self._owners[self.next_block] = self._group_owners
        self.closed.append(Prose(tuple(self._group), self._start, self._end))
        self._group = []
        self._group_owners = []
        self._weight = 0

    def loosen(self, items: List) -> None:
        """Make a list loose: its paragraphs so far too."""
        if items.loose:
            return
        items.loose = True
        for index in range(max(items.first_block, self._base), self.next_block):
            owners = self._owners.get(index, ())
            block = self.closed[index - self._base]
            if isinstance(block, Prose) and _owns(owners, items):
                changed = _loosened(block.paragraphs, owners, items)
                self._change(index, replace(block, paragraphs=changed))
        self._group = list(_loosened(self._group, self._group_owners, items))

    def resolve(self) -> None:
        """Turn what refers to later definitions into links and pictures."""
        # From the end: what becomes several blocks moves only what is done already.
        for mention in reversed(self._mentions):
            if mention.defined == self.inline.defined:
                continue
            if isinstance(mention, _TableMention):
                self._resolve_table(mention)
            elif self.inline.mentions(mention.text):
                self._resolve_text(mention)
        self._mentions.clear()

    def _resolve_text(self, mention: Mention) -> None:
        found = self.inline.read(mention.text)
        if found.runs == mention.runs:
            return
        first, last = mention.first.block - self._base, mention.last.block - self._base
        blocks = mention.rebuilt(self.closed[first : last + 1], found.runs, found.places)
        self._change(mention.first.block, blocks[0])
        self.closed[first + 1 : last + 1] = blocks[1:]

    def _resolve_table(self, mention: _TableMention) -> None:
        block = self.closed[mention.block]
        assert isinstance(block, Table)
        header = self.cells(mention.header)
        changed = replace(block, header=header, rows=tuple(map(self.cells, mention.rows)))
        if changed != block:
            self._change(mention.block, changed)

    def cells(self, texts: tuple[str, ...]) -> tuple[Cell, ...]:
        """Return the runs of a row of a table."""
        return tuple(map(self.inline.cell, texts))

    def _change(self, index: int, block: Block) -> None:
        self.closed[index - self._base] = block
        self.dirty = index if self.dirty is None else min(self.dirty, index)


def _owns(owners: list[List | None] | tuple[()], items: List) -> bool:
    """Return whether a paragraph of the list is among these; lists are told by identity."""
    return any(owner is items for owner in owners)


def _loosened(
    paragraphs: list[Paragraph] | tuple[Paragraph, ...],
    owners: list[List | None] | tuple[()],
    items: List,
) -> tuple[Paragraph, ...]:
    return tuple(
        replace(paragraph, tight=False) if owner is items else paragraph
        for paragraph, owner in zip(paragraphs, owners, strict=True)
    )
