"""Find in conversation: what is looked for, what was found, and which match one is at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from gpts_desktop.core.markdown.blocks import Code
from gpts_desktop.core.needle import Needle
from gpts_desktop.ui.transcript.elsewhere import Elsewhere
from gpts_desktop.ui.transcript.folds import QUESTION
from gpts_desktop.ui.transcript.hit import spot_under
from gpts_desktop.ui.transcript.marks import Mark
from gpts_desktop.ui.transcript.message_search import Match, MessageSearch
from gpts_desktop.ui.transcript.points import Point, Selection, Spot, point_at, spot_of
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.reveal import reveal, reveal_sideways
from gpts_desktop.ui.transcript.row_text import text_of
from gpts_desktop.ui.transcript.rows import BlockRow, QuestionRow, is_question
from gpts_desktop.ui.transcript.sight import Sight

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.surface import Surface

_SLICE = 0.004  # seconds


class Finding(QObject):
    """Searches in slices, and walks the matches from where one reads.

    Once the shown path is searched, matches in other branches are counted; after the last match
    here one goes on there.
    """

    changed = Signal()
    """The count, or the match one is at."""

    branch_wanted = Signal(str)
    """The id of a message whose branch is to be shown."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._reading: Reading | None = None
        self._search: MessageSearch | None = None
        self._others: Elsewhere | None = None
        self._needle = Needle("")
        self._current: tuple[str, Match] | None = None
        self._from: Point | None = None
        self.covered = 0
        """How much of the viewport's top the bar covers."""
        self._clock = QTimer(self)
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._go_on)

    def show(self, reading: Reading | None) -> None:
        """Take another conversation: nothing is looked for in it yet."""
        self._reading = reading
        self.look_for("")

    def look_for(self, words: str) -> None:
        """Begin to look for words, "" for nothing, from where one reads."""
        self._needle = Needle(words)
        if not words:
            self._from = None
        elif self._from is None:
            self._from = self._place()
        self._current = None
        self._begin()

    def _begin(self) -> None:
        sight = self._surface.sight
        self._search = self._others = None
        if sight is not None and self._reading is not None and self._needle:
            first = sight.strip.numbers.get(self._from.message_id, 0) if self._from else 0
            self._search = MessageSearch(sight.strip, self._reading, self._needle, first)
            self._clock.start()
        self._tell()

    def path_changed(self) -> None:
        """Search what is on the path now."""
        if self._search is not None:
            self._begin()

    def message_changed(self, message_id: str) -> None:
        """Search a message again."""
        if self._search is not None:
            self._search.again(message_id)
            self._clock.start()

    def grew(self, at: int) -> None:
        """Search what has come of an answer."""
        sight = self._surface.sight
        if self._search is not None and sight is not None and self._reading is not None:
            live = self._reading.live(sight.strip.sections[at])
            if live is not None:
                self._search.grow(at, live.blocks)
                self._tell()

    def _go_on(self) -> None:
        sight, search = self._surface.sight, self._search
        if search is None or sight is None:
            self._clock.stop()
            return
        finished = search.run(_SLICE)
        if self._current is None:
            for at in finished:
                if (match := self._first(sight, at)) is not None:
                    self._go_to(at, match)
                    break
        if search.is_done:
            if self._look_elsewhere():
                self._clock.stop()
            if self._current is None and search.total:
                self._go_to(*search.at(0))
        self._tell()

    def _look_elsewhere(self) -> bool:
        """Search other branches for a while; return whether that is done."""
        assert self._reading is not None
        if self._others is None:
            self._others = Elsewhere(self._reading.off_path(), self._needle)
        else:
            self._others.run(_SLICE)
        return self._others.is_done

    def _first(self, sight: Sight, at: int) -> Match | None:
        """Return a section's first match that is not above where one reads."""
        assert self._search is not None
        matches = self._search.matches(at)
        start = spot_of(sight.strip, self._from) if self._from is not None else None
        if start is None or start.section != at:
            return matches[0] if matches else None
        return next((m for m in matches if _spot(sight, at, m) >= start), None)

    # What was found

    @property
    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return self._search is not None

    @property
    def is_searching(self) -> bool:
        """Whether the count may grow."""
        return self._clock.isActive() and self._search is not None and not self._search.is_done

    @property
    def elsewhere(self) -> int:
        """How many matches there are in other branches, as far as is known."""
        return self._others.total if self._others is not None else 0

    @property
    def total(self) -> int:
        """How many matches there are, as far as is known."""
        return self._search.total if self._search is not None else 0

    @property
    def place(self) -> int:
        """Which match one is at, from 1; 0 for none."""
        sight = self._surface.sight
        if self._current is None or self._search is None or sight is None:
            return 0
        at = sight.strip.numbers.get(self._current[0])
        ordinal = self._search.ordinal(at, self._current[1]) if at is not None else None
        return ordinal + 1 if ordinal is not None else 0

    def shares(self) -> Iterator[float]:
        """Yield where in the whole conversation there are matches, 0 to 1; estimates do."""
        sight = self._surface.sight
        if self._search is None or sight is None:
            return
        heights = sight.strip.heights
        for at, within in self._search.places():
            top = heights.top(at)
            yield (top + within * (heights.top(at + 1) - top)) / max(1, heights.total)

    def marks(self, section: int, aside: bool, number: int) -> Iterable[Mark]:
        """Yield what was found in a row."""
        sight = self._surface.sight
        if self._search is None or sight is None:
            return
        message_id = sight.strip.sections[section].message.id
        for match in self._search.in_row(section, aside, number):
            current = self._current == (message_id, match)
            yield Mark(match.start, match.end, "current" if current else "found")

    def selection(self) -> Selection | None:
        """Return the match one is at as a selection."""
        if self._current is None:
            return None
        message_id, (aside, number, start, end) = self._current
        anchor = Point(message_id, aside, number, start)
        return Selection(anchor, anchor._replace(offset=end))

    # Walking

    def walk(self, step: int) -> None:
        """Go to the next match, or with -1 to the one before.

        After the last comes the next in another branch, or else the first.
        """
        if self._search is None:
            return
        if step > 0 and self.elsewhere and self.place == self.total and not self.is_searching:
            self._leave_path()
            return
        if not self._search.total:
            return
        # With no match to go on from: the first, or the last.
        before = self.place - 1 if self.place else (-1 if step > 0 else 0)
        ordinal = before + step
        self._go_to(*self._search.at(ordinal % self._search.total))
        self._tell()

    def _leave_path(self) -> None:
        """Have the next branch with a match shown, and begin to search at its first message."""
        assert self._reading is not None and self._others is not None
        everything = self._reading.everything()
        path = self._reading.path()
        here = self._current[0] if self._current is not None else path[-1].id if path else ""
        there = self._others.after(everything, here)
        if there is not None:
            self._current = None
            self._from = Point(there, False, 0, 0)
            self.branch_wanted.emit(there)

    def _go_to(self, at: int, match: Match) -> None:
        sight = self._surface.sight
        assert sight is not None
        self._current = sight.strip.sections[at].message.id, match
        self._from = Point(self._current[0], match.aside, match.number, match.start)
        go_to_match(self._surface, at, match, lowest=self.covered)

    def _place(self) -> Point | None:
        """Return the place in the text at the top of the viewport."""
        sight, ground = self._surface.sight, self._surface.viewport()
        spot = spot_under(sight, ground, QPoint(ground.width() // 2, 0)) if sight else None
        return point_at(sight.strip, spot) if sight is not None and spot is not None else None

    def _tell(self) -> None:
        self.changed.emit()


def go_to_match(surface: Surface, at: int, match: Match, *, lowest: int = 0) -> None:
    """Bring a match into view, unfolded; `lowest` pixels at the top are covered."""
    sight, ground = surface.sight, surface.viewport()
    assert sight is not None
    _unfold(sight, at, match)
    surface.keep_still(lambda sight: reveal(sight, ground, _spot(sight, at, match), lowest=lowest))
    reveal_sideways(sight, _spot(sight, at, match))


def _spot(sight: Sight, at: int, match: Match) -> Spot:
    message_id = sight.strip.sections[at].message.id
    spot = spot_of(sight.strip, Point(message_id, match.aside, match.number, match.start))
    assert spot is not None
    return spot


def _unfold(sight: Sight, at: int, match: Match) -> None:
    """Open the reasoning, the code or the question in which a match is hidden."""
    strip = sight.strip
    section = strip.sections[at]
    if match.aside and not section.reasoning_open:
        section.reasoning_open = True
        section.generation = -1
    spot = _spot(sight, at, match)
    row = strip.rows(at)[spot.row]
    if not isinstance(row, QuestionRow | BlockRow) or row.fold is None or row.fold.is_open:
        return
    if spot.offset == match.start and match.end <= len(text_of(row)):
        return
    if is_question(section.message):
        section.folds.set_open(QUESTION, True)
    elif isinstance(row, BlockRow) and isinstance(row.block, Code):
        section.folds.set_open((row.aside, row.block.start), True)
    section.generation = -1
