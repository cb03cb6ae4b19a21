"""The whole of a conversation as one strip of rows, most of them only estimated."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gpts_desktop.core.message import Message
from gpts_desktop.ui.transcript.column import Column
from gpts_desktop.ui.transcript.estimates import mean_height, message_height, row_height
from gpts_desktop.ui.transcript.height_index import HeightIndex
from gpts_desktop.ui.transcript.rows import Row, gap
from gpts_desktop.ui.transcript.section import Section, Sections

Place = tuple[int, int]
"""A section's and a row's number."""

_MEASURED_ON_THE_WAY = 60
_FITTED_AT_ONCE = 300
"""More sections are all of one height first, and wait for `fit_some`."""
END_ROOM = 16
"""The design's room under the last row."""


@dataclass(slots=True)
class Anchor:
    """What stays where it is: a row, and where its top lies in the viewport."""

    section: int
    row: int
    y: int


@dataclass(slots=True)
class Placed:
    """A row on the screen: its top in the viewport and its height, the room above it included."""

    section: int
    row: int
    y: int
    height: int


class Strip:
    """The sections of the shown path and their heights.

    `read` gives the rows of a section (at least one) when it comes near sight; `measure`
    gives a row's true height, the room above it included. Raising `generation` makes
    every section be read again when it is next in sight.
    """

    def __init__(
        self,
        messages: Iterable[Message],
        column: Column,
        read: Callable[[Section], list[Row]],
        measure: Callable[[int, int], int],
    ) -> None:
        self.column = column
        self.generation = 0
        self._read = read
        self._measure = measure
        self.sections = Sections(messages)
        shown = self.sections.messages
        self.numbers = {message.id: at for at, message in enumerate(shown)}
        few = len(self.sections) <= _FITTED_AT_ONCE
        self._fit = 0 if few else 1
        self._unfitted = len(self.sections) if few else 0
        self.heights = HeightIndex(
            [message_height(message, column) for message in shown]
            if few
            else [mean_height(shown, column)] * len(shown)
        )

    @property
    def total(self) -> int:
        """The height of everything, the room at the end included."""
        room = round(END_ROOM * self.column.zoom) if self.sections else 0
        return self.heights.total + room

    def replace_from(self, at: int, messages: Sequence[Message]) -> None:
        """Put new sections in the place of all from `at` on."""
        for message in self.sections.messages[at:]:
            del self.numbers[message.id]
        self.sections.truncate(at)
        self.heights.truncate(at)
        for message in messages:
            self.numbers[message.id] = len(self.sections)
            self.sections.append(Section(message, self._fit))
            self.heights.append(message_height(message, self.column))

    def set_column(self, column: Column) -> None:
        """Take another width or zoom; heights are estimated anew where they are asked for.

        All others wait for `fit_some`.
        """
        if (column.width, column.zoom) != (self.column.width, self.column.zoom):
            self._fit += 1
            self._unfitted = 0
        self.column = column

    @property
    def is_fitted(self) -> bool:
        """Whether every height is estimated for the column."""
        return self._unfitted >= len(self.sections)

    def fit_some(self, seconds: float) -> bool:
        """Estimate heights for the column for about so long; return whether more are to do."""
        end = time.perf_counter() + seconds
        while not self.is_fitted:
            self._fit_section(self._unfitted)
            self._unfitted += 1
            if time.perf_counter() >= end:
                break
        return not self.is_fitted

    def _fit_section(self, at: int) -> None:
        section = self.sections[at]
        if section.fitted == self._fit:
            return
        section.fitted = self._fit
        if section.rows is None:
            self.heights.set(at, message_height(section.message, self.column))
            return
        above: Row | None = None
        estimates = []
        for row in section.rows:
            estimates.append(self.estimate(row, above))
            above = row
        section.heights = HeightIndex(estimates)
        self.heights.set(at, section.heights.total)

    def estimate(self, row: Row, above: Row | None) -> int:
        """Return about how high a row and the room above it are."""
        return round(gap(above, row) * self.column.zoom) + row_height(row, self.column)

    def room_above(self, section: int, row: int) -> int:
        """Return the room above a row in pixels."""
        rows = self.rows(section)
        return round(gap(rows[row - 1] if row else None, rows[row]) * self.column.zoom)

    def rows(self, at: int) -> list[Row]:
        """Return a section's rows; what was not read yet, or is out of date, is read now."""
        section = self.sections[at]
        self._fit_section(at)
        if section.rows is None or section.generation != self.generation:
            section.generation = self.generation
            self.set_rows(at, 0, self._read(section))
            assert section.rows is not None
        return section.rows

    def set_rows(self, at: int, start: int, rows: Sequence[Row]) -> None:
        """Change a section's rows from `start` on."""
        section = self.sections[at]
        section.set_rows(start, rows, self.estimate)
        self.heights.set(at, section.heights.total)

    def top(self, section: int, row: int) -> int:
        """Return a row's top in the whole strip."""
        inside = self.sections[section].heights.top(row) if row else 0
        return self.heights.top(section) + inside

    def locate(self, y: int) -> Anchor | None:
        """Return the row at `y` of the strip as an anchor for a viewport whose top is there."""
        at = self.heights.at(y)
        if at < 0:
            return None
        was = self.heights[at]
        inside = y - self.heights.top(at)
        stale = self.sections[at].rows is None or self.sections[at].fitted != self._fit
        self.rows(at)
        heights = self.sections[at].heights
        if stale and was:
            inside = inside * heights.total // was
        row = heights.at(inside)
        return Anchor(at, row, heights.top(row) - inside)

    def locate_in(self, section: int, offset: int) -> Anchor:
        """Return the row at `offset` below a section's top, by true heights where that is cheap."""
        left = offset
        rows = self.rows(section)
        for row in range(len(rows) - 1):
            cheap = row < _MEASURED_ON_THE_WAY
            heights = self.sections[section].heights
            height = self._measured(section, row) if cheap else heights[row]
            if left < height:
                return Anchor(section, row, -left)
            left -= height
        return Anchor(section, len(rows) - 1, -left)

    def end(self) -> Anchor | None:
        """Return an anchor in the last row."""
        at = len(self.sections) - 1
        return Anchor(at, len(self.rows(at)) - 1, 0) if at >= 0 else None

    def after(self, section: int, row: int) -> Place | None:
        """Return the place of the row below."""
        if row + 1 < len(self.rows(section)):
            return section, row + 1
        return (section + 1, 0) if section + 1 < len(self.sections) else None

    def before(self, section: int, row: int) -> Place | None:
        """Return the place of the row above."""
        if row > 0:
            return section, row - 1
        return (section - 1, len(self.rows(section - 1)) - 1) if section > 0 else None

    def arrange(self, anchor: Anchor | None, height: int, margin: int) -> list[Placed]:
        """Return the rows in a viewport of `height` and `margin` around it, top to bottom.

        The anchor's row stays where it is unless a gap would open at either end. None
        shows the end. What is shorter than the viewport lies at its bottom.
        """
        room = round(END_ROOM * self.column.zoom)
        if anchor is None:
            end = self.end()
            if end is None:
                return []
            tall = self._measured(end.section, end.row)
            first = Placed(end.section, end.row, height - room - tall, tall)
        else:
            row = min(anchor.row, len(self.rows(anchor.section)) - 1)
            tall = self._measured(anchor.section, row)
            first = Placed(anchor.section, row, anchor.y, tall)
        placed = [first]
        reached_top = self._fill_up(placed, -margin)
        reached_end = self._fill_down(placed, height + margin)
        if reached_top and placed[0].y > 0:
            _shift(placed, -placed[0].y)
            reached_end = self._fill_down(placed, height + margin)
        bottom = placed[-1].y + placed[-1].height + room
        if reached_end and bottom < height:
            _shift(placed, height - bottom)
            self._fill_up(placed, -margin)
        return [one for one in placed if -margin < one.y + one.height and one.y < height + margin]

    def _fill_down(self, placed: list[Placed], limit: int) -> bool:
        """Add rows below until `limit`; return whether the end is among them."""
        while True:
            last = placed[-1]
            y = last.y + last.height
            place = self.after(last.section, last.row)
            if place is None:
                return True
            if y >= limit:
                return False
            placed.append(Placed(*place, y, self._measured(*place)))

    def _fill_up(self, placed: list[Placed], limit: int) -> bool:
        """Add rows above until `limit`; return whether the beginning is among them."""
        above: list[Placed] = []
        at = placed[0]
        while True:
            place = self.before(at.section, at.row)
            if place is None or at.y <= limit:
                placed[:0] = reversed(above)
                return place is None
            tall = self._measured(*place)
            at = Placed(*place, at.y - tall, tall)
            above.append(at)

    def _measured(self, section: int, row: int) -> int:
        self.rows(section)
        height = self._measure(section, row)
        if self.sections[section].heights.set(row, height):
            self.heights.set(section, self.sections[section].heights.total)
        return height


def _shift(placed: list[Placed], by: int) -> None:
    for one in placed:
        one.y += by
