"""Pictures that a text carries within itself: a short token stands for the data of each.

So a picture of megabytes costs a paragraph no more than its alternative text does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gpts_desktop.core.markdown.blocks import Run

# Noncharacters, which no text has: what comes with one is given U+FFFD for it.
MARK = "\ufdd0"
_END = "\ufdd1"
ARRIVING = f"{MARK}?{_END}"
"""Stands for what has not come whole."""

_TOKEN = re.compile(f"{MARK}(\\d+|\\?){_END}")
_SHOWN = 200


def cleaned(text: str) -> str:
    """Return a line's text without what would be taken for a token, and without NUL."""
    return text.replace("\0", "\ufffd").replace(MARK, "\ufffd")


class Carried:
    """The data that was taken out of a text, and the ways back."""

    def __init__(self) -> None:
        self._held: list[str] = []

    def hold(self, data: str) -> str:
        """Keep `data` and return the token that stands for it."""
        self._held.append(data)
        return f"{MARK}{len(self._held) - 1}{_END}"

    def restored(self, text: str) -> str:
        """Return `text` as it was written."""
        return _TOKEN.sub(self._whole, text) if MARK in text else text

    def in_run(self, run: Run) -> Run:
        """Return a run with the addresses it had; data that is only words is shown shortened.

        A picture that is arriving keeps its token.
        """
        if MARK not in run.text and MARK not in run.link and MARK not in run.picture:
            return run
        picture = run.picture if run.picture == ARRIVING else self.restored(run.picture)
        text = _TOKEN.sub(self._short, run.text)
        return replace(run, text=text, link=self.restored(run.link), picture=picture)

    def missing(self, text: str) -> int:
        """Return how many characters more than `text` its source has."""
        if MARK not in text:
            return 0
        return sum(len(self._whole(at)) - len(at.group()) for at in _TOKEN.finditer(text))

    def _whole(self, token: re.Match[str]) -> str:
        number = token.group(1)
        return "" if number == "?" else self._held[int(number)]

    def _short(self, token: re.Match[str]) -> str:
        whole = self._whole(token) or "data:"
        return whole if whole != "data:" and len(whole) <= _SHOWN else f"{whole[:40]}…"
