"""Colours of monograms: each GPT has its own, and keeps it."""

from __future__ import annotations

from gpts_desktop.core.gpt_color import COLORS, NO_COLOR, ColorChoice


def test_each_colour_is_handed_out_before_one_comes_again() -> None:
    choice = ColorChoice([3, NO_COLOR])
    handed = [choice.next() for _ in range(COLORS - 1)]
    assert sorted([3, *handed]) == list(range(COLORS))
    assert choice.next() == 0


def test_the_colour_of_one_that_left_is_taken_last() -> None:
    choice = ColorChoice(range(2, COLORS), left=[0])
    assert [choice.next(), choice.next()] == [1, 0]
