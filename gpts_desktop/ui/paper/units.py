"""Lengths on paper: in tenths of a point, so that whole numbers are fine enough for fonts."""

from __future__ import annotations

UNITS = 720
"""How many go to an inch."""


def pt(points: float) -> float:
    """Return points (1/72 inch) in the units of everything that is laid out on paper."""
    return points * 10


TEXT, LINE = 10.5, 15.5  # points
CODE, CODE_LINE = 8.75, 12.5
SMALL = 8.5
INDENT, QUOTE = 17.0, 12.0
