"""Going to a message that a search has found: to its words, marked, with a glow behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gpts_desktop.core.search_needle import TermsNeedle
from gpts_desktop.ui.transcript.finding import go_to_match
from gpts_desktop.ui.transcript.marks import Mark
from gpts_desktop.ui.transcript.message_search import MessageSearch
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.sight import Position

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.surface import Surface

_STEP = 1.0  # seconds; the one message is searched at once


class FoundPlace:
    """The message and its words. They are marked for as long as the finder keeps this."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._message_id = ""
        self._search: MessageSearch | None = None

    def show(self, reading: Reading, message_id: str, needle: TermsNeedle) -> bool:
        """Go there; return False when that message is not on the shown path."""
        sight = self._surface.sight
        at = sight.strip.numbers.get(message_id) if sight is not None else None
        if sight is None or at is None:
            return False
        self._message_id = message_id
        sight.strip.rows(at)  # parsed once for both
        self._search = MessageSearch(sight.strip, reading, needle, at)
        while needle and at not in self._search.run(_STEP, most=1):
            pass
        if matches := self._search.matches(at):
            go_to_match(self._surface, at, matches[0])
        else:
            self._surface.return_to(Position(message_id, 0))
        self._surface.landing.show_at(message_id)
        return True

    def marks(self, section: int, aside: bool, number: int) -> Iterable[Mark]:
        """Yield the words in a row."""
        sight = self._surface.sight
        if self._search is None or sight is None:
            return
        if sight.strip.sections[section].message.id != self._message_id:
            return
        for match in self._search.in_row(section, aside, number):
            yield Mark(match.start, match.end, "found")
