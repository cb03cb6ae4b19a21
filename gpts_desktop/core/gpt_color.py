"""Which colour a GPT's monogram gets: one of its own, as far as the palette reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

COLORS = 12
"""How many colours the window's palette has; a GPT keeps its colour's place in it."""
NO_COLOR = -1
"""The place of a GPT that is not in the library."""


class ColorChoice:
    """Hands out the least used colours: `used` by GPTs that are here, then by those `left`.

    A GPT that was removed can come back with its colour, so that is taken last.
    """

    def __init__(self, used: Iterable[int], left: Iterable[int] = ()) -> None:
        self._used = Counter(used)
        self._left = Counter(left)

    def next(self) -> int:
        """Return a colour's place in the palette, and count it as used."""
        color = min(range(COLORS), key=lambda place: (self._used[place], self._left[place], place))
        self._used[color] += 1
        return color
