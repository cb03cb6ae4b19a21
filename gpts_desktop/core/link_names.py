"""A GPT's name from what stands around its link, or from its slug."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

MOST_LETTERS = 80

_UPPER = {"ai", "api", "css", "gpt", "html", "pdf", "seo", "sql", "ui", "ux"}
_SITE = re.compile(
    r"^(?:ChatGPT)\s*[-–—|:·]\s*|\s*[-–—|·]\s*(?:ChatGPT|OpenAI|chatgpt\.com)$", re.I
)
_LIST_MARK = re.compile(r"^(?:>\s*)*(?:[-*+•·▪◦]|\d{1,4}\s?[.)、．])?\s*(?:\[[ xX]\]\s+)?")
_MARKS = " \t*_~`#\"'“”‘’「」『』《》〈〉【】<>[](){}（）［］|→👉:："
_SEPARATOR = re.compile(r"(?:[:：=|→]|[-–—]|->|=>|[(（])$")
# Words that point at a link instead of naming it, and words that alone are no name.
_POINTERS = re.compile(
    r"\b(?:check|click|find|found|here|href|https?|i|is|it|links?|look|see|this|try|uri|url|use"
    r"|using|via|we|you)\b|链接|地址|网址|如下|这个|看看|推荐|点击|试试|分享|使用|见下",
    re.I | re.A,
)
_ALONE_NO_NAMES = re.compile(
    r"\b(?:a|address|at|by|gizmo|gizmo_id|gpts?|id|model|name|of|open|short_url|source|the|title|to"
    r"|with)\b|模型|名称",
    re.I | re.A,
)
# The bracket that opens a link's words, in a text read from its end.
_OPENERS = re.compile(r"\[(?!\\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SENTENCE_END = re.compile(r"[.!?。！？；;,，、…](?=\s|$)|[。！？；，、…]")


def name_from_slug(slug: str) -> str:
    """Return a slug as a name: decoded, words parted and capitalised when there are several."""
    words = re.split(r"[-_\s]+", unquote(slug, errors="replace").strip(" -_"))
    words = [word for word in words if word and "\ufffd" not in word]
    if len(words) > 1:
        words = [w.upper() if w in _UPPER else w[:1].upper() + w[1:] for w in words]
    return cleaned(" ".join(words))


def cleaned(title: str) -> str:
    """Return a title as a name: one line, no hidden characters, without the site's own name."""
    title = title[: 8 * MOST_LETTERS]
    if not title.isprintable():
        title = "".join(
            " " if char.isspace() else char
            for char in title
            if char.isspace() or unicodedata.category(char)[0] != "C"
        )
    name = _SITE.sub("", " ".join(title.split())).strip()
    return name if len(name) <= MOST_LETTERS else name[: MOST_LETTERS - 1].rstrip() + "…"


def name_from_title(title: str) -> str:
    """Return the name in a link's own text or a bookmark's title; "" if it names nothing."""
    name = cleaned(title.strip().strip("*_`~ "))
    names_it = any(char.isalpha() for char in name) and not _is_address(name)
    rest = _ALONE_NO_NAMES.sub("", _POINTERS.sub("", name))
    generic = not rest.strip(" .!:：-,，。的了")
    return name if names_it and not generic else ""


def name_before(text: str, slug: str) -> str:
    """Return the name that stands before a link, in the text from its line's start; or "".

    `[Name](`, `Name:`, `Name -`, `| Name |` and the same within a list name the link; a name
    with only a space behind it must be the slug's.
    """
    in_brackets = _markdown_name(text)
    if in_brackets is not None:
        return name_from_title(in_brackets)
    line = text.rstrip(" \t<\"'“‘「『《*_`")
    separator = _SEPARATOR.search(line)
    if separator is not None:
        line = line[: separator.start()].rstrip(" \t|")
        line = line.rpartition("|")[2]
    elif line == text:
        return ""
    name = _LIST_MARK.sub("", line.strip(), count=1).strip(_MARKS)
    if separator is None:
        return cleaned(name) if slug and _letters(name) == _letters(slug) else ""
    name = _SENTENCE_END.split(name)[-1].strip(_MARKS)
    if len(name) > MOST_LETTERS or len(name.split()) > 7 or _POINTERS.search(name):
        return ""
    return name_from_title(name)


def _markdown_name(text: str) -> str | None:
    head = text.rstrip("<")
    if not head.endswith("]("):
        return None
    # The name ends before "](", and may have brackets of its own behind backslashes.
    opener = next((at for at in _OPENERS.finditer(head[:-2][::-1])), None)
    if opener is None:
        return None
    return _ESCAPED.sub(r"\1", head[len(head) - 2 - opener.start() : -2])


def _is_address(name: str) -> bool:
    return "://" in name or re.match(r"[\w-]+(?:\.[\w-]+)+(?:/|$)", name) is not None


def _letters(text: str) -> str:
    return "".join(char for char in unquote(text).casefold() if char.isalnum())
