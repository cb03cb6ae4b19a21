"""What counts as a formula, and what is only a price or an escaped bracket."""

from __future__ import annotations

import re

# What follows a displayed formula on its line and still belongs to it.
TAILS = frozenset(("", ".", ",", ";", ":", "。", "，", "；", "："))
CLOSERS = {"$$": "$$", "\\[": "\\]"}

_DOLLARS = re.compile(r"\$\$((?:[^$\\]|\\.)+)\$\$", re.DOTALL)
# Pandoc's rule for one dollar sign, and no letter that makes it a variable of a shell.
_DOLLAR = re.compile(r"\$(?![\s$])((?:[^$\\]|\\.)+)(?<!\s)\$(?![\dA-Z])", re.DOTALL)
_SIGN = re.compile(r"[\\^_=+*/<>|{}&]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBERS = re.compile(r"[\d\s,–-]*")


def looks_like_tex(text: str) -> bool:
    """Return whether `text` may be TeX: it has a sign of it, or is no sentence."""
    if _SIGN.search(text):
        return True
    words = len(_WORD.findall(text))
    return bool(text.strip()) and words < (1 if text.lstrip()[:1].isdigit() else 2)


def inline_formula(text: str, at: int) -> tuple[str, int] | None:
    """Return the TeX of the formula that opens at `at`, and where it ends."""
    if text[at] == "$":
        return _between_dollars(text, at)
    opener = text[at : at + 2]
    if opener not in ("\\(", "\\["):
        return None
    end = text.find("\\)" if opener == "\\(" else "\\]", at + 2)
    body = text[at + 2 : end]
    if end < 0 or not looks_like_tex(body) or not any(map(str.isalnum, body)):
        return None
    if opener == "\\[" and _escaped_bracket(body):
        return None
    return body.strip(), end + 2


def _escaped_bracket(body: str) -> bool:
    """Return whether brackets are only escaped, as in `\\[1\\]` or `\\[note\\]`."""
    return not _SIGN.search(body) and bool(_NUMBERS.fullmatch(body) or _WORD.search(body))


def _between_dollars(text: str, at: int) -> tuple[str, int] | None:
    before = text[at - 1] if at else ""
    if before == "$" or (before.isascii() and before.isalnum()):
        return None
    found = _DOLLARS.match(text, at) or _DOLLAR.match(text, at)
    if found is None or not looks_like_tex(found.group(1)):
        return None
    return found.group(1).strip(), found.end()


def displayed_formula(text: str) -> tuple[str, str] | None:
    """Return the opener and the TeX of a line that is a displayed formula and nothing else."""
    opener = text[:2]
    if opener not in CLOSERS:
        return None
    body, closer, tail = text[2:].partition(CLOSERS[opener])
    if not closer or not body.strip() or tail.strip(" \t") not in TAILS:
        return None
    if opener == "\\[" and _escaped_bracket(body):
        return None
    return opener, body.strip()


def opens_formula(text: str) -> bool:
    """Return whether a line begins a displayed formula that ends on a later line."""
    opener, body = text[:2], text[2:]
    if opener not in CLOSERS or CLOSERS[opener] in body:
        return False
    return not body.strip() or ("](" not in body and looks_like_tex(body))
