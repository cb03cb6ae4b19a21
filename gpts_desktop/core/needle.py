"""Finding words in a text whatever their case and accents; Chinese by any part of it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate

_MARKS = re.compile("[\u0300-\u036f]")
_WORDS = re.compile(r"[^\W_]+")
_MARKUP = str.maketrans("", "", "*_~`\\")
# Where Markdown may stand in the middle of a word, or for a letter: a link or an address that
# begins or ends there, an entity.
_BROKEN = re.compile(
    r"\w!?\[[^\]]*\][(\[]|\]\([^)\n]*\)\w|\]\[[^\]]*\]\w|&#?\w+;"
    r"|\w<[^<>\s]*[:@]|<[^<>\s]*[:@][^<>\s]*>\w"
)
# The same for links whose targets are defined elsewhere.
_REFERRED = re.compile(r"\w\[|\]\w")


@cache
def _folded(character: str) -> str:
    """Return a character without case and accents; "" for an accent by itself."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", character))
    return unicodedata.normalize("NFKC", bare).casefold()


class _Table(dict[int, str]):
    """What `str.translate` makes of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = _folded(chr(code))
        return made


_TABLE = _Table()


def fold(text: str) -> str:
    """Return a text in which case and accents do not differ any more."""
    return text.lower() if text.isascii() else text.translate(_TABLE)


class Needle:
    """What is looked for."""

    def __init__(self, text: str) -> None:
        self.folded = fold(text)
        self._words = _WORDS.findall(self.folded)

    def __bool__(self) -> bool:
        return bool(self.folded)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where it stands in `text`: the bounds of each, none within another."""
        hay = fold(text)
        found: list[tuple[int, int]] = []
        size = len(self.folded)
        at = hay.find(self.folded) if size else -1
        while at >= 0:
            found.append((at, at + size))
            at = hay.find(self.folded, at + size)
        if not found or (len(hay) == len(text) and all(len(_folded(c)) == 1 for c in set(text))):
            return found
        return _unfolded(text, found)

    def may_be_in(self, source: str) -> bool:
        """Whether a Markdown text may show it. False is certain, and takes no parsing."""
        hay = fold(source.translate(_MARKUP))
        if all(word in hay for word in self._words) or _BROKEN.search(source):
            return True
        return "]:" in source and bool(_REFERRED.search(source))


def _unfolded(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return bounds in the folded text as bounds in the text itself."""
    ends = list(accumulate(len(_folded(character)) for character in text))
    bounds = []
    for start, end in found:
        first = bisect_right(ends, start)
        last = bisect_right(ends, end - 1) + 1
        while last < len(text) and not _folded(text[last]):
            last += 1  # an accent belongs to its letter
        bounds.append((first, last))
    return bounds
