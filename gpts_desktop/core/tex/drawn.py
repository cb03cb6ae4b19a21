"""What goes into the drawing of a formula and what comes of it, without what makes it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 2_000
DEEPEST = 24
"""How many characters a formula may have, and how deep its groups may lie in one another."""

PAPER = "currentColor"
"""Stands in a drawing for the colour of the text."""


class NotDrawableError(Exception):
    """TeX that can't be drawn: its source is shown."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A character of the user's fonts, in em: how wide it is, and its path, y upwards.

    A step of `path` is one, or three, points: a line (`M` and `L`) or a curve (`C`).
    """

    advance: float
    path: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn formula as SVG. Its lengths are in em, above and below the baseline."""

    svg: str
    width: float
    ascent: float
    depth: float
    tag: str = ""


def is_borrowed(character: str) -> bool:
    """Return whether the formulas' font is known to lack a character: Chinese, for example."""
    return character >= "\u2e80" and not "\U0001d400" <= character <= "\U0001d7ff"
