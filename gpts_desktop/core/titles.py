"""A conversation's title, made here from its first question: no call is made for it."""

from __future__ import annotations

import re
import unicodedata

UNTITLED = "New chat"
# In columns: a Chinese character counts two.
TITLE_COLUMNS = 48
_SHORT_SENTENCE = 12
_READ_CHARACTERS = 4_000

_FENCE = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n.*?(?:^[ \t]*\1[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_ADDRESS = re.compile(r"<?\b(?:https?|ftp)://[^\s<>，。；！？、）】》」』]+>?", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_LINE_MARK = re.compile(r"^[ \t]*(?:(?:[>#]+|[-*+]|\d{1,3}[.)])(?:[ \t]+|$)|>)+")
_RULE = re.compile(r"^[ \t]*[-*_=|:][-*_=|: \t]*$")
_TASK = re.compile(r"^\[[ xX]\][ \t]+")
_EMPHASIS = re.compile(r"\*+|`+|~~|(?<!\w)_+|_+(?!\w)")
_SENTENCE_END = re.compile(r"[.!?…]+[)\"'”’]*(?=\s)|[。！？；]+[”’」』）]*")
_TRAILING = " \t.,;:!?…。，；：！？、-–—~'\"“‘（([【《「『"


def title_of(first_question: str) -> str:
    """Return a title of at most `TITLE_COLUMNS` columns, `UNTITLED` when nothing is left."""
    text = _FENCE.sub("\n", first_question[:_READ_CHARACTERS])
    for without in (_without_addresses, str):
        for line in without(text).splitlines():
            title = _shortened(_first_sentence(_plain(line)))
            if any(map(str.isalnum, title)):
                return title
    return UNTITLED


def first_words(text: str, most: int = 200) -> str:
    """Return how a text begins, in one line without its Markdown; "" when it has no words."""
    found = ""
    for line in text[:_READ_CHARACTERS].splitlines():
        found = f"{found} {_plain(line)}".strip()
        if len(found) >= most:
            return found[: most - 1] + "…"
    return found


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", _LINK.sub(r"\1", text))


def _plain(line: str) -> str:
    """Return a line without its Markdown and with single blanks."""
    if _RULE.match(line):
        return ""
    line = _TASK.sub("", _LINE_MARK.sub("", line))
    line = _EMPHASIS.sub("", _TAG.sub("", _LINK.sub(r"\1", line)))
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in line)
    return " ".join(shown.split())


def _first_sentence(text: str) -> str:
    """Return the first sentence, and the next ones while it is as short as a greeting."""
    for end in _SENTENCE_END.finditer(text):
        if _columns(text[: end.end()]) >= _SHORT_SENTENCE:
            return text[: end.end()]
    return text


def _shortened(text: str) -> str:
    if _columns(text) <= TITLE_COLUMNS:
        return text.rstrip(_TRAILING) or text
    kept = ""
    columns = 0
    for character in text:
        columns += _columns(character)
        if columns > TITLE_COLUMNS - 1:
            break
        kept += character
    following = text[len(kept)]
    space = kept.rfind(" ")
    # A word is cut only where it is one of Chinese or longer than half of the title.
    within_word = following.isascii() and following.isalnum() and kept[-1].isascii()
    if within_word and kept[-1] != " " and space > len(kept) // 2:
        kept = kept[:space]
    return kept.rstrip(_TRAILING) + "…"


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
