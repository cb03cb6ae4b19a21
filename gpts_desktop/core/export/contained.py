"""Markdown of a message that, among others, reads as it does alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from gpts_desktop.core.markdown.blocks import Block, Code
from gpts_desktop.core.markdown.parse import parse

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TRIES = 4
# What Markdown takes for HTML: the app shows it as text, other programs would not show it at all,
# and some of it goes on until its own end, whatever comes (CommonMark 4.6). Code and formulas
# are passed over.
_HTML = re.compile(
    r"""
    (?P<kept> (?<!`)(`+)(?!`).{1,2000}?(?<!`)\2(?!`)  # code
        | \$[^$\n]{1,2000}\$ | \\\(.{1,2000}?\\\)     # a formula
        | \]\(\s*<[^<>\n]*>                           # a link's target
        | \\<)
    | <(?: /?[a-z][\w-]*(?:\s[^<>]{0,1000})?/?>       # a tag; an address has a colon or an @
        | (?=!--|\?|![a-z\[]) | (?=(?:script|pre|style|textarea)(?:\s|>|$)))
    """,
    re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE,
)


def self_contained(text: str) -> str:
    """Return Markdown that has ended where it ends, whatever it begins."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = outside_of_code(text, parse(text), _with_html_as_text)
    for _ in range(_TRIES):
        left_open = _left_open(text)
        if left_open is None:
            break
        text = _ended(text, left_open)
    return text


def _with_html_as_text(text: str) -> str:
    """Put a backslash before HTML."""
    return _HTML.sub(lambda found: found[0] if found["kept"] else f"\\{found[0]}", text)


def outside_of_code(text: str, blocks: Sequence[Block], change: Callable[[str], str]) -> str:
    """Return a text changed everywhere but in its code blocks."""
    parts: list[str] = []
    at = 0
    for block in blocks:
        if isinstance(block, Code):
            start, end = max(at, block.start), max(at, block.end)
            parts += [change(text[at:start]), text[start:end]]
            at = end
    return "".join([*parts, change(text[at:])])


def _left_open(text: str) -> Token | None:
    """Return what would swallow a heading after the text, as CommonMark reads it."""
    if "```" not in text and "~~~" not in text and "<" not in text:
        return None
    tokens = _blocks_only().parse(f"{text}\n\n#\n")
    last = tokens[-1]
    return last if last.type in ("fence", "html_block") else None


def _ended(text: str, left_open: Token) -> str:
    """Return the text with a fence closed, or with the sign escaped that begins HTML."""
    if left_open.type == "fence":
        return f"{text.removesuffix(chr(10))}\n{left_open.markup}"
    assert left_open.map is not None
    lines = text.split("\n")
    first = left_open.map[0]
    lines[first] = lines[first].replace("<", "\\<", 1)
    return "\n".join(lines)


@cache
def _blocks_only() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["inline", "text_join"])
