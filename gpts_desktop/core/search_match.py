"""Where a term stands in a text, and the stretch of the text that is shown around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpts_desktop.core.search_query import Term
from gpts_desktop.core.search_words import ALONE, Folded, folded, spaced, stands_alone

Span = tuple[int, int]

_WORD = f"[^\\W_{ALONE}]"
_BETWEEN = r"[\W_]*"
_CHANGED = re.compile(
    "[\u00aa-\u024f\u0300-\u03ff\u0400-\u045f\u1e00-\u1fff\u2100-\u2188"
    "\ufb00-\ufb06\uff10-\uff5a\uff66-\uff9f]"
)
"""Letters that folding may change in more than case: accents, ligatures, wide and narrow forms."""

_NOISE = re.compile(
    r"^[ \t]*#{1,6}(?=[ \t])[ \t]*|\s+|`+|~~|(?<!\w)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\w)",
    re.MULTILINE,
)
"""What an excerpt leaves out of Markdown; blanks and ends of lines become one blank."""

_BEFORE, _AFTER = 40, 120


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line, and start and end in it of the words that were found."""

    text: str
    marks: tuple[Span, ...] = ()


class TermPattern:
    """Finds a term as the index does: by word and beginning, or by any run of Chinese."""

    def __init__(self, term: Term) -> None:
        self._pattern = re.compile(_expression(term))

    def spans(self, text: str) -> list[Span]:
        """Return start and end of each place of the term in `text`."""
        lowered = text.casefold()
        if len(lowered) == len(text) and not _CHANGED.search(text):
            return [match.span() for match in self._pattern.finditer(lowered)]
        whole = Folded(text)
        return [whole.span(*match.span()) for match in self._pattern.finditer(whole.text)]


def _expression(term: Term) -> str:
    text = folded(term.text).strip() or term.text
    words = re.findall(rf"{_WORD}+|[{ALONE}]", text)
    in_one = len(spaced(text).split()) < 2
    if not words or (in_one and not all(letter.isalnum() for letter in text)):
        # "C++" or an emoji: signs count, where one asks for a single word.
        return re.escape(text)
    before = "" if stands_alone(words[0]) else f"(?<!{_WORD})"
    whole_word = term.exact and not stands_alone(words[-1])
    return before + _BETWEEN.join(map(re.escape, words)) + (f"(?!{_WORD})" if whole_word else "")


def excerpt(text: str, spans: list[Span]) -> Excerpt:
    """Return the text around the first place, with every place in it."""
    first = spans[0][0] if spans else 0
    start, end = _bounds(text, first)
    head = "…" if start else ""
    shown, places = _plain(text[start:end])
    marks = (
        (places[a - start] + len(head), places[min(b, end) - start] + len(head))
        for a, b in spans
        if start <= a < end
    )
    tail = "…" if end < len(text) else ""
    return Excerpt(head + shown + tail, tuple(mark for mark in marks if mark[0] < mark[1]))


def _plain(piece: str) -> tuple[str, list[int]]:
    """Return a piece on one line without Markdown's signs, and where each of its places is then."""
    shown: list[str] = []
    places: list[int] = []
    length = at = 0
    for noise in _NOISE.finditer(piece):
        kept = piece[at : noise.start()] + (" " if noise[0].isspace() else "")
        places += range(length, length + noise.start() - at + 1)  # a mark may end here
        length += len(kept)
        places += [length] * (len(noise[0]) - 1)
        shown.append(kept)
        at = noise.end()
    shown.append(piece[at:])
    places += range(length, length + len(piece) - at + 1)
    return "".join(shown), places


def _bounds(text: str, at: int) -> Span:
    start = max(0, at - _BEFORE)
    end = min(len(text), at + _AFTER)
    if start:
        blank = text.rfind(" ", start, at)
        start = text.find(" ", start, at) + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", at + _AFTER // 2, end)
        end = blank if blank > 0 else end
    return start, end
