"""The structure of blocks, line by line (CommonMark 0.31, "A parsing strategy", phase 1).

A line costs the depth of the quotes and lists around it and nothing else of what came
before. Raw HTML is no block here: it is text.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from typing import Self

from gpts_desktop.core.markdown.blocks import Formula
from gpts_desktop.core.markdown.formulas import (
    CLOSERS,
    TAILS,
    displayed_formula,
    opens_formula,
)
from gpts_desktop.core.markdown.gather import Gather, List, Place
from gpts_desktop.core.markdown.leaves import Leaf, OpenCode, OpenFormula, OpenTable, OpenText
from gpts_desktop.core.markdown.line import Line
from gpts_desktop.core.markdown.tables import alignments, cells

# Quotes, lists and items within one another; what is deeper is text.
MAX_DEPTH = 60
_CODE_INDENT = 4

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_FENCE = re.compile(r"(`{3,})(?!.*`)|(~{3,})")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_MARKER = re.compile(r"([*+-])(?=[ \t]|$)|(\d{1,9})([.)])(?=[ \t]|$)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = frozenset(">#`~$\\=-:|*_+0123456789")


@dataclass(slots=True)
class _Quote:
    pass


@dataclass(slots=True)
class _Item:
    """A list item: its content's column, counted from the list's, and its marker."""

    content: int
    marker: str
    start: int
    end: int
    filled: bool = False


class Structure:
    """The open quotes, lists and items, and the open leaf within them."""

    def __init__(self, gather: Gather) -> None:
        self.gather = gather
        self.leaf: Leaf | None = None
        self._stack: list[_Quote | List | _Item] = []
        # After a blank line, the depth of the innermost quote that it lies in (-1 for none).
        self._blank: int | None = None
        self._start = 0
        self._end = 0

    def branch(self) -> Self:
        """Return a copy with a gatherer of its own, which leaves this one alone."""
        other = copy(self)
        other.gather = self.gather.branch()
        other.leaf = self.leaf.branch() if self.leaf else None
        other._stack = [copy(container) for container in self._stack]
        return other

    def feed(self, text: str, start: int, end: int, long: bool = False) -> None:
        """Take a line without its end; `long` when this is only its beginning."""
        line = Line(text.replace("\0", "\ufffd"))
        self._start, self._end = start, end
        depth = self._match(line)
        whole = depth == len(self._stack)
        if whole and self._continues(line, long):
            self._blank = None
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
        text = text.replace("\0", "\ufffd")
        if isinstance(self.leaf, OpenText | OpenCode):
            self.leaf.extend(text, end, self.gather)

    def finish(self, finished: bool = True) -> None:
        """Close all; unless `finished`, what is open says that more may come."""
        self._close_leaf(finished)
        self._close_to(0)
        self.gather.flush()

    # The containers and the leaf that the line goes on with.

    def _match(self, line: Line) -> int:
        """Read the markers of open containers; return how many go on."""
        for depth, container in enumerate(self._stack):
            if isinstance(container, _Quote):
                if not self._quote_marker(line):
                    return depth
            elif isinstance(container, _Item):
                if line.blank and not container.filled:
                    return depth
                if line.indent >= container.content:
                    line.skip_columns(container.content)
                elif line.blank:
                    line.skip_blanks()
                else:
                    return depth
        return len(self._stack)

    @staticmethod
    def _quote_marker(line: Line) -> bool:
        if line.indent >= _CODE_INDENT or line.blank or line.text[line.next] != ">":
            return False
        line.skip_blanks()
        line.skip(1)
        if line.at_blank():
            line.skip_columns(1)
        return True

    def _continues(self, line: Line, long: bool) -> bool:
        """Give the line to an open leaf that takes it before anything else is looked at."""
        leaf = self.leaf
        if isinstance(leaf, OpenCode):
            return self._fenced(leaf, line, long) if leaf.fence else self._indented(leaf, line)
        if isinstance(leaf, OpenFormula) and not line.blank:
            return self._formula_line(leaf, line, long)
        return False

    def _fenced(self, leaf: OpenCode, line: Line, long: bool) -> bool:
        if line.indent < _CODE_INDENT and not line.blank and not long:
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
            line.skip_columns(min(_CODE_INDENT, line.indent))
            if not leaf.add_blank(line.rest(), self._end):
                self._close_leaf()
            return False
        if line.indent < _CODE_INDENT:
            return False
        line.skip_columns(_CODE_INDENT)
        leaf.add(line.rest(), self._end, self.gather)
        return True

    def _formula_line(self, leaf: OpenFormula, line: Line, long: bool) -> bool:
        line.skip_blanks()
        rest, at = line.rest(), self._start + line.at
        closer = CLOSERS[leaf.opener]
        body, closed, tail = rest.partition(closer)
        if closed and not long and (tex := leaf.tex(body)):
            leaf.emit(tex, self._end, self.gather)
            self.leaf = None
            if tail.strip(" \t") not in TAILS:
                tail = tail.lstrip(" \t")
                text = OpenText(leaf.place, self._start)
                where = at + len(rest) - len(tail)
                text.add(tail, where, self._start, self._end, self.gather)
                self.leaf = text
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
            if line.indent >= _CODE_INDENT:
                if isinstance(self.leaf, OpenText) or line.blank:
                    break
                self._open_indented(line, depth)
                return None
            if line.blank or line.text[line.next] not in _SPECIAL:
                break
            if self._open_container(line, depth, paragraph):
                depth, whole = len(self._stack), True
            elif not long and self._open_leaf(line, depth, paragraph):
                return None
            else:
                break
        return depth, whole

    def _open_container(self, line: Line, depth: int, paragraph: bool) -> bool:
        if depth >= MAX_DEPTH:
            return False
        mark = line.mark()
        if self._quote_marker(line):
            self._close_to(depth)
            self._child()
            self._stack.append(_Quote())
            return True
        line.back(mark)
        if _is_rule(line.text[line.next :]):
            return False
        return self._open_item(line, depth, paragraph)

    def _open_item(self, line: Line, depth: int, paragraph: bool) -> bool:
        found = _MARKER.match(line.text, line.next)
        if found is None:
            return False
        bullet, digits, delimiter = found.groups()
        rest_blank = not line.text[found.end() :].strip(" \t")
        if paragraph and (rest_blank or (digits and int(digits) != 1)):
            return False
        offset = line.indent
        line.skip_blanks()
        line.skip(len(found.group()))
        spaces = line.indent
        if rest_blank or spaces > _CODE_INDENT:
            spaces = 1
        line.skip_columns(spaces)
        content = offset + len(found.group()) + spaces
        self._close_to(depth)
        items = self._list(bool(digits), bullet or delimiter, int(digits or 0))
        marker = f"{items.number}{delimiter}" if items.ordered else "•"
        items.number += 1
        self._stack.append(_Item(content, marker, self._start, self._end))
        return True

    def _list(self, ordered: bool, symbol: str, number: int) -> List:
        """Return the list that a new item goes into."""
        if self._stack:
            top = self._stack[-1]
            if isinstance(top, List) and (top.ordered, top.symbol) == (ordered, symbol):
                if self._blank is not None and self._blank < len(self._stack) - 1:
                    self.gather.loosen(top)
                return top
        self._child()
        self._show_marker()
        items = List(ordered, symbol, number, self.gather.next_block)
        self._stack.append(items)
        return items

    def _open_indented(self, line: Line, depth: int) -> None:
        self._close_to(depth)
        line.skip_columns(_CODE_INDENT)
        self.leaf = OpenCode(self._bare_place(), self._start, self._end)
        self.leaf.add(line.rest(), self._end, self.gather)
        self._blank = None

    def _open_leaf(self, line: Line, depth: int, paragraph: bool) -> bool:
        """Open or add a leaf that takes the whole line."""
        rest = line.text[line.next :]
        opened = (
            self._heading(rest, depth)
            or self._fence(rest, line.indent, depth)
            or self._formula(line, depth)
            or (paragraph and (self._table(rest) or self._setext(rest)))
        )
        if not opened and _is_rule(rest):
            self._close_to(depth)
            self.gather.rule(self._place(), self._start, self._end)
            opened = True
        if opened:
            self._blank = None
        return opened

    def _heading(self, rest: str, depth: int) -> bool:
        found = _ATX.match(rest)
        if found is None:
            return False
        self._close_to(depth)
        text = _ATX_END.sub("", rest[found.end() :].rstrip(" \t"))
        level = len(found.group(1))
        self.gather.text(text, self._place(), self._start, self._end, level)
        return True

    def _fence(self, rest: str, indent: int, depth: int) -> bool:
        found = _FENCE.match(rest)
        if found is None:
            return False
        self._close_to(depth)
        info = rest[found.end() :].split()
        language = _ESCAPE.sub(r"\1", info[0]) if info else ""
        place = self._bare_place()
        self.leaf = OpenCode(place, self._start, self._end, language, found.group(), indent)
        return True

    def _formula(self, line: Line, depth: int) -> bool:
        rest = line.text[line.next :]
        if formula := displayed_formula(rest):
            self._close_to(depth)
            place = self._bare_place()
            self.gather.block(
                Formula(formula[1], place.quote, place.indent, self._start, self._end)
            )
            return True
        if not opens_formula(rest):
            return False
        self._close_to(depth)
        leaf = OpenFormula(self._bare_place(), self._start, self._end, rest[:2])
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
                self._blank = None
                return
            self._close_leaf()
        if not isinstance(self.leaf, OpenText):
            self._close_leaf()
            self.leaf = OpenText(self._place(), self._start)
        if long:
            self.leaf.add_long(rest, at, self._end, self.gather)
        else:
            self.leaf.add(rest, at, self._start, self._end, self.gather)
        self._blank = None

    def _add_blank(self) -> None:
        if not isinstance(self.leaf, OpenCode):
            self._close_leaf()
        top = self._stack[-1] if self._stack else None
        begun = isinstance(top, _Item) and not top.filled and top.start == self._start
        self._blank = None if begun else self._quote_depth()

    def _quote_depth(self) -> int:
        for depth in range(len(self._stack) - 1, -1, -1):
            if isinstance(self._stack[depth], _Quote):
                return depth
        return -1

    def _child(self) -> None:
        """Make room for a block in the innermost container, and see whether it is loose."""
        self._close_leaf()
        if self._stack and isinstance(self._stack[-1], List):
            self._stack.pop()
        if not self._stack:
            return
        top = self._stack[-1]
        if isinstance(top, _Item):
            if top.filled and self._blank is not None and self._blank < len(self._stack) - 1:
                items = self._stack[-2]
                assert isinstance(items, List)
                self.gather.loosen(items)
            top.filled = True

    def _close_to(self, depth: int) -> None:
        """Close the containers from `depth` on, and the leaf unless it goes on."""
        if depth < len(self._stack):
            self._close_leaf()
        while len(self._stack) > depth:
            top = self._stack[-1]
            if isinstance(top, _Item) and top.marker:
                self._show_marker()
            self._stack.pop()

    def _close_leaf(self, finished: bool = True) -> None:
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        shown = leaf.close(self.gather, finished)
        if not shown and leaf.place.marker:
            items = (item for item in reversed(self._stack) if isinstance(item, _Item))
            next(items).marker = leaf.place.marker

    def _place(self) -> Place:
        """Return where a new leaf stands, with the marker that it is to carry."""
        self._child()
        marker = ""
        for container in reversed(self._stack):
            if isinstance(container, _Item) and container.marker:
                marker, container.marker = container.marker, ""
                break
        return self._place_in(self._stack, marker)

    def _bare_place(self) -> Place:
        """Return where a leaf stands that carries no marker; a pending one comes before."""
        self._child()
        self._show_marker()
        return self._place_in(self._stack, "")

    @staticmethod
    def _place_in(containers: list[_Quote | List | _Item], marker: str) -> Place:
        quotes = sum(isinstance(container, _Quote) for container in containers)
        lists = sum(isinstance(container, List) for container in containers)
        owner = None
        if containers and isinstance(containers[-1], _Item):
            items = containers[-2]
            assert isinstance(items, List)
            owner = items
        return Place(quotes, lists, marker, owner)

    def _show_marker(self) -> None:
        """Show the marker of an item that begins with no paragraph, in a line of its own."""
        for depth in range(len(self._stack) - 1, -1, -1):
            item = self._stack[depth]
            if isinstance(item, _Item) and item.marker:
                place = self._place_in(self._stack[: depth + 1], item.marker)
                self.gather.piece("", place, item.start, item.end)
                item.marker = ""
                return


def _is_rule(text: str) -> bool:
    """Return whether a line is a thematic break (CommonMark 4.1)."""
    signs = text.replace(" ", "").replace("\t", "")
    return len(signs) >= 3 and signs[0] in "*-_" and signs == signs[0] * len(signs)
