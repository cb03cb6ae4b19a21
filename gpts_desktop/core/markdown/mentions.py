"""Text that later definitions may turn into links and pictures, and how it is shown then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gpts_desktop.core.markdown.blocks import Block, Paragraph, Prose, Run
from gpts_desktop.core.markdown.picture_parts import Place as PicturePlace
from gpts_desktop.core.markdown.picture_parts import parts_of, picture_block
from gpts_desktop.core.markdown.place import Place, Spot


class Standing(NamedTuple):
    """A block's number, and a paragraph's in it; -1 for a block that is no prose."""

    block: int
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph's text, the runs that it was read as with so many definitions, and its place.

    Text with pictures stands in several blocks, from `first` to `last`.
    """

    text: str
    runs: tuple[Run, ...]
    defined: int
    place: Place
    spot: Spot
    first: Standing
    last: Standing

    def rebuilt(
        self, blocks: Sequence[Block], runs: tuple[Run, ...], places: Sequence[PicturePlace]
    ) -> list[Block]:
        """Return what becomes of `blocks`, from `first` to `last`, with other runs."""
        heading = 0
        before: tuple[Paragraph, ...] = ()
        after: tuple[Paragraph, ...] = ()
        start, end = self.spot.start, self.spot.end
        opening, closing = blocks[0], blocks[-1]
        if isinstance(opening, Prose):
            paragraphs = opening.paragraphs
            heading = paragraphs[self.first.paragraph].heading
            before, start = paragraphs[: self.first.paragraph], opening.start
        if isinstance(closing, Prose):
            after, end = closing.paragraphs[self.last.paragraph + 1 :], closing.end
        parts = _Parts(list(before), start)
        if heading or not any(places):
            parts.group.append(self.place.paragraph(runs, heading))
        else:
            parts.add(self, runs, places)
        parts.group += after
        parts.close(end)
        return parts.blocks


class _Parts:
    """The blocks of a paragraph with pictures, and the paragraphs that still gather."""

    def __init__(self, group: list[Paragraph], start: int) -> None:
        self.blocks: list[Block] = []
        self.group = group
        self._start = start

    def add(self, mention: Mention, runs: tuple[Run, ...], places: Sequence[PicturePlace]) -> None:
        where, place = mention.spot.where, mention.place
        for part in parts_of(runs, places, len(mention.text)):
            if not part.picture:
                self.group.append(place.paragraph(part.runs))
            else:
                if place.marker:
                    self.group.append(place.paragraph())
                begin, end = where(part.start), where(part.end)
                self.close(begin)
                self._start = end
                self.blocks.append(
                    picture_block(part.runs[0], place.quote, place.indent, begin, end)
                )
            place = place.going_on()

    def close(self, end: int) -> None:
        """Make the paragraphs that gathered a block."""
        if self.group:
            self.blocks.append(Prose(tuple(self.group), self._start, end))
            self.group = []
