"""Looking for words in the messages of a strip, a few milliseconds at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple, Protocol

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.excerpt import block_text
from gpts_desktop.ui.transcript.height_index import HeightIndex
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.row_text import text_of
from gpts_desktop.ui.transcript.rows import Siblings, is_question, question_rows, refusal_rows
from gpts_desktop.ui.transcript.section import Section
from gpts_desktop.ui.transcript.strip import Strip

_AT_ONCE = 1_000  # characters; a longer message is parsed in pieces
# A longer one is parsed without a look whether it may match: that look can't be cut.
_LOOKED_AT = 20_000


class Match(NamedTuple):
    """Where the words stand: a row by its number (see `Point`), and a stretch of its text."""

    aside: bool
    number: int
    start: int
    end: int


class LooksFor(Protocol):
    """What is looked for: a `Needle`, or the terms of a search."""

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return start and end of each place in a text, in order."""

    def may_be_in(self, source: str) -> bool:
        """Whether a Markdown text may show it. False is certain."""


class _Found:
    """The matches of one message, and the texts in which they were looked for."""

    __slots__ = ("blocks", "by_row", "matches")

    def __init__(self) -> None:
        self.matches: list[Match] = []
        self.by_row: dict[tuple[bool, int], list[Match]] = {}
        self.blocks: Sequence[Block] = ()

    def drop_from(self, number: int) -> None:
        """Forget the matches from a row of the answer on."""
        while self.matches and not self.matches[-1].aside and self.matches[-1].number >= number:
            self.by_row.pop(self.matches.pop()[:2], None)

    def add(self, needle: LooksFor, text: str, aside: bool, number: int) -> None:
        """Look for the words in a row's text."""
        found = [Match(aside, number, *bounds) for bounds in needle.find(text)]
        if found:
            self.matches += found
            self.by_row[aside, number] = found


class MessageSearch:
    """Counts the matches of each message of a strip, beginning with one of them."""

    def __init__(self, strip: Strip, reading: Reading, needle: LooksFor, first: int) -> None:
        self._strip = strip
        self._reading = reading
        self._needle = needle
        self._found: dict[str, _Found] = {}
        self._counts = HeightIndex([0] * len(strip.sections))
        order = [*range(first, len(strip.sections)), *range(first)]
        self._waiting = deque(strip.sections[at].message.id for at in order)
        self._work: Iterator[None] | None = None

    @property
    def total(self) -> int:
        """How many matches were found so far."""
        return self._counts.total

    @property
    def is_done(self) -> bool:
        """Whether everything was searched."""
        return not self._waiting and self._work is None

    def run(self, seconds: float, most: int | None = None) -> list[int]:
        """Search for so long; return the sections that were finished, in that order.

        With `most` no more than so many are finished.
        """
        end = perf_counter() + seconds
        finished: list[int] = []
        while not self.is_done and perf_counter() < end and len(finished) != most:
            at = self._strip.numbers.get(self._waiting[0])
            if at is None:
                self._waiting.popleft()
                self._work = None
                continue
            if self._work is None:
                self._work = self._search(self._strip.sections[at])
            if next(self._work, self) is self:
                self._work = None
                self._waiting.popleft()
                self._count(at)
                finished.append(at)
        return finished

    def _count(self, at: int) -> None:
        found = self._found.get(self._strip.sections[at].message.id)
        self._counts.set(at, len(found.matches) if found is not None else 0)

    def again(self, message_id: str) -> None:
        """Search a message anew: it has changed."""
        self._found.pop(message_id, None)
        if message_id not in self._waiting:
            self._waiting.append(message_id)
        elif self._waiting[0] == message_id:
            self._work = None

    def grow(self, at: int, blocks: Sequence[Block]) -> None:
        """Search what is new of an answer that streams."""
        message_id = self._strip.sections[at].message.id
        if message_id in self._waiting:
            return
        found = self._found.setdefault(message_id, _Found())
        same = min(len(found.blocks), len(blocks))
        # Blocks change at their end only: those before one that stayed have stayed too.
        while same and found.blocks[same - 1] is not blocks[same - 1]:
            same -= 1
        found.drop_from(same)
        for number in range(same, len(blocks)):
            found.add(self._needle, block_text(blocks[number]), False, number)
        found.blocks = [*found.blocks[:same], *blocks[same:]]
        self._count(at)

    # What was found

    def matches(self, at: int) -> Sequence[Match]:
        """Return the matches in a section, in order."""
        found = self._found.get(self._strip.sections[at].message.id)
        return found.matches if found is not None else ()

    def in_row(self, at: int, aside: bool, number: int) -> Sequence[Match]:
        """Return the matches in a row."""
        found = self._found.get(self._strip.sections[at].message.id)
        return found.by_row.get((aside, number), ()) if found is not None else ()

    def ordinal(self, at: int, match: Match) -> int | None:
        """Return the place of a match among all that were found, from 0."""
        matches = self.matches(at)
        return self._counts.top(at) + matches.index(match) if match in matches else None

    def at(self, ordinal: int) -> tuple[int, Match]:
        """Return the section and the match at a place among all."""
        at = self._counts.at(ordinal)
        return at, self.matches(at)[ordinal - self._counts.top(at)]

    def places(self) -> Iterator[tuple[int, float]]:
        """Yield each row with matches: its section, and about how far down in it, 0 to 1."""
        for message_id, found in self._found.items():
            at = self._strip.numbers.get(message_id)
            if at is not None:
                rows = max((number for _, number in found.by_row), default=0) + 1
                rows = max(rows, len(found.blocks))
                yield from ((at, number / rows) for _, number in found.by_row)

    # Searching one message

    def _search(self, section: Section) -> Iterator[None]:
        from gpts_desktop.core.residue import visible

        message = section.message
        found = _Found()
        if is_question(message):
            yield from self._search_question(section, found)
        else:
            live = self._reading.live(section)
            reasoning = live.aside if live is not None else section.aside
            thought = visible(message.reasoning)
            yield from self._search_text(thought, reasoning, found, aside=True)
            blocks = live.blocks if live is not None else self._known(section)
            yield from self._search_text(self._reading.source(section), blocks, found)
            after = len(found.blocks)
            for row in refusal_rows(message.refusal):
                found.add(self._needle, text_of(row), False, after)
            if live is None:
                found.blocks = ()
        self._found[message.id] = found

    def _search_question(self, section: Section, found: _Found) -> Iterator[None]:
        if self._needle.find(section.message.text):
            for number, row in enumerate(question_rows(section.message, Siblings())):
                found.add(self._needle, text_of(row), False, number)
        yield

    def _known(self, section: Section) -> Sequence[Block] | None:
        return section.blocks if section.source == section.message.text else None

    def _search_text(
        self, source: str, known: Sequence[Block] | None, found: _Found, aside: bool = False
    ) -> Iterator[None]:
        blocks: Sequence[Block] = known or ()
        if not known and source and self._may_match(source):
            parsing = Parsing(source)
            for _ in parsing:
                yield
            blocks = parsing.blocks
        for number, block in enumerate(blocks):
            # The fold is the first row of the reasoning.
            found.add(self._needle, block_text(block), aside, number + aside)
            if number % 16 == 15:
                yield
        if not aside:
            found.blocks = list(blocks)
        yield

    def _may_match(self, source: str) -> bool:
        return may_show(self._needle, source)


def may_show(needle: LooksFor, source: str) -> bool:
    """Whether a Markdown text is worth parsing."""
    return len(source) > _LOOKED_AT or needle.may_be_in(source)


class Parsing:
    """Parses a text in steps: iterate, then take its `blocks`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.blocks: Sequence[Block] = ()

    def __iter__(self) -> Iterator[None]:
        from gpts_desktop.core.markdown.stream import BlockStream

        if len(self._source) <= _AT_ONCE:
            self.blocks = BlockStream.whole(self._source)
            yield
            return
        stream = BlockStream()
        for at in range(0, len(self._source), _AT_ONCE):
            stream.take(self._source[at : at + _AT_ONCE])
            yield
        stream.finish()
        self.blocks = stream.blocks
