"""What counts as a formula, and what is only a price or an escaped bracket."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

# What follows a displayed formula on its line and still belongs to it.
TAILS = frozenset(("", ".", ",", ";", ":", "。", "，", "；", "："))
_CLOSERS = {"$$": "$$", "\\[": "\\]"}
# Environments that are formulas by themselves, without any delimiter.
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|alignat|flalign|gather|multline|eqnarray)\*?)\}"
)

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


class Found(NamedTuple):
    """A formula in a text: its TeX, where it ends, and whether it is set large."""

    tex: str
    end: int
    display: bool


def inline_formula(text: str, at: int) -> Found | None:
    """Return the formula that opens at `at`."""
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
    return Found(body.strip(), end + 2, opener == "\\[")


def _escaped_bracket(body: str) -> bool:
    """Return whether brackets are only escaped, as in `\\[1\\]` or `\\[note\\]`."""
    return not _SIGN.search(body) and bool(_NUMBERS.fullmatch(body) or _WORD.search(body))


def _between_dollars(text: str, at: int) -> Found | None:
    before = text[at - 1] if at else ""
    if before == "$" or (before.isascii() and before.isalnum()):
        return None
    double = _DOLLARS.match(text, at)
    found = double or _DOLLAR.match(text, at)
    if found is None or not looks_like_tex(found.group(1)):
        return None
    return Found(found.group(1).strip(), found.end(), found is double)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a displayed formula begins with, and what ends it.

    `delimiter` is what is no TeX of it: "" for an environment, whose end is `kept_closer`.
    """

    delimiter: str
    closer: str
    kept_closer: str = ""

    def tex(self, text: str) -> str:
        """Return the TeX of a text that begins with the opener."""
        return text[len(self.delimiter) :].strip()

    def goes_on(self, line: str) -> bool:
        """Return whether a line begins a formula that ends on a later line."""
        if self.closer in line[len(self.delimiter) :]:
            return False
        body = self.tex(line)
        return not body or not self.delimiter or ("](" not in body and looks_like_tex(body))


def opening(text: str) -> Opening | None:
    """Return what displayed formula a line may begin."""
    delimiter = text[:2]
    if delimiter in _CLOSERS:
        return Opening(delimiter, _CLOSERS[delimiter])
    if found := _ENVIRONMENT.match(text):
        end = f"\\end{{{found.group(1)}}}"
        return Opening("", end, end)
    return None


def displayed_formula(text: str) -> str | None:
    """Return the TeX of a line that is a displayed formula and nothing else."""
    begun = opening(text)
    if begun is None:
        return None
    body, closer, tail = text[len(begun.delimiter) :].partition(begun.closer)
    if not closer or not body.strip() or tail.strip(" \t") not in TAILS:
        return None
    if begun.delimiter == "\\[" and _escaped_bracket(body):
        return None
    return (body + begun.kept_closer).strip()


def source_of(tex: str, display: bool) -> str:
    """Return TeX with its delimiters, as it stands in Markdown."""
    if not display:
        return f"${tex}$"
    return tex if _ENVIRONMENT.match(tex) else f"$${tex}$$"


def block_source(tex: str) -> str:
    """Return the source of a displayed formula that has its lines to itself."""
    return tex if _ENVIRONMENT.match(tex) else f"$$\n{tex}\n$$"
