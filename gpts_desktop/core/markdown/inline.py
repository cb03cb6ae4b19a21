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
from gpts_desktop.core.markdown.hasten import hasten
from gpts_desktop.core.markdown.picture_parts import Place
from gpts_desktop.core.markdown.picture_places import mark_places, places_of

_MARKUP = re.compile(rf"[\\`*_\[\]<!~&$@\n{MARK}]|://|www\.", re.IGNORECASE)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]", re.DOTALL)
_GAP = re.compile(r"[ \t]*\n?[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
# Where there may be an address, or the data of a picture: written with an escape or an entity too.
_UNFINISHED = re.compile(rf"[@\\&{MARK}]|://|www\.", re.IGNORECASE)
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
        self._carries = False  # a definition's target is a picture's data

    @property
    def defined(self) -> int:
        """How many references are defined."""
        return len(self._references)

    def define(self, definition: Definition) -> None:
        """Take a definition; the first of a label counts (CommonMark 4.7)."""
        entry = {"href": definition.target, "title": ""}
        self._carries = self._carries or MARK in definition.target
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
        found = _runs(tokens)
        if self._carries or _UNFINISHED.search(text):
            found = [run for each in found for run in self._finished(each)]
        return Read(tuple(found), places_of(tokens))

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
    hasten(markdown)
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
    """Return the runs of markdown-it's tokens, neighbours of one look joined.

    A run is made once its text is whole: making one takes longer than all else of a token.
    """
    runs: list[Run] = []
    look = Run("")
    depths: Counter[str] = Counter()
    words: list[str] = []
    for token in tokens:
        if token.nesting:
            depths[token.tag] += token.nesting
            changed = _restyled(look, token, depths[token.tag] > 0)
            if changed != look:
                _end_words(words, look, runs)
                look = changed
        elif token.type in _OBJECTS:
            _end_words(words, look, runs)
            run = _object(token, look)
            if run.text or run.picture:
                runs.append(run)
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type == "hardbreak":
            words.append("\n")
        else:
            # A line feed written as an entity breaks no line (CommonMark 2.5).
            words.append(token.content.replace("\n", " "))
    _end_words(words, look, runs)
    return runs


def _end_words(words: list[str], look: Run, runs: list[Run]) -> None:
    """Make a run of the words so far, or let the last one of their look go on."""
    text = "".join(words)
    words.clear()
    if not text:
        return
    last = runs[-1] if runs else None
    if last is not None and not _alone(last) and _same_look(last, look):
        runs[-1] = replace(last, text=last.text + text)
    else:
        runs.append(Run(text, look.bold, look.italic, look.strike, link=look.link))


def _same_look(one: Run, other: Run) -> bool:
    return (
        one.bold is other.bold
        and one.italic is other.italic
        and one.strike is other.strike
        and one.link == other.link
    )


def _alone(run: Run) -> bool:
    return bool(run.picture or run.formula or run.code)


_OBJECTS = frozenset(("code_inline", "formula", "image"))


def _object(token: Token, look: Run) -> Run:
    """Return what stands in a line and is no words."""
    if token.type == "code_inline":
        return replace(look, text=token.content, code=True)
    if token.type == "formula":
        display = bool(token.meta["display"])
        return replace(look, text=token.content, formula=True, display=display)
    alternative = "".join(inner.text for inner in _runs(token.children or ()))
    return replace(look, text=alternative, picture=str(token.attrs["src"]))


def _restyled(look: Run, token: Token, on: bool) -> Run:
    match token.tag:
        case "strong":
            return Run("", on, look.italic, look.strike, link=look.link)
        case "em":
            return Run("", look.bold, on, look.strike, link=look.link)
        case "s":
            return Run("", look.bold, look.italic, on, link=look.link)
        case "a":
            link = str(token.attrs["href"]) if on else ""
            return Run("", look.bold, look.italic, look.strike, link=link)
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
