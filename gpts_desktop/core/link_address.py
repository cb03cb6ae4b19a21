"""What an address points at: a GPT's page, or what else, in words a person understands.

The rules are wire.md's, section 5. Nothing is folded or repaired on the way to a GPT: the host
is compared whole, and the id is taken as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gpts_desktop.core.sentence import Sentence

ID = r"g-(?:[0-9a-fA-F]{32}|[0-9A-Za-z]{9})"

PROJECT = Sentence("a project, not a GPT")
INCOMPLETE = Sentence("a GPT's address with an incomplete id")
NO_GPT = Sentence("a page of ChatGPT, but not a GPT")
ELSEWHERE = Sentence("not on chatgpt.com")
LOOK_ALIKE = Sentence("only looks like chatgpt.com")
USER_NAME = Sentence("hides its site behind an @")
BACKSLASH = Sentence("has a backslash in it")
NOT_WEB = Sentence("not a web address")
NO_SITE = Sentence("part of an address, without its site")

_PAGES = {
    "": Sentence("the start page of ChatGPT, not a GPT"),
    "g": INCOMPLETE,
    "gg": Sentence("a group chat, not a GPT"),
    "share": Sentence("a shared chat, not a GPT"),
    "c": Sentence("a chat, not a GPT"),
    "gpts": Sentence("the list of GPTs, not a GPT"),
    "codex": Sentence("a page of Codex, not a GPT"),
}
_HOST = re.compile(r"(?:www\.)?(?:chatgpt\.com|chat\.openai\.com)(?::(?:80|443))?", re.I | re.A)
# An id may run straight into the next link when two were pasted without a space.
_GPT_PATH = re.compile(rf"/(?:g|gpts/editor)/({ID})(?:(?![0-9A-Za-z])|(?=https?://))")
_PROJECT_PATH = re.compile(r"/(?:g|gpts/editor)/g-p(?:-|$)")
_ASCII_SLUG = re.compile(r"[0-9A-Za-z._~%-]*+")
_GLUED_SCHEME = re.compile(r"https?$")


@dataclass(frozen=True, slots=True)
class Page:
    """A GPT's page: its id and slug, and where in the path both end."""

    id: str
    slug: str
    end: int


def is_cjk(char: str) -> bool:
    """Whether a character is of a script that is written without spaces."""
    return (
        "\u3005" <= char <= "\u3007"
        or "\u3040" <= char <= "\u9fff"
        or ("\uac00" <= char <= "\ud7a3" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000")
    )


def is_wordlike(char: str) -> bool:
    """Whether a character can belong to a word or a host: letters, marks, digits."""
    return unicodedata.category(char)[0] in "LMN"


def refusal_of_host(authority: str) -> str | None:
    """Return why this is not ChatGPT's host, or None when it is."""
    if _HOST.fullmatch(authority):
        return None
    if "@" in authority:
        return USER_NAME
    lower = authority.lower()
    if not authority.isascii() or "chatgpt" in lower or "openai" in lower or "xn--" in lower:
        return LOOK_ALIKE
    return ELSEWHERE


def page_at(path: str) -> Page | str:
    """Return the GPT's page at a path of ChatGPT's host, or why there is none.

    `path` is all that follows the host, and may run on into the text behind the link.
    """
    match = _GPT_PATH.match(path)
    if match is None:
        if _PROJECT_PATH.match(path):
            return PROJECT
        first = re.match(r"/([^/?#]*)", path)
        return _PAGES.get(first[1] if first else "", NO_GPT)
    end = match.end()
    if not ends_well(path, end):
        return INCOMPLETE
    slug = slug_at(path, end)
    return Page(match[1], slug, end + (len(slug) + 1 if slug else 0))


def ends_well(text: str, end: int) -> bool:
    """Whether an id that ends here is whole: no word, host or address goes on with it."""
    following = text[end : end + 2]
    if not following or following[0] in "-/?#" or is_cjk(following[0]):
        return True
    if following.startswith("ht"):
        return text.startswith(("http://", "https://"), end)
    if is_wordlike(following[0]):
        return False
    joins = following[0] in "._@%~:=+&\\"
    return not (joins and len(following) > 1 and following[1].isascii() and following[1].isalnum())


def slug_at(text: str, start: int) -> str:
    """Return the slug that follows an id at `start`, without the "-" before it.

    A slug that opens in Chinese runs to the next punctuation; one in ASCII ends where
    Chinese begins, for that is the sentence around the link.
    """
    if not text.startswith("-", start):
        return ""
    start += 1
    if text[start : start + 1].isascii():
        slug = _ASCII_SLUG.match(text, start)
        found = slug[0] if slug else ""
        if text.startswith("://", start + len(found)):
            found = _GLUED_SCHEME.sub("", found)
    else:
        end = start
        while end < len(text) and (is_wordlike(text[end]) or text[end] in "-_"):
            end += 1
        found = text[start:end]
    return found.rstrip("-._~%")
