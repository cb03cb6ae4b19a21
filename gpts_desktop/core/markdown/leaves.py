"""The block that is open at the end of the text so far: it grows by lines, then closes."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Self

from gpts_desktop.core.markdown.blocks import (
    CODE_PART_LINES,
    PROSE_CHARACTERS,
    TABLE_PART_ROWS,
    Alignment,
    Code,
    Formula,
    Table,
)
from gpts_desktop.core.markdown.cut import cut_at
from gpts_desktop.core.markdown.formulas import Opening
from gpts_desktop.core.markdown.gather import Cell, Gather
from gpts_desktop.core.markdown.place import Place

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_TITLE_OPENERS = ('"', "'", "(")
# As many empty cells a table may be given for rows that are too short (markdown-it's limit).
_PADDED_CELLS = 65_536
FORMULA_CHARACTERS = 4_000


@dataclass(slots=True)
class OpenText:
    """A paragraph. Its last line stays apart: it may turn out to be a table's header."""

    place: Place
    start: int
    end: int = 0
    text: str = ""
    last: str | None = None
    last_start: int = 0
    # Cut, or with a line too long to look at: no heading and no definitions any more.
    fixed: bool = False
    empty: bool = True
    _last_at: int = 0
    _last_end: int = 0  # of the line before it
    # Where each line begins, in `text` and in the source.
    _marks: list[tuple[int, int]] = field(default_factory=list)

    def branch(self) -> Self:
        """Return a copy that can go its own way."""
        other = copy(self)
        other._marks = self._marks.copy()
        return other

    def add(self, line: str, at: int, start: int, end: int, gather: Gather) -> None:
        """Add a line without its leading blanks; `at` is where it begins in the source."""
        if self.empty and self.last is None:
            line = self._without_task(line)
        elif self.last is not None:
            self._merge()
            self._define(gather, line, final=False)
            self._cut(gather)
        self.last, self._last_at, self.last_start = line, at, start
        self._last_end, self.end = self.end, end

    def add_long(self, line: str, at: int, end: int, gather: Gather) -> None:
        """Add the beginning of a line whose rest comes by `extend`."""
        self._merge()
        self._define(gather, None, final=True)
        self.fixed = True
        self.last, self._last_at, self.end = line, at, end
        self._merge()
        self._cut(gather)

    def extend(self, more: str, end: int, gather: Gather) -> None:
        """Add to the end of the last line."""
        self.text += more
        self.end = end
        self._cut(gather)

    def take_last(self) -> str:
        """Return the last line and let it go."""
        last = self.last or ""
        self.last, self.end = None, self._last_end
        return last

    def heading(self, level: int, end: int, gather: Gather) -> bool:
        """Close as a heading; False for text that is too long or only definitions."""
        if self.fixed or len(self.text) + len(self.last or "") >= PROSE_CHARACTERS:
            return False
        self._merge()
        self._define(gather, None, final=True)
        if not self.text.strip(" \t\n"):
            return False
        gather.text(self.text, self.place, self.start, end, level)
        return True

    def close(self, gather: Gather, finished: bool) -> bool:
        """Emit what is left; False when nothing was shown at all."""
        self._merge()
        self._define(gather, None, final=True)
        self._cut(gather)
        self._emit(0, len(self.text), gather, self.end)
        return not self.empty

    def _without_task(self, line: str) -> str:
        task = _TASK.match(line) if self.place.marker else None
        if task is None:
            return line
        self.place = replace(self.place, marker="☐" if task.group(1) == " " else "☑")
        return line[task.end() :]

    def _merge(self) -> None:
        if self.last is None:
            return
        if not self.text:
            self.text, self._marks = self.last, [(0, self._last_at)]
        else:
            self._marks.append((len(self.text) + 1, self._last_at))
            self.text = f"{self.text}\n{self.last}"
        self.last = None

    def _define(self, gather: Gather, following: str | None, final: bool) -> None:
        """Take definitions off the beginning, as far as later lines can't change them."""
        while self.text.startswith("[") and not self.fixed:
            definition = gather.inline.definition(self.text)
            if definition is None:
                return
            rest = self.text[definition.end :]
            if not final and not definition.titled:
                following_text = rest or following or ""
                if following_text.startswith(_TITLE_OPENERS):
                    return
            gather.define(definition)
            self._drop(definition.end, gather)
            if self._marks:
                self.start = self._marks[0][1]

    def _where(self, gather: Gather) -> Callable[[int], int]:
        """Return what tells where a character of the text as it is now stands in the source."""
        marks, text, end = tuple(self._marks), self.text, self.end
        missing = gather.inline.carried.missing

        def where(at: int) -> int:
            before = [mark for mark in marks if mark[0] <= at]
            if not before:
                return end
            mark, source = before[-1]
            return source + at - mark + missing(text[mark:at])

        return where

    def _drop(self, size: int, gather: Gather) -> None:
        source = self._where(gather)(size)
        self.text = self.text[size:]
        kept = [(at - size, where) for at, where in self._marks if at > size]
        self._marks = [(0, source), *kept] if self.text else []

    def _cut(self, gather: Gather) -> None:
        if len(self.text) <= PROSE_CHARACTERS:
            return
        at = 0
        where = self._where(gather)
        while len(self.text) - at > PROSE_CHARACTERS:
            size = cut_at(self.text[at : at + PROSE_CHARACTERS])
            source = where(at + size)
            self._emit(at, at + size, gather, source)
            self.start = source
            at += size
        self._drop(at, gather)
        self.fixed = True

    def _emit(self, at: int, to: int, gather: Gather, end: int) -> None:
        text = self.text[at:to]
        if not text.strip(" \t\n"):
            return
        where = self._where(gather)
        gather.piece(text, self.place, self.start, end, where=lambda within: where(at + within))
        self.empty = False
        self.place = self.place.going_on()


@dataclass(slots=True)
class OpenCode:
    """A code block, fenced or (`fence` empty) indented."""

    place: Place
    start: int
    end: int
    language: str = ""
    fence: str = ""
    offset: int = 0
    part: int = 0
    lines: list[str] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    # Blank lines at the end of indented code belong to it only when more code follows.
    blanks: list[tuple[str, int]] = field(default_factory=list)

    def branch(self) -> Self:
        """Return a copy that can go its own way."""
        other = copy(self)
        other.lines, other.ends = self.lines.copy(), self.ends.copy()
        other.blanks = self.blanks.copy()
        return other

    def add(self, line: str, end: int, gather: Gather) -> None:
        """Add a line of code."""
        for blank, blank_end in self.blanks:
            self._append(blank, blank_end, gather)
        self.blanks.clear()
        self._append(line, end, gather)
        self.end = end

    def add_blank(self, line: str, end: int) -> bool:
        """Add a blank line of indented code; False when there were too many to wait on."""
        self.blanks.append((line, end))
        return len(self.blanks) <= CODE_PART_LINES

    def extend(self, more: str, end: int, gather: Gather) -> None:
        """Add to the end of the last line."""
        self.lines[-1] += gather.inline.carried.restored(more)
        self.ends[-1] = self.end = end

    def close(self, gather: Gather, finished: bool, closed: bool = False) -> bool:
        """Emit the last part; it stays open (`last` False) while more may come."""
        closed = closed or not self.fence
        self._emit(gather, finished, closed, self.end)
        return True

    def _append(self, line: str, end: int, gather: Gather) -> None:
        if len(self.lines) == CODE_PART_LINES:
            self._emit(gather, False, True, self.ends[-1])
            self.part += 1
            self.lines, self.ends = [], []
        self.lines.append(gather.inline.carried.restored(line))
        self.ends.append(end)

    def _emit(self, gather: Gather, last: bool, closed: bool, end: int) -> None:
        gather.block(
            Code(
                language=self.language,
                text="\n".join(self.lines),
                part=self.part,
                last=last,
                closed=closed,
                quote=self.place.quote,
                indent=self.place.indent,
                start=self.start,
                end=end,
            )
        )


@dataclass(slots=True)
class OpenTable:
    """A table: its header and the rows of its last part, as text and as runs."""

    place: Place
    start: int
    end: int
    header: tuple[str, ...]
    header_runs: tuple[Cell, ...]
    alignments: tuple[Alignment, ...]
    defined: int
    part: int = 0
    padded: int = 0
    rows: list[tuple[str, ...]] = field(default_factory=list)
    rows_runs: list[tuple[Cell, ...]] = field(default_factory=list)

    def branch(self) -> Self:
        """Return a copy that can go its own way."""
        other = copy(self)
        other.rows, other.rows_runs = self.rows.copy(), self.rows_runs.copy()
        return other

    def add(self, cells: tuple[str, ...], end: int, gather: Gather) -> bool:
        """Add a row, made as wide as the header; False when too much had to be filled in."""
        missing = len(self.header) - len(cells)
        if self.padded + missing > _PADDED_CELLS:
            return False
        self.padded += missing
        if len(self.rows) == TABLE_PART_ROWS:
            self._emit(gather, last=False)
            self.part += 1
            self.rows, self.rows_runs = [], []
        row = cells[: len(self.header)] + ("",) * missing
        self.rows.append(row)
        self.rows_runs.append(gather.cells(row))
        self.end = end
        return True

    def close(self, gather: Gather, finished: bool) -> bool:
        """Emit the last part; `last` is False while more may come."""
        self._emit(gather, last=finished)
        return True

    def _emit(self, gather: Gather, last: bool) -> None:
        table = Table(
            header=self.header_runs,
            rows=tuple(self.rows_runs),
            alignments=self.alignments,
            part=self.part,
            last=last,
            quote=self.place.quote,
            indent=self.place.indent,
            start=self.start,
            end=self.end,
        )
        gather.table(table, self.header, tuple(self.rows), self.defined)


@dataclass(slots=True)
class OpenFormula:
    """A displayed formula whose end has not come; without one it is a paragraph."""

    place: Place
    start: int
    end: int
    opening: Opening
    # The paragraph in whose midst it stands.
    before: OpenText | None = None
    # Each line without its leading blanks, where that begins, and the line's own bounds.
    lines: list[tuple[str, int, int, int]] = field(default_factory=list)
    size: int = 0

    def branch(self) -> Self:
        """Return a copy that can go its own way."""
        other = copy(self)
        other.lines = self.lines.copy()
        other.before = self.before.branch() if self.before else None
        return other

    def add(self, line: str, at: int, start: int, end: int) -> bool:
        """Add a line; False when it is too much for a formula."""
        self.lines.append((line, at, start, end))
        self.size += len(line)
        self.end = end
        return self.size <= FORMULA_CHARACTERS

    def as_text(self, gather: Gather) -> OpenText:
        """Return the lines as a paragraph, or as the end of the one before."""
        text = self.before or OpenText(self.place, self.start)
        for line, at, start, end in self.lines:
            text.add(line, at, start, end, gather)
        return text

    def tex(self, last: str = "") -> str:
        """Return the TeX of the lines, with `last` before the closing delimiter."""
        lines = [*(line for line, *_ in self.lines), last]
        return self.opening.tex("\n".join(lines))

    def emit(self, tex: str, end: int, gather: Gather, closed: bool = True) -> None:
        """Add the formula to the blocks."""
        place = self.place
        gather.block(Formula(tex, place.quote, place.indent, self.start, end, closed))

    def close(self, gather: Gather, finished: bool) -> bool:
        """Emit what is there: a formula while more may come, else a paragraph."""
        if finished:
            return self.as_text(gather).close(gather, finished)
        if self.before is not None:
            self.before.close(gather, finished)
        self.emit(self.tex(), self.end, gather, closed=False)
        return True


Leaf = OpenText | OpenCode | OpenTable | OpenFormula
