"""What counts as a word when messages are searched, in the index and in a query alike.

Scripts that set no blanks between words are searched by any run of their characters: each
such character is a word of its own, and a run of them a phrase.
"""

from __future__ import annotations

import re
import unicodedata

ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3040-\u30ff\u3100-\u318f\u31a0-\u31ff"  # kana, Bopomofo, Hangul's letters
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"  # ideographs and Hangul
    "\U00020000-\U0003ffff"
)
_ALONE_CHARACTER = re.compile(f"[{ALONE}]")
_CARRIED = re.compile(r"data:[\w./+-]+;base64,[\w+/=-]*|[A-Za-z0-9+/=_-]{200,}", re.ASCII)
"""Pictures and keys within a text: nobody looks for them, and they would fill the index."""
_HALVES = re.compile("[\ud800-\udfff]")
"""What gateways cut in two: UTF-8, and so the index, can't carry it."""


def spaced(text: str) -> str:
    """Return `text` as the index takes it: a blank around each character that stands alone."""
    text = _CARRIED.sub(" ", text.replace("\0", " "))  # a zero ends a query for SQLite
    if text.isascii():
        return text
    whole = _HALVES.sub(" ", text)
    return _ALONE_CHARACTER.sub(r" \g<0> ", unicodedata.normalize("NFKC", whole))


def stands_alone(character: str) -> bool:
    """Return whether a character is a word of its own."""
    return bool(_ALONE_CHARACTER.match(character))


class Folded:
    """A text without case and accents, and where each character of it came from."""

    def __init__(self, text: str) -> None:
        if text.isascii():
            self.text = text.lower()
            self._origins: list[int] | None = None
            return
        letters: list[str] = []
        origins: list[int] = []
        for at, character in enumerate(text):
            for letter in folded(character):
                letters.append(letter)
                origins.append(at)
        origins.append(len(text))
        self.text = "".join(letters)
        self._origins = origins

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end in the original of a stretch of the folded text."""
        if self._origins is None:
            return start, end
        return self._origins[start], self._origins[end - 1] + 1 if end > start else start


def folded(text: str) -> str:
    """Return `text` without case and accents; wide forms become the usual ones."""
    if text.isascii():
        return text.lower()
    # Hangul and kana's voice marks would come apart: only what composes with Latin-like letters.
    composed = unicodedata.normalize("NFKC", text)
    return "".join(
        letter if stands_alone(letter) else _bare(letter) for letter in composed
    ).casefold()


def _bare(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    # A mark that stands alone stays: it is all there is.
    return kept or letter
