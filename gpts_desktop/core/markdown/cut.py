"""Where a paragraph too long for one row is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpts_desktop.core.markdown.blocks import PROSE_CHARACTERS
from gpts_desktop.core.markdown.carried import MARK

_SIGNS = re.compile(
    r"(?P<escape>\\.)|(?P<code>`+)|(?P<mark>\*+|~~+|(?<!\w)_+|_+(?!\w)|\$+)"
    r"|(?P<open>\[)|(?P<close>\])"
    r"|(?P<sentence>\n|(?<![.!?…])[.!?…]++[)\"'”’]*+(?=[ \t\n])|[。！？；]+[”’」』）]*)"
    r"|(?P<space>[ \t]+)",
    re.DOTALL,
)


# A picture whose address goes on behind the end, or the token of one.
_HALF = re.compile(rf"!\[[^\[\]\n]*\](?:\([^\s()]*)?\Z|{MARK}[\d?]*\Z")


def pieces(text: str) -> Iterator[str]:
    """Yield `text` in pieces of at most `PROSE_CHARACTERS`, which joined give it again."""
    at = 0
    while len(text) - at > PROSE_CHARACTERS:
        size = cut_at(text[at : at + PROSE_CHARACTERS])
        yield text[at : at + size]
        at += size
    yield text[at:]


def cut_at(window: str) -> int:
    """Return how much of `window` goes into a piece: at least half of it.

    A picture that is cut off at its end goes into the next piece, if anything is before it.
    The end of a sentence is better than a space, and a place outside of emphasis, code,
    links and formulas better than one within. It depends on nothing that comes later.
    """
    best = dict.fromkeys(range(4), 0)
    opened: set[str] = set()
    brackets = 0
    code = ""
    for sign in _SIGNS.finditer(window):
        kind, found = sign.lastgroup, sign.group()
        if kind == "code":
            code = found if not code else ("" if code == found else code)
        elif kind == "mark" and not code:
            opened ^= {found}
        elif kind in ("open", "close") and not code:
            brackets = max(0, brackets + (1 if kind == "open" else -1))
        elif kind in ("sentence", "space"):
            within = bool(code or opened or brackets)
            best[2 * within + (kind == "space")] = sign.end()
    ends = (end for end in best.values() if end >= len(window) // 2)
    half = _HALF.search(window, max(window.rfind("!["), window.rfind(MARK), 0))
    return next(ends, half.start() if half and half.start() else len(window))
