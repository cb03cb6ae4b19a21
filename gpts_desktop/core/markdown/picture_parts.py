"""A paragraph with pictures, as the blocks that it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gpts_desktop.core.markdown.blocks import Picture, Run
from gpts_desktop.core.markdown.carried import ARRIVING

Place = tuple[int, int] | None
"""Where a picture begins and ends in a text; None for one amid the words of a link."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph, at `start` to `end` of its text: a picture alone, or runs."""

    runs: tuple[Run, ...]
    start: int
    end: int
    picture: bool = False


def parts_of(runs: Sequence[Run], places: Sequence[Place], size: int) -> Iterator[Part]:
    """Yield the stretches of a text of `size` characters: its pictures, and what is between."""
    at = 0
    gathered: list[Run] = []
    left = iter(places)
    for run in runs:
        place = next(left) if run.picture else None
        if place is None:
            gathered.append(run)
            continue
        yield from _words(gathered, at, place[0])
        gathered = []
        yield Part((run,), *place, picture=True)
        at = place[1]
    yield from _words(gathered, at, size)


def _words(runs: list[Run], start: int, end: int) -> Iterator[Part]:
    trimmed = trimmed_runs(runs)
    if trimmed:
        yield Part(trimmed, start, end)


def trimmed_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs without the blanks at both ends."""
    kept = list(runs)
    while kept and _is_words(kept[0]) and not kept[0].text.lstrip():
        del kept[0]
    while kept and _is_words(kept[-1]) and not kept[-1].text.rstrip():
        del kept[-1]
    if kept and _is_words(kept[0]):
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    if kept and _is_words(kept[-1]):
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _is_words(run: Run) -> bool:
    return not (run.picture or run.formula or run.code)


def picture_block(run: Run, quote: int, indent: int, start: int, end: int) -> Picture:
    """Return the block of a picture's run."""
    arriving = run.picture == ARRIVING
    address = "" if arriving else run.picture
    return Picture(address, run.text, run.link, arriving, quote, indent, start, end)
