"""From what people paste as a key to the key, or to a sentence that says why not."""

from __future__ import annotations

import re

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence

_INVISIBLE = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD])
_QUOTES = "\"'`“”‘’«»<>,;，；。"
_PREFIX = re.compile(
    r"(?:-H\s+)?[\"']?(?:authorization\s*[:=]\s*)?(?:bearer(?:\s+|\s*:\s*|$)|authorization\s*[:=]\s*)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:export\s+)?[A-Za-z_]*(?:api_?key|token)\s*[:=]\s*", re.IGNORECASE)
_LONGEST = 1280  # Windows' store takes 2,560 bytes of UTF-16 (platform.md)


def clean_key(text: str) -> Secret:
    """Return the key in `text`; raise InputError, whose sentence never holds it.

    Blanks, line breaks, quotes, `Bearer ` and `Authorization:` around it go. What httpx
    could not send in a header, or no key ever looks like, is refused (wire.md, 3).
    """
    key = _bare(text)
    if not key:
        raise InputError(Sentence("Enter the gateway's key; it mostly begins with sk-"))
    if re.match(r"https?://", key, re.IGNORECASE):
        raise InputError(Sentence("This is an address, not a key."))
    key = _one_piece(key)
    if re.search(r"[•…]|\*{3}|\.{3}", key):
        raise InputError(Sentence("This is a key shortened for display; copy the whole key."))
    if not key.isascii():
        raise InputError(
            Sentence("The key has characters in it that no key has, such as Chinese ones.")
        )
    if not key.isprintable():
        raise InputError(Sentence("The key has control characters in it."))
    if len(key) > _LONGEST:
        raise InputError(Sentence("This is too long for a key."))
    return Secret(key)


def _bare(text: str) -> str:
    text = text.translate(_INVISIBLE).strip()
    for pattern in (_PREFIX, _NAMED):
        found = pattern.match(text)
        if found:
            text = text[found.end() :]
    return text.strip().strip(_QUOTES).strip()


def _one_piece(key: str) -> str:
    """Return a key that was broken over lines in one piece; refuse what is more than a key."""
    pieces = key.split()
    if len(pieces) == 1:
        return pieces[0]
    starts = sum(piece.startswith("sk-") for piece in pieces)
    if starts > 1:
        raise InputError(Sentence("These are several keys; enter one."))
    broken_over_lines = len(pieces) == len(key.splitlines()) and all(
        len(piece) >= 8 for piece in pieces[:-1]
    )
    if broken_over_lines and (starts == 0 or pieces[0].startswith("sk-")):
        return "".join(pieces)
    raise InputError(Sentence("This is more than a key; enter the key alone."))
