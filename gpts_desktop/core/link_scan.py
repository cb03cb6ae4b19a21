"""Finds what looks like a GPT's link, model name or id in a text, in one pass.

The text is cut into pieces at blanks, quotes, brackets and punctuation; in a piece, marks
("://", ChatGPT's hosts, "/g/g-", "g-…") are looked for. What a mark takes in is not looked at
again, quantifiers are possessive and look-arounds short: the time is linear in the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from gpts_desktop.core.link_address import (
    BACKSLASH,
    ELSEWHERE,
    ID,
    LOOK_ALIKE,
    NO_SITE,
    NOT_WEB,
    PROJECT,
    USER_NAME,
    ends_well,
    is_cjk,
    is_wordlike,
    page_at,
    refusal_of_host,
    slug_at,
)

# Blanks, controls, quotes, the punctuation of Unicode and of Chinese; no zero-width characters:
# those are dropped inside a host's name, so they must not look like a border before one.
_HARD = (
    r"\s\x00-\x1f\x7f<>\"`«»\u2010-\u205f\u3001-\u3004\u3008-\u303f\ufe10-\ufe1f\ufe30-\ufe6f"
    r"\uff01\uff02\uff08-\uff0a\uff0c\uff0e\uff1a\uff1b\uff1c-\uff1f\uff3b\uff3d\uff5b-\uff65"
)
_SOFT = r"(){}\[\],;|'!*^$"
_LAST_PIECE = re.compile(rf"(?<![^{_HARD}{_SOFT}])[^{_HARD}{_SOFT}]*+\Z")
# The first class lets the engine skip; what follows is chosen by looking back at it.
_MARK = re.compile(
    r"[:/gcCwW](?:"
    r"(?P<scheme>(?<=:)[/\\]{2})"
    r"|(?P<host>(?i:(?:(?<=w)ww\.c|(?<=c))(?:hatgpt\.com|hat\.openai\.com))(?=(?::\d{1,5})?[/\\]))"
    r"|(?P<page>(?<=/)g/g-)"
    r"|(?P<project>(?<=g)-p-(?=[0-9a-f]{32}))"
    r"|(?P<id>(?<=g)-(?=[0-9A-Za-z]{9}))"
    r")",
    re.A,
)
_GLUE = r",;!$*({"
_AUTHORITY = re.compile(
    r"(?:\[[0-9A-Fa-f:.]*+\])?"
    rf"(?:[^{_HARD}{_SOFT}/?#\\]|[{_GLUE}](?![{_GLUE}]{{0,3}}https?://))*+"
)
_REST = re.compile(rf"[^{_HARD}{_SOFT}]*+")
_TAIL = re.compile(rf"[/?#][^{_HARD}{_SOFT}\u0080-\U0010ffff]*+")
_ID = re.compile(ID)
_WEB_SCHEME = re.compile(r"(?<![0-9A-Za-z])https?$", re.I | re.A)
_ANY_SCHEME = re.compile(r"[A-Za-z][0-9A-Za-z+.-]*$")
_MODEL = re.compile(r"(?:(?<![0-9A-Za-z])|(?<=[0-9A-Za-z]-))gizmo-$")
_LONGEST_SCHEME = 24
_LONGEST_PATH = 512


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the text: a GPT there, or a reason why there is none."""

    start: int
    end: int
    id: str = ""
    slug: str = ""
    reason: str = ""


def scan(text: str) -> Iterator[Hit]:
    """Yield what is found in `text`, in order, without overlaps."""
    done = piece = looked = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done:
            continue
        last = _LAST_PIECE.search(text, looked, mark.start())
        if last is not None:
            piece = last.start()
        looked = mark.start()
        hit = _hit(text, mark, max(piece, done), glued=done > piece)
        if hit is not None:
            yield hit
            done = hit.end


def _hit(text: str, mark: re.Match[str], start: int, *, glued: bool) -> Hit | None:
    """Return what a mark leads to; `start` is where its piece, or what is left of it, begins."""
    match mark.lastgroup:
        case "scheme":
            return _with_scheme(text, mark, start)
        case "host":
            return _without_scheme(text, mark, start, glued=glued)
        case "page":
            return _page_elsewhere(text, mark, start)
        case "project":
            return _bare_project(text, mark.start(), start)
        case _:
            return _bare_id(text, mark.start(), start)


def _with_scheme(text: str, mark: re.Match[str], start: int) -> Hit | None:
    window = text[max(start, mark.start() - _LONGEST_SCHEME) : mark.start()]
    scheme = _WEB_SCHEME.search(window)
    if scheme is None:
        other = _ANY_SCHEME.search(window)
        if other is None:
            return None
        end = _end_of_link(text, mark.end())
        return Hit(mark.start() - len(other[0]), end, reason=NOT_WEB)
    link_start = mark.start() - len(scheme[0])
    prefix = text[start:link_start]
    if mark[0] != "://":
        return Hit(link_start, _end_of_link(text, mark.end()), reason=BACKSLASH)
    if _may_name_host(prefix) and any(char in prefix for char in "/?#\\"):
        # A whole address in the path of another: evil.tld/https://chatgpt.com/…
        return Hit(start, _end_of_link(text, mark.end()), reason=ELSEWHERE)
    return _judged(text, link_start, mark.end())


def _may_name_host(prefix: str) -> bool:
    return "." in prefix and any(map(is_wordlike, prefix))


def _without_scheme(text: str, mark: re.Match[str], start: int, *, glued: bool) -> Hit | None:
    prefix = text[start : mark.start()]
    if _may_precede_host(prefix, glued=glued):
        return _judged(text, mark.start(), mark.start())
    reason = ELSEWHERE if "/" in prefix else LOOK_ALIKE
    if "@" in prefix:
        reason = USER_NAME
    return Hit(start, _end_of_link(text, mark.end()), reason=reason)


def _may_precede_host(prefix: str, *, glued: bool) -> bool:
    has_word = glued or any(is_wordlike(char) for char in prefix)
    if not has_word:
        return True
    return prefix[-1:] in (":", "=") and not any(char in prefix for char in "./?#\\@%")


def _judged(text: str, start: int, authority_start: int) -> Hit | None:
    """Return what the link is whose host begins at `authority_start`, if there is a host."""
    authority = _match(_AUTHORITY, text, authority_start)
    path_start = authority_start + len(authority)
    # A page is known by its first characters; all of a long run at each link would be quadratic.
    path = _match(_REST, text, path_start, path_start + _LONGEST_PATH)
    if not path:
        authority = authority.rstrip(".,:;!$*({_~-&=+%")
        if not authority:
            return None
    reason = BACKSLASH if path.startswith("\\") else refusal_of_host(authority)
    page = reason or page_at(path)
    if isinstance(page, str):
        if reason is None and "\\" in path.rstrip("\\"):
            page = BACKSLASH
        return Hit(start, path_start + len(_match(_REST, text, path_start)), reason=page)
    end = path_start + page.end
    end += len(_match(_TAIL, text, end))
    if "\\" in text[path_start:end].rstrip("\\"):
        return Hit(start, end, reason=BACKSLASH)
    return Hit(start, end, page.id, page.slug)


def _page_elsewhere(text: str, mark: re.Match[str], start: int) -> Hit:
    """Return the refusal of a GPT's path that follows no known host."""
    prefix = text[start : mark.start()]
    reason = ELSEWHERE if any(is_wordlike(char) for char in prefix) else NO_SITE
    if reason == ELSEWHERE and ("@" in prefix or not prefix.isascii()):
        reason = USER_NAME if "@" in prefix else LOOK_ALIKE
    return Hit(start, _end_of_link(text, mark.end()), reason=reason)


def _bare_project(text: str, at: int, start: int) -> Hit | None:
    model_start = _model_start(text, at, start)
    if model_start is None and not _may_precede_id(text, at, start):
        return None
    return Hit(at if model_start is None else model_start, at + 36, reason=PROJECT)


def _bare_id(text: str, at: int, start: int) -> Hit | None:
    """Return the GPT that an id on its own or in a model's name means."""
    match = _ID.match(text, at)
    if match is None or not ends_well(text, match.end()):
        return None
    first = _model_start(text, at, start)
    if first is None:
        if not _may_precede_id(text, at, start):
            return None
        first = at
    slug = slug_at(text, match.end())
    return Hit(first, match.end() + (len(slug) + 1 if slug else 0), match[0], slug)


def _model_start(text: str, at: int, start: int) -> int | None:
    """Return where the model's name begins that the id at `at` belongs to, if it does."""
    if not _MODEL.search(text[max(start, at - 8) : at]):
        return None
    first = at - len("gizmo-")
    while (
        first > start
        and text[first - 1].isascii()
        and (text[first - 1].isalnum() or text[first - 1] in "-._")
    ):
        first -= 1
    return first


def _may_precede_id(text: str, at: int, start: int) -> bool:
    """Whether an id may begin here: not inside a word, a path or a host."""
    before = at
    while before > start and not is_wordlike(text[before - 1]):
        before -= 1
    if before == start:
        return True
    return text[at - 1] in ":=" or (before == at and is_cjk(text[at - 1]))


def _end_of_link(text: str, start: int) -> int:
    end = start + len(_match(_AUTHORITY, text, start))
    return end + len(_match(_REST, text, end))


def _match(pattern: re.Pattern[str], text: str, at: int, end: int = sys.maxsize) -> str:
    match = pattern.match(text, at, end)
    return match[0] if match else ""
