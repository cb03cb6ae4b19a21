"""Long code and long questions show their beginning until one asks for all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from gpts_desktop.core.markdown.blocks import Block, Code

CODE_FOLDED_OVER, CODE_SHOWN = 60, 25
QUESTION_FOLDED_OVER, QUESTION_SHOWN = 1_800, 900
QUESTION_LINES_OVER, QUESTION_LINES_SHOWN = 24, 12

FoldKey = tuple[bool, int]
"""Whether it is reasoning, and where the block starts."""
QUESTION: FoldKey = (False, -1)


@dataclass(frozen=True, slots=True)
class Fold:
    """How much there is of what can be folded. `ended` puts the switch under its end too.

    `hidden` is what does not show, for copying over it.
    """

    total: int
    unit: Literal["lines", "words", "characters"] = "lines"
    is_open: bool = False
    ended: bool = True
    hidden: tuple[Block, ...] = ()


class Folds:
    """What of one message is open. What streams stays open: nothing folds under one's eyes."""

    __slots__ = ("_open", "streamed")

    def __init__(self) -> None:
        self._open: dict[FoldKey, bool] = {}
        self.streamed = False

    def is_open(self, key: FoldKey) -> bool:
        """Whether all of it shows."""
        return self._open.get(key, self.streamed)

    def set_open(self, key: FoldKey, on: bool) -> None:
        """Show all of it, or its beginning."""
        self._open[key] = on

    def blocks(self, blocks: Sequence[Block], aside: bool) -> Iterator[tuple[Block, Fold | None]]:
        """Yield what shows of the blocks, with the fold on the last part of a long one."""
        for start, group in groupby(blocks, lambda b: b.start if isinstance(b, Code) else -1):
            parts = list(group)
            total = _lines(parts) if start >= 0 else 0
            if total <= CODE_FOLDED_OVER:
                yield from ((part, None) for part in parts)
            elif self.is_open((aside, start)):
                yield from ((part, None) for part in parts[:-1])
                yield parts[-1], Fold(total, is_open=True, ended=not self.streamed)
            else:
                yield _folded(parts, total)

    def question(self, text: str) -> tuple[str, Fold | None]:
        """Return what shows of a question."""
        lines = text.count("\n") + 1
        if len(text) <= QUESTION_FOLDED_OVER and lines <= QUESTION_LINES_OVER:
            return text, None
        total, unit = count_words(text)
        if self.is_open(QUESTION):
            return text, Fold(total, unit, is_open=True)
        shown = "\n".join(text.split("\n", QUESTION_LINES_SHOWN)[:QUESTION_LINES_SHOWN])
        if len(shown) > QUESTION_SHOWN:
            space = shown.rfind(" ", QUESTION_SHOWN - 80, QUESTION_SHOWN)
            shown = shown[: space if space > 0 else QUESTION_SHOWN]
        return shown.rstrip(), Fold(total, unit)


def _folded(parts: Sequence[Block], total: int) -> tuple[Block, Fold]:
    """Return the beginning of a long block, and the fold that holds its rest."""
    first = parts[0]
    assert isinstance(first, Code)
    lines = first.text.split("\n")
    rest = [replace(first, text="\n".join(lines[CODE_SHOWN:])), *parts[1:]]
    hidden = [replace(part, part=at) for at, part in enumerate(rest, 1) if isinstance(part, Code)]
    shown = "\n".join(lines[:CODE_SHOWN])
    return replace(first, text=shown, last=True, closed=True), Fold(total, hidden=tuple(hidden))


def _lines(parts: Sequence[Block]) -> int:
    return sum(part.text.count("\n") + 1 for part in parts if isinstance(part, Code))


def count_words(text: str) -> tuple[int, Literal["words", "characters"]]:
    """Count words, or characters where a script sets no blanks between words."""
    words = len(text.split())
    letters = len(text) - text.count(" ") - text.count("\n")
    return (letters, "characters") if letters > 12 * words else (words, "words")
