"""What is selected, message by message, from the rows' model: those out of sight too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gpts_desktop.core.markdown.block_text import markdown, written
from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.excerpt import cut, plain
from gpts_desktop.ui.transcript.points import Spot
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.row_text import text_of
from gpts_desktop.ui.transcript.rows import (
    BlockRow,
    CandidatesRow,
    NoticeRow,
    QuestionRow,
    Row,
    is_question,
)
from gpts_desktop.ui.transcript.section import Section
from gpts_desktop.ui.transcript.strip import Strip


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a conversation between two places."""

    strip: Strip
    reading: Reading
    span: tuple[Spot, Spot]

    def plain(self) -> Iterator[str]:
        """Yield each message's part as plain text, as a browser copies it."""
        return self._each(self._plain_end, self._plain_middle)

    def markdown(self) -> Iterator[str]:
        """Yield each message's part as Markdown: what is whole as its author wrote it."""
        return self._each(self._markdown_end, self._markdown_middle)

    def _each(self, end: Callable[[int], str], middle: Callable[[Section], str]) -> Iterator[str]:
        """Yield the messages' parts; what is yet to come is of the messages as they are now."""
        first, last = self.span[0].section, self.span[1].section
        inner = self.strip.sections[first + 1 : last]
        begun, ended = end(first), end(last) if last > first else ""
        yield begun
        yield from map(middle, inner)
        yield ended

    def _plain_end(self, at: int) -> str:
        section = self.strip.sections[at]
        rows = self.reading.texts(section)
        return _plain_of(section, rows, *self._bounds(at, rows))

    def _plain_middle(self, section: Section) -> str:
        rows = self.reading.texts(section)
        return _plain_of(section, rows, (0, 0), _end_of(rows))

    def _markdown_middle(self, section: Section) -> str:
        said = (self.reading.source(section).strip("\n"), section.message.refusal)
        return "\n\n".join(text for text in said if text)

    def _markdown_end(self, at: int) -> str:
        section = self.strip.sections[at]
        source = self.reading.source(section)
        rows = self.reading.texts(section)
        low, high = self._bounds(at, rows)
        if is_question(section.message):
            return question_part(source, rows, low, high)
        return self._markdown_of(rows, low, high, source)

    def _markdown_of(
        self, rows: list[Row], low: tuple[int, int], high: tuple[int, int], source: str
    ) -> str:
        if low[0] == high[0] and isinstance(rows[low[0]], NoticeRow):
            return text_of(rows[low[0]])[low[1] : high[1]]
        said = list(parts(rows, low, high, headed=True, aside=False))
        everything = list(parts(rows, (0, 0), _end_of(rows), headed=True, aside=False))
        thought = list(parts(rows, low, high, headed=True, aside=True))
        if said == everything and said and source:
            shown = source.strip("\n")
        else:
            shown = markdown(said, source)
        return "\n\n".join(text for text in (written(thought), shown) if text)

    def _bounds(self, at: int, rows: list[Row]) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return where in a section's rows the stretch begins and ends."""
        first, last = self.span
        low = first[1:] if at == first.section else (0, 0)
        whole = at != last.section or self._ends_in_fold()
        return low, _end_of(rows) if whole else last[1:]

    def _ends_in_fold(self) -> bool:
        """Whether the stretch takes all that shows of a folded question: it is meant whole.

        Candidates side by side are one row: the chosen one is meant.
        """
        end = self.span[1]
        row = self.strip.rows(end.section)[end.row]
        if isinstance(self.strip.rows(end.section)[0], CandidatesRow):
            return True
        folded = isinstance(row, QuestionRow) and row.fold is not None
        return folded and end.offset >= len(text_of(row))


def _end_of(rows: list[Row]) -> tuple[int, int]:
    return len(rows) - 1, len(text_of(rows[-1]))


def _plain_of(
    section: Section, rows: list[Row], low: tuple[int, int], high: tuple[int, int]
) -> str:
    if low[0] == high[0]:
        row = rows[low[0]]
        if isinstance(row, NoticeRow):
            return text_of(row)[low[1] : high[1]]
    if is_question(section.message):
        return question_part(section.message.text, rows, low, high)
    return plain(list(parts(rows, low, high)))


def parts(
    rows: list[Row],
    low: tuple[int, int],
    high: tuple[int, int],
    *,
    headed: bool = False,
    aside: bool | None = None,
) -> Iterator[Block]:
    """Yield the blocks of rows between two places, cut where they begin and end.

    `aside` asks for those of the reasoning only, or for none of them.
    """
    for at in range(low[0], high[0] + 1):
        row = rows[at]
        if not isinstance(row, BlockRow) or (aside is not None and row.aside is not aside):
            continue
        block = row.block
        if at in (low[0], high[0]):
            start = low[1] if at == low[0] else 0
            end = high[1] if at == high[0] else None
            kept = cut(block, start, end, headed=headed)
            if kept is None:
                continue
            block = kept
        yield block
        if row.fold is not None and (at < high[0] or high[1] >= len(text_of(row))):
            yield from row.fold.hidden


def question_part(text: str, rows: list[Row], low: tuple[int, int], high: tuple[int, int]) -> str:
    """Return what of a question, as it was typed, lies between two places in its rows."""
    text = text.replace("\r\n", "\n")
    starts: list[int] = []
    at = 0
    for row in rows:
        part = text_of(row)
        if isinstance(row, QuestionRow) and not text.startswith(part, at):
            at += 1  # the end of the line at which the text was cut
        starts.append(at)
        at += len(part)
    return text[starts[low[0]] + low[1] : starts[high[0]] + high[1]]
