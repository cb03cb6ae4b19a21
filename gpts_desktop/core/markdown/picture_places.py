"""Where the pictures of a paragraph's text stand.

This module imports markdown-it: it is imported inside functions only.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from gpts_desktop.core.markdown.picture_parts import Place


def mark_places(markdown: MarkdownIt) -> None:
    """Let the tokens of pictures and links say where in the text they stand."""
    markdown.inline.ruler.at("image", _image)
    markdown.inline.ruler.at("link", _link)


def _image(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not image(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta["place"] = start, state.pos
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start, tokens = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    if not silent:
        opened = next(token for token in state.tokens[tokens:] if token.type == "link_open")
        opened.meta["place"] = start, state.pos
    return True


def places_of(tokens: Sequence[Token]) -> tuple[Place, ...]:
    """Return the place of each picture in order, that of a link around it alone included."""
    places: list[Place] = []
    around: Place = None
    first, words = 0, False
    for token in tokens:
        if token.type == "link_open":
            around, first, words = token.meta.get("place"), len(places), False
        elif token.type == "link_close":
            pictures = len(places) - first
            places[first:] = [around] if pictures == 1 and not words else [None] * pictures
        elif token.type == "image" and token.attrs["src"]:
            places.append(token.meta["place"])
        elif not token.nesting and token.content.strip():
            words = True
    return tuple(places)
