"""The structure of blocks, line by line (CommonMark 0.31, "A parsing strategy", phase 1).

A line costs the depth of the quotes and lists around it and nothing else of what came
before. Raw HTML is no block here: it is text.
"""

from __future__ import annotations

import re
from copy import copy
from html import unescape
from typing import Self

from gpts_desktop.core.markdown.blocks import Formula
from gpts_desktop.core.markdown.containers import (
    CODE_INDENT,
    MAX_DEPTH,
    Containers,
    list_marker,
    quote_marker,
)
from gpts_desktop.core.markdown.formulas import (
    TAILS,
    displayed_formula,
    opening,
)
from gpts_desktop.core.markdown.gather import Gather
from gpts_desktop.core.markdown.leaves import Leaf, OpenCode, OpenFormula, OpenTable, OpenText
from gpts_desktop.core.markdown.line import Line
from gpts_desktop.core.markdown.place import Place
from gpts_desktop.core.markdown.tables import alignments, cells

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_FENCE = re.compile(r"(`{3,})(?!.*`)|(~{3,})")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w{1,31};")
_SPECIAL = frozenset(">#`~$\\=-:|*_+0123456789")


class Structure:
    """The open quotes, lists and items, and the open leaf within them."""

    def __init__(self, gather: Gather) -> None:
        self.gather = gather
        self.leaf: Leaf | None = None
        self._containers = Containers(gather)
        self._start = 0
        self._end = 0

    def branch(self) -> Self:
        """Return a copy with a gatherer of its own, which leaves this one alone."""
        other = copy(self)
        other.gather = self.gather.branch()
        other.leaf = self.leaf.branch() if self.leaf else None
        other._containers = self._containers.branch(other.gather)
        return other

    def feed(self, text: str, start: int, end: int, long: bool = False) -> None:
        """Take a line without its end; `long` when this is only its beginning."""
        line = Line(text)
        self._start, self._end = start, end
        depth = self._containers.match(line)
        whole = depth == len(self._containers)
        if whole and self._continues(line, long):
            self._containers.see_text()
            return
        opened = self._open(line, depth, whole, long)
        if opened is not None:
            self._add(line, *opened, long)

    @property
    def in_fence(self) -> bool:
        """Whether a fenced code block is open."""
        return isinstance(self.leaf, OpenCode) and bool(self.leaf.fence)

    def extend(self, text: str, end: int) -> None:
        """Add to the line whose beginning was fed as `long`."""
        if isinstance(self.leaf, OpenText | OpenCode):
            self.leaf.extend(text, end, self.gather)

    def finish(self, finished: bool = True) -> None:
        """Close all; unless `finished`, what is open says that more may come."""
        self._close_leaf(finished)
        self._close_to(0)
        self.gather.flush()

    # The leaf that the line goes on with.

    def _continues(self, line: Line, long: bool) -> bool:
        """Give the line to an open leaf that takes it before anything else is looked at."""
        leaf = self.leaf
        if isinstance(leaf, OpenCode):
            return self._fenced(leaf, line, long) if leaf.fence else self._indented(leaf, line)
        if isinstance(leaf, OpenFormula) and not line.blank:
            return self._formula_line(leaf, line, long)
        return False

    def _fenced(self, leaf: OpenCode, line: Line, long: bool) -> bool:
        if line.indent < CODE_INDENT and not line.blank and not long:
            rest = line.text[line.next :].rstrip(" \t")
            if len(rest) >= len(leaf.fence) and set(rest) == {leaf.fence[0]}:
                leaf.end = self._end
                leaf.close(self.gather, True, closed=True)
                self.leaf = None
                return True
        line.skip_columns(min(leaf.offset, line.indent))
        leaf.add(line.rest(), self._end, self.gather)
        return True

    def _indented(self, leaf: OpenCode, line: Line) -> bool:
        if line.blank:
            line.skip_columns(min(CODE_INDENT, line.indent))
            if not leaf.add_blank(line.rest(), self._end):
                self._close_leaf()
            return False
        if line.indent < CODE_INDENT:
            return False
        line.skip_columns(CODE_INDENT)
        leaf.add(line.rest(), self._end, self.gather)
        return True

    def _formula_line(self, leaf: OpenFormula, line: Line, long: bool) -> bool:
        line.skip_blanks()
        rest, at = line.rest(), self._start + line.at
        body, closed, tail = rest.partition(leaf.opening.closer)
        if closed and not long and (tex := leaf.tex(body + leaf.opening.kept_closer)):
            goes_on = tail.strip(" \t") not in TAILS
            where = at + len(rest) - len(tail.lstrip(" \t"))
            self.leaf = leaf.before
            self._bare_place()
            leaf.emit(tex, where if goes_on else self._end, self.gather)
            if goes_on:
                self.leaf = OpenText(leaf.place, where)
                tail = tail.lstrip(" \t")
                self.leaf.add(tail, where, where, self._end, self.gather)
        elif long:
            self.leaf = leaf.as_text(self.gather)
            self.leaf.add_long(rest, at, self._end, self.gather)
        elif not leaf.add(rest, at, self._start, self._end) or closed:
            self.leaf = leaf.as_text(self.gather)  # too long, or nothing in it
        return True

    # The containers and leaves that the line opens.

    def _open(self, line: Line, depth: int, whole: bool, long: bool) -> tuple[int, bool] | None:
        """Open what the line begins; None when that took the whole line."""
        while not line.blank or long:
            paragraph = whole and isinstance(self.leaf, OpenText)
            if line.indent >= CODE_INDENT:
                if isinstance(self.leaf, OpenText) or line.blank:
                    break
                self._open_indented(line, depth)
                return None
            if line.blank or line.text[line.next] not in _SPECIAL:
                break
            if self._open_container(line, depth, paragraph):
                depth, whole = len(self._containers), True
            elif not long and self._open_leaf(line, depth, paragraph):
                return None
            else:
                break
        return depth, whole

    def _open_container(self, line: Line, depth: int, paragraph: bool) -> bool:
        if depth >= MAX_DEPTH:
            return False
        mark = line.mark()
        if quote_marker(line):
            self._close_to(depth)
            self._close_leaf()
            self._containers.open_quote()
            return True
        line.back(mark)
        if _is_rule(line.text[line.next :]):
            return False
        marker = list_marker(line, paragraph)
        if marker is None:
            return False
        self._close_to(depth)
        self._close_leaf()
        self._containers.open_item(marker, self._start, self._end)
        return True

    def _open_indented(self, line: Line, depth: int) -> None:
        self._close_to(depth)
        line.skip_columns(CODE_INDENT)
        self.leaf = OpenCode(self._bare_place(), self._start, self._end)
        self.leaf.add(line.rest(), self._end, self.gather)
        self._containers.see_text()

    def _open_leaf(self, line: Line, depth: int, paragraph: bool) -> bool:
        """Open or add a leaf that takes the whole line."""
        rest = line.text[line.next :]
        opened = (
            self._heading(rest, depth)
            or self._fence(rest, line.indent, depth)
            or self._formula(line, depth, paragraph)
            or (paragraph and (self._table(rest) or self._setext(rest)))
        )
        if not opened and _is_rule(rest):
            self._close_to(depth)
            self.gather.rule(self._place(), self._start, self._end)
            opened = True
        if opened:
            self._containers.see_text()
        return opened

    def _heading(self, rest: str, depth: int) -> bool:
        found = _ATX.match(rest)
        if found is None:
            return False
        self._close_to(depth)
        text = rest[found.end() :].rstrip(" \t")
        without = text.rstrip("#")
        if not without or without[-1] in " \t":
            text = without
        level = len(found.group(1))
        self.gather.text(text, self._place(), self._start, self._end, level)
        return True

    def _fence(self, rest: str, indent: int, depth: int) -> bool:
        found = _FENCE.match(rest)
        if found is None:
            return False
        self._close_to(depth)
        info = _ESCAPE.sub(_unescaped, rest[found.end() :]).split()
        language = info[0] if info else ""
        place = self._bare_place()
        self.leaf = OpenCode(place, self._start, self._end, language, found.group(), indent)
        return True

    def _formula(self, line: Line, depth: int, paragraph: bool) -> bool:
        rest = line.text[line.next :]
        if formula := displayed_formula(rest):
            self._close_to(depth)
            place = self._bare_place()
            self.gather.block(Formula(formula, place.quote, place.indent, self._start, self._end))
            return True
        begun = opening(rest)
        if begun is None or not begun.goes_on(rest):
            return False
        before = self.leaf if paragraph else None
        if isinstance(before, OpenText):
            # It goes on with these lines if they turn out to be no formula.
            place = before.place.going_on()
        else:
            self._close_to(depth)
            before, place = None, self._bare_place()
        leaf = OpenFormula(place, self._start, self._end, begun, before)
        leaf.add(rest, self._start + line.next, self._start, self._end)
        self.leaf = leaf
        return True

    def _table(self, rest: str) -> bool:
        """Make the paragraph's last line a table's header."""
        leaf = self.leaf
        assert isinstance(leaf, OpenText)
        if leaf.last is None or "|" not in leaf.last or rest[0] not in "|-:":
            return False
        columns = alignments(rest.rstrip(" \t"))
        header = cells(leaf.last)
        if not columns or len(columns) != len(header):
            return False
        leaf.take_last()
        start = leaf.last_start
        self.leaf = OpenTable(
            place=self._bare_place(),
            start=start,
            end=self._end,
            header=header,
            header_runs=self.gather.cells(header),
            alignments=columns,
            defined=self.gather.inline.defined,
        )
        return True

    def _setext(self, rest: str) -> bool:
        leaf = self.leaf
        assert isinstance(leaf, OpenText)
        if not _SETEXT.match(rest):
            return False
        if not leaf.heading(1 if rest[0] == "=" else 2, self._end, self.gather):
            return False
        self.leaf = None
        return True

    # What is neither: text, a row, or nothing.

    def _add(self, line: Line, depth: int, whole: bool, long: bool) -> None:
        """Add the rest of the line to the open leaf, or begin a paragraph."""
        blank = line.blank and not long
        lazy = not whole and not blank and isinstance(self.leaf, OpenText)
        if not lazy:
            self._close_to(depth)
        if blank:
            self._add_blank()
            return
        line.skip_blanks()
        rest, at = line.rest(), self._start + line.at
        if isinstance(self.leaf, OpenTable):
            row = cells(rest)
            if not long and self.leaf.add(row, self._end, self.gather):
                self._containers.see_text()
                return
            self._close_leaf()
        if not isinstance(self.leaf, OpenText):
            self._close_leaf()
            self.leaf = OpenText(self._place(), self._start)
        if long:
            self.leaf.add_long(rest, at, self._end, self.gather)
        else:
            self.leaf.add(rest, at, self._start, self._end, self.gather)
        self._containers.see_text()

    def _add_blank(self) -> None:
        if not isinstance(self.leaf, OpenCode):
            self._close_leaf()
        self._containers.see_blank(self._start)

    def _close_to(self, depth: int) -> None:
        """Close the containers from `depth` on, and the leaf unless it goes on."""
        if depth < len(self._containers):
            self._close_leaf()
            self._containers.close_to(depth)

    def _close_leaf(self, finished: bool = True) -> None:
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        shown = leaf.close(self.gather, finished)
        if not shown and leaf.place.marker:
            self._containers.give_back(leaf.place.marker)

    def _place(self) -> Place:
        """Return where a new leaf stands, with the marker that it is to carry."""
        self._close_leaf()
        return self._containers.place()

    def _bare_place(self) -> Place:
        """Return where a new leaf stands that carries no marker."""
        self._close_leaf()
        return self._containers.bare_place()


def _unescaped(found: re.Match[str]) -> str:
    return found[1] or unescape(found[0])


def _is_rule(text: str) -> bool:
    """Return whether a line is a thematic break (CommonMark 4.1)."""
    signs = text.replace(" ", "").replace("\t", "")
    return len(signs) >= 3 and signs[0] in "*-_" and signs == signs[0] * len(signs)
