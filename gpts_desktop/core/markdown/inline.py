"""The text of one paragraph into runs, by markdown-it's inline rules and a few of our own.

This module imports markdown-it: it is imported inside functions only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace, normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from gpts_desktop.core.markdown.autolinks import addresses
from gpts_desktop.core.markdown.blocks import PROSE_CHARACTERS, Run
from gpts_desktop.core.markdown.carried import MARK, Carried
from gpts_desktop.core.markdown.cut import pieces
from gpts_desktop.core.markdown.formulas import inline_formula
from gpts_desktop.core.markdown.picture_parts import Place
from gpts_desktop.core.markdown.picture_places import mark_places, places_of

_MARKUP = re.compile(rf"[\\`*_\[\]<!~&$@\n{MARK}]|://|www\.", re.IGNORECASE)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]", re.DOTALL)
_GAP = re.compile(r"[ \t]*\n?[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_KEPT_RUNS = 128


@dataclass(frozen=True, slots=True)
class Definition:
    """A link reference definition: where it ends, and whether a title closed it."""

    label: str
    target: str
    titled: bool
    end: int


@dataclass(frozen=True, slots=True)
class Read:
    """The runs of a text, and where each of its pictures stands (see `places_of`)."""

    runs: tuple[Run, ...]
    places: tuple[Place, ...] = ()


class Inline:
    """Turns text into runs, with the reference definitions and the data seen so far."""

    def __init__(self) -> None:
        self.carried = Carried()
        self._markdown = _markdown()
        self._references: dict[str, dict[str, str]] = {}
        self._read: dict[str, Read] = {}

    @property
    def defined(self) -> int:
        """How many references are defined."""
        return len(self._references)

    def define(self, definition: Definition) -> None:
        """Take a definition; the first of a label counts (CommonMark 4.7)."""
        entry = {"href": definition.target, "title": ""}
        if self._references.setdefault(definition.label, entry) is entry:
            self._read.clear()

    def mentions(self, text: str) -> bool:
        """Return whether `text` may refer to something that is defined."""
        labels = _LABEL.finditer(text)
        return any(normalizeReference(found.group(1)) in self._references for found in labels)

    def runs(self, text: str) -> tuple[Run, ...]:
        """Return the runs of a paragraph's text."""
        return self.read(text).runs

    def read(self, text: str) -> Read:
        """Return the runs of a paragraph's text and the places of its pictures."""
        if not _MARKUP.search(text):
            return Read((Run(text),) if text else ())
        read = self._read.get(text)
        if read is None:
            if len(self._read) >= _KEPT_RUNS:
                self._read.clear()
            read = self._read[text] = self._parsed(text)
        return read

    def cell(self, text: str) -> tuple[Run, ...]:
        """Return the runs of a table's cell, which is not cut but may be long."""
        if len(text) <= PROSE_CHARACTERS:
            return self.runs(text)
        return tuple(run for piece in pieces(text) for run in self.runs(piece))

    def _parsed(self, text: str) -> Read:
        tokens: list[Token] = []
        env = {"references": self._references}
        self._markdown.inline.parse(text, self._markdown, env, tokens)
        runs = tuple(run for found in _runs(tokens) for run in self._finished(found))
        return Read(runs, places_of(tokens))

    def _finished(self, run: Run) -> Iterator[Run]:
        if run.link or run.code or run.formula or run.picture:
            yield self.carried.in_run(run)
        else:
            yield from _linked(self.carried.in_run(run))

    def definition(self, text: str) -> Definition | None:
        """Return the definition that `text` begins with (CommonMark 4.7)."""
        found = _LABEL.match(text)
        if found is None or not text.startswith(":", found.end()):
            return None
        label = normalizeReference(found.group(1))
        gap = _GAP.match(text, found.end() + 1)
        assert gap is not None
        target = self._markdown.helpers.parseLinkDestination(text, gap.end(), len(text))
        if not label or not target.ok:
            return None
        gap = _GAP.match(text, target.pos)
        assert gap is not None
        if gap.group():
            title = self._markdown.helpers.parseLinkTitle(text, gap.end(), len(text))
            if title.ok and (end := _LINE_END.match(text, title.pos)):
                return Definition(label, target.str, True, end.end())
        end = _LINE_END.match(text, target.pos)
        return Definition(label, target.str, False, end.end()) if end else None


class _Markdown(MarkdownIt):
    """Keeps each link's target as it is written: the view decides what may be opened."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True


@cache
def _markdown() -> _Markdown:
    # A tag is shown as it is written: what looks like Markdown within it is none.
    markdown = _Markdown("commonmark", {"html": True})
    markdown.enable("strikethrough")
    markdown.inline.ruler.before("escape", "formula", _formula)
    markdown.inline.ruler.at("emphasis", _emphasis)
    mark_places(markdown)
    return markdown


def _formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = inline_formula(state.src, state.pos)
    if found is None or found.end > state.posMax:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = found.tex
        token.meta = {"display": found.display}
    state.pos = found.end
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Collect `*` and `_`; beside Chinese, Japanese or Korean, punctuation does not hinder `*`.

    By CommonMark's rule alone `**注意：**请` is not bold, since those scripts set no blank
    after punctuation (https://github.com/commonmark/commonmark-spec/issues/650).
    """
    start = state.pos
    marker = state.src[start]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(start, marker == "*")
    end = start + scanned.length
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*":
        opens = opens or (_is_wide(before) and not isWhiteSpace(ord(after)))
        closes = closes or (_is_wide(after) and not isWhiteSpace(ord(before)))
    for _ in range(scanned.length):
        state.push("text", "", 0).content = marker
        token = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(ord(marker), scanned.length, token, -1, open=opens, close=closes)
        )
    state.pos = end
    return True


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef" or "\U00020000" <= character <= "\U0003ffff"


def _runs(tokens: Sequence[Token]) -> list[Run]:
    """Return the runs of markdown-it's tokens, neighbours of one look joined."""
    runs: list[Run] = []
    look = Run("")
    depths: Counter[str] = Counter()
    for token in tokens:
        run = _run(token, look)
        if run is None:
            depths[token.tag] += token.nesting
            look = _restyled(look, token, depths[token.tag] > 0)
        elif runs and _joins(runs[-1], run):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        elif run.text or run.picture:
            runs.append(run)
    return runs


def _joins(last: Run, run: Run) -> bool:
    alone = run.picture or run.formula or run.code
    return not alone and replace(last, text=run.text) == run


def _run(token: Token, look: Run) -> Run | None:
    """Return what a token shows; None for one that only changes the look."""
    if token.nesting:
        return None
    match token.type:
        case "softbreak":
            run = replace(look, text=" ")
        case "hardbreak":
            run = replace(look, text="\n")
        case "code_inline":
            run = replace(look, text=token.content, code=True)
        case "formula":
            run = replace(
                look, text=token.content, formula=True, display=bool(token.meta["display"])
            )
        case "image":
            alternative = "".join(inner.text for inner in _runs(token.children or ()))
            run = replace(look, text=alternative, picture=str(token.attrs["src"]))
        case _:
            # A line feed written as an entity breaks no line (CommonMark 2.5).
            run = replace(look, text=token.content.replace("\n", " "))
    return run


def _restyled(look: Run, token: Token, on: bool) -> Run:
    match token.tag:
        case "strong":
            return replace(look, bold=on)
        case "em":
            return replace(look, italic=on)
        case "s":
            return replace(look, strike=on)
        case "a":
            return replace(look, link=str(token.attrs["href"]) if on else "")
    return look


def _linked(run: Run) -> Iterator[Run]:
    """Yield `run` with the addresses in its text as links."""
    done = 0
    for start, end, target in addresses(run.text):
        if start > done:
            yield replace(run, text=run.text[done:start])
        yield replace(run, text=run.text[start:end], link=target)
        done = end
    if done < len(run.text):
        yield replace(run, text=run.text[done:])
