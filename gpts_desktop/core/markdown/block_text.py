"""Blocks, and parts of blocks, back into Markdown, for what is copied and quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gpts_desktop.core.markdown import run_text, table_text
from gpts_desktop.core.markdown.blocks import (
    Block,
    Code,
    Formula,
    Paragraph,
    Picture,
    Prose,
    Run,
    Table,
)
from gpts_desktop.core.markdown.excerpt import continues
from gpts_desktop.core.markdown.formulas import block_source

_BEGINS = re.compile(
    r"(?:[-+](?=[ \t]|$)|-[- \t]*$|_[_ \t]*$|=+[ \t]*$|#{1,6}(?=[ \t]|$)|>|~~~)", re.MULTILINE
)
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:[ \t]|$))")
_TICKS = re.compile(r"`+")
Part = Paragraph | Code | Formula | Picture | list[Table]
"""A paragraph, or a block; of a table all its parts."""

_MARKERS = {"•": "-", "☐": "- [ ]", "☑": "- [x]"}


def markdown(blocks: Sequence[Block], source: str) -> str:
    """Return Markdown that reads as `blocks`, of which those at both ends may be cut.

    What is whole is a slice of `source`, as its author wrote it; the rest is written anew.
    """
    count = len(blocks)
    for first, last in ((0, count), (1, count), (0, count - 1), (1, count - 1)):
        if first < last and (text := _slice(blocks[first:last], source)) is not None:
            parts = (written(blocks[:first]), text, written(blocks[last:]))
            return "\n\n".join(part for part in parts if part)
    return written(blocks)


def _slice(blocks: Sequence[Block], source: str) -> str | None:
    """Return the blocks' own source if it reads as them by itself."""
    from gpts_desktop.core.markdown.parse import parse

    text = source[blocks[0].start : blocks[-1].end].strip("\n")
    return text if _bare(parse(text)) == _bare(blocks) else None


def _bare(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks without their places in the source, ended as a whole text ends."""
    bare = [replace(block, start=0, end=0) for block in blocks]
    if bare and isinstance(bare[-1], Code | Table):
        bare[-1] = replace(bare[-1], last=True)
    if bare and isinstance(bare[-1], Code):
        bare[-1] = replace(bare[-1], closed=True)
    return bare


def written(blocks: Sequence[Block]) -> str:
    """Return Markdown that reads as these blocks, without knowing their source."""
    writer = _Writer()
    for part in joined(blocks):
        writer.write(part)
    return "\n".join(writer.lines)


def joined(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield paragraphs and blocks; the parts of one code block or table together."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        while end < len(blocks) and continues(blocks[end - 1], blocks[end]):
            end += 1
        if isinstance(block, Prose):
            yield from block.paragraphs
        elif isinstance(block, Table):
            yield [part for part in blocks[at:end] if isinstance(part, Table)]
        elif isinstance(block, Code):
            text = "\n".join(part.text for part in blocks[at:end] if isinstance(part, Code))
            yield replace(block, text=text)
        else:
            yield block
        at = end


@dataclass(slots=True)
class _Writer:
    """Writes one thing under another, set in as quotes and lists ask for."""

    lines: list[str] = field(default_factory=list)
    _widths: list[int] = field(default_factory=list)  # of the open lists' markers
    _quote: int = 0
    _before: Paragraph | None = None
    _bare_marker: bool = False

    def write(self, part: Part) -> None:
        """Write a paragraph, code, a formula, a picture, or a table's parts."""
        one = part[0] if isinstance(part, list) else part
        self._part_from(one)
        marker = one.marker if isinstance(one, Paragraph) else ""
        lists = self._lists(one.indent, marker)
        shown = _MARKERS.get(marker, marker)
        body = _body(part)
        first = f"{shown} {body[0]}".rstrip() if marker else body[0]
        inset = " " * self._inset(lists)
        deeper = " " * sum(self._widths)
        quote = "> " * one.quote
        self.lines.append(f"{quote}{inset}{first}".rstrip())
        self.lines += [f"{quote}{deeper}{line}".rstrip() for line in body[1:]]
        self._before = one if isinstance(one, Paragraph) else None
        self._bare_marker = bool(marker) and not body[0]
        self._quote = one.quote

    def _part_from(self, one: Paragraph | Block) -> None:
        """Leave a blank line above, unless a tight list or a bare marker goes on."""
        assert not isinstance(one, Prose)
        before = self._before
        tight = isinstance(one, Paragraph) and before is not None and before.tight and one.tight
        if self.lines and not tight and not self._bare_marker:
            joined = min(self._quote, one.quote)
            if isinstance(one, Paragraph) and one.new_quote:
                joined = min(joined, one.new_quote - 1)
            self.lines.append(("> " * joined).rstrip())
        if one.quote != self._quote:
            self._widths.clear()

    def _lists(self, indent: int, marker: str) -> int:
        """Open and close lists; return how many stand around this line's marker."""
        around = indent - 1 if marker else indent
        del self._widths[max(0, around) :]
        self._widths += [0] * (around - len(self._widths))
        if marker:
            self._widths.append(2 if marker in _MARKERS else len(marker) + 1)
        return max(0, around)

    def _inset(self, lists: int) -> int:
        return sum(self._widths[:lists])


def _body(part: Part) -> list[str]:
    if isinstance(part, list):
        return table_text.markdown(part).split("\n")
    if isinstance(part, Code):
        longest = max((len(ticks) for ticks in _TICKS.findall(part.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return [f"{fence}{part.language}", *part.text.split("\n"), fence]
    if isinstance(part, Formula):
        return block_source(part.text).split("\n")
    if isinstance(part, Picture):
        return [run_text.markdown((Run(part.text, link=part.link, picture=part.address),))]
    return _paragraph(part)


def _paragraph(part: Paragraph) -> list[str]:
    if part.rule:
        return ["***"]
    text = run_text.markdown(part.runs).strip()
    if part.heading:
        return [f"{'#' * part.heading} {text}".replace("\\\n", " ").rstrip()]
    return [_as_text(line) for line in text.split("\n")]


def _as_text(line: str) -> str:
    """Return a line that begins nothing: no heading, item, quotation or rule."""
    line = line.lstrip(" \t")
    if _BEGINS.match(line):
        return f"\\{line}"
    return _NUMBER.sub(r"\1\\", line, count=1) if _NUMBER.match(line) else line
