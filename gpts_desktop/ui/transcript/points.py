"""Places in the texts of a strip, and how they outlive changes of its rows."""

from __future__ import annotations

from typing import NamedTuple

from gpts_desktop.ui.transcript.row_text import text_of
from gpts_desktop.ui.transcript.rows import BlockRow, NoticeRow, Row
from gpts_desktop.ui.transcript.strip import Strip


class Spot(NamedTuple):
    """A place as the strip is now: section, row, and a position in the row's text."""

    section: int
    row: int
    offset: int


class Point(NamedTuple):
    """The same for as long as its message is shown.

    `number` counts the rows of the reasoning (`aside`), or those after it, as if nothing were
    folded: the reasoning above an answer may come, grow and go, and long code be opened.
    """

    message_id: str
    aside: bool
    number: int
    offset: int


class Selection(NamedTuple):
    """What is selected: from where it began to where it was taken."""

    anchor: Point
    head: Point


def point_at(strip: Strip, spot: Spot) -> Point:
    """Return a spot as a point."""
    rows = strip.rows(spot.section)
    section = strip.sections[spot.section]
    aside = spot.row < section.body_at
    before = rows[0 if aside else section.body_at : spot.row]
    return Point(section.message.id, aside, sum(map(_weight, before)), spot.offset)


def spot_of(strip: Strip, point: Point) -> Spot | None:
    """Return where a point is now; None when its message is not shown."""
    at = strip.numbers.get(point.message_id)
    if at is None:
        return None
    rows = strip.rows(at)
    body_at = strip.sections[at].body_at
    first, last = (0, body_at) if point.aside else (body_at, len(rows))
    passed = 0
    for row in range(first, last):
        if passed == point.number:
            return Spot(at, row, min(point.offset, len(text_of(rows[row]))))
        passed += _weight(rows[row])
        if passed > point.number:
            return Spot(at, row, len(text_of(rows[row])))  # in what is folded
    if point.aside and body_at < len(rows):
        return Spot(at, body_at, 0)
    return Spot(at, len(rows) - 1, len(text_of(rows[-1])))


class RowNumbers:
    """By what numbers rows go in a `Point`. Asked for from top to bottom, each costs little."""

    def __init__(self, strip: Strip) -> None:
        self._strip = strip
        self._last: tuple[int, int] | None = None
        self._number = 0

    def of(self, section: int, row: int) -> tuple[bool, int]:
        """Return whether a row is of the reasoning, and its number."""
        rows = self._strip.rows(section)
        body_at = self._strip.sections[section].body_at
        if self._last == (section, row - 1) and row != body_at:
            self._number += _weight(rows[row - 1])
        else:
            self._number = point_at(self._strip, Spot(section, row, 0)).number
        self._last = section, row
        return row < body_at, self._number


def _weight(row: Row) -> int:
    """Return how many rows a row is when it is unfolded."""
    return max(1, len(row.fold.hidden)) if isinstance(row, BlockRow) and row.fold else 1


def span_of(strip: Strip, selection: Selection | None) -> tuple[Spot, Spot] | None:
    """Return a selection's two ends in order; None when nothing is selected (any more)."""
    if selection is None:
        return None
    anchor, head = spot_of(strip, selection.anchor), spot_of(strip, selection.head)
    if anchor is None or head is None or anchor == head:
        return None
    return (anchor, head) if anchor < head else (head, anchor)


def part_of_row(
    strip: Strip, span: tuple[Spot, Spot] | None, section: int, row: int
) -> tuple[int, int] | None:
    """Return which part of a row's text lies in a span; None for none.

    A notice is no part of what is said: it is selected only by itself.
    """
    if span is None or not span[0][:2] <= (section, row) <= span[1][:2]:
        return None
    shown = strip.rows(section)[row]
    if isinstance(shown, NoticeRow) and span[0][:2] != span[1][:2]:
        return None
    size = len(text_of(shown))
    start = span[0].offset if span[0][:2] == (section, row) else 0
    end = min(size, span[1].offset) if span[1][:2] == (section, row) else size
    return (start, end) if start < end else None


def whole(strip: Strip) -> tuple[Spot, Spot] | None:
    """Return the first and the last place of all."""
    last = len(strip.sections) - 1
    if last < 0:
        return None
    rows = strip.rows(last)
    return Spot(0, 0, 0), Spot(last, len(rows) - 1, len(text_of(rows[-1])))
