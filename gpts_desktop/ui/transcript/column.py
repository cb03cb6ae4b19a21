"""Where the column of messages lies in the view."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 740
BUBBLE = 560
SIDE = 24
CARD, NARROW_CARD, CARD_GAP = 400, 280, 12
MOST_CARDS = 3
AVATAR = 26
AVATAR_GAP = 14
ASIDE = 16
"""How far reasoning is set in, beside its line."""
QUESTION_ACTIONS = 96
"""What a question's own buttons need beside its bubble."""


@dataclass(frozen=True, slots=True)
class Column:
    """The column in pixels of the viewport: all of it, and an answer's part beside the avatar."""

    x: int
    width: int
    zoom: float = 1.0

    @property
    def answer_x(self) -> int:
        """Where an answer's text begins."""
        return self.x + round((AVATAR + AVATAR_GAP) * self.zoom)

    @property
    def answer_width(self) -> int:
        """How wide an answer's rows are."""
        return max(60, self.x + self.width - self.answer_x)

    def place(self, whole: bool, aside: bool) -> tuple[int, int]:
        """Return x and width of a row: of the whole column, of an answer, or of its reasoning."""
        if whole:
            return self.x, self.width
        inset = round(ASIDE * self.zoom) if aside else 0
        return self.answer_x + inset, self.answer_width - inset

    def spread(self, count: int) -> tuple[int, int]:
        """Return x and width of `count` cards side by side: they may leave the column."""
        most = self.width + 2 * max(0, self.x - SIDE)
        wanted = round((count * CARD + (count - 1) * CARD_GAP) * self.zoom)
        width = max(self.width, min(wanted, most))
        return self.x - (width - self.width) // 2, width

    def has_room_for(self, count: int) -> bool:
        """Whether so many cards are not too narrow side by side."""
        least = round((count * NARROW_CARD + (count - 1) * CARD_GAP) * self.zoom)
        return 2 <= count <= MOST_CARDS and self.spread(count)[1] >= least

    @property
    def bubble_width(self) -> int:
        """The most that a question's bubble takes."""
        room = self.width - round(QUESTION_ACTIONS * self.zoom)
        return max(60, min(round(BUBBLE * self.zoom), room))


def column_in(view_width: int, viewport_width: int, zoom: float, length: float = 1.0) -> Column:
    """Return the column, centred in the whole view, clear of the scroll bar beside the viewport.

    `length` is that of its lines, as a share of the design's.
    """
    side = SIDE if view_width >= 560 else 16
    width = max(120, min(round(WIDTH * zoom * length), view_width - 2 * side))
    x = min((view_width - width) // 2, max(0, viewport_width - width - 4))
    return Column(x, width, zoom)
