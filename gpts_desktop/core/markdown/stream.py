"""Markdown that arrives bit by bit, as blocks that change at their end only."""

from __future__ import annotations

import re

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.gather import Gather
from gpts_desktop.core.markdown.open_line import OpenLine
from gpts_desktop.core.markdown.structure import Structure

# What is longer opens no heading, fence, table or rule: only its beginning is looked at.
LINE_LIMIT = 8_000
# So much of an undecided line ("--", "1.", "| -") is held back rather than shown wrongly.
_HELD = 200

_LINE_END = re.compile(r"[\r\n]")
_UNDECIDED = re.compile(r"[ \t>#`~$\\=\-:|*_+.)\d\[\]]*")
_FENCE_END = re.compile(r"[ \t>]*[`~]*[ \t]*")


class BlockStream:
    """The blocks of a text that grows at its end.

    An append costs the size of what is new and of the open paragraph, row or line, and
    nothing of what came before. `start` and `end` of blocks count characters of all text.
    """

    def __init__(self) -> None:
        # markdown-it is imported here, after the first paint.
        from gpts_desktop.core.markdown.inline import Inline

        self.blocks: list[Block] = []
        inline = Inline()
        self._carried = inline.carried
        self._structure = Structure(Gather(inline))
        self._shown = 0  # how many of `blocks` are closed ones
        self._line = OpenLine(inline.carried)
        self._start = 0  # where it begins
        self._end = 0
        self._long = False  # its beginning was given to the structure
        self._after_cr = False
        self._finished = False

    @classmethod
    def whole(cls, source: str) -> list[Block]:
        """Return the blocks of a text that has all come."""
        stream = cls()
        stream._take(source)
        stream.finish()
        return stream.blocks

    def take(self, text: str) -> None:
        """Add `text` and leave `blocks` as they are until the next `append` or `finish`."""
        self._take(text)

    def append(self, text: str) -> int:
        """Add `text`; return the index of the first block that changed.

        Blocks before it are the very same objects. `len(blocks)` when nothing changed.
        """
        self._take(text)
        branch = self._structure.branch()
        line = self._line.shown()
        if self._long:
            branch.extend(line, self._end)
        elif line and not self._held(line):
            branch.feed(line, self._start, self._end)
        branch.finish(finished=False)
        return self._show(branch.gather.closed)

    def finish(self) -> int:
        """End the text; return as `append` does. What was left open is settled now.

        References to definitions that came later become links. The blocks then equal
        those of `parse`.
        """
        if self._end > self._start:
            self._end_line()
        self._structure.finish()
        self._structure.gather.resolve()
        self._finished = True
        return self._show([])

    def _take(self, text: str) -> None:
        """Give the complete lines to the structure and keep the rest."""
        if self._finished:
            raise ValueError("the text has ended")
        if self._after_cr and text:
            self._after_cr = False
            if text[0] == "\n":
                text = text[1:]
                self._start += 1
                self._end += 1
        at = 0
        for found in _LINE_END.finditer(text):
            if found.start() < at:
                continue  # LF of CRLF
            self._grow(text[at : found.start()])
            self._end_line()
            at = found.end()
            if found.group() == "\r":
                if text.startswith("\n", at):
                    at += 1
                elif at == len(text):
                    self._after_cr = True
            self._start = self._end = self._end + at - found.start()
        self._grow(text[at:])

    def _grow(self, text: str) -> None:
        self._end += len(text)
        self._line.add(text)
        if self._long:
            self._structure.extend(self._line.drain(), self._end - self._line.pending)
        elif len(self._line.text) > LINE_LIMIT:
            self._long = True
            line = self._line.drain()
            begin, rest = line[:LINE_LIMIT], line[LINE_LIMIT:]
            end = self._start + LINE_LIMIT + self._carried.missing(begin)
            self._structure.feed(begin, self._start, end, long=True)
            self._structure.extend(rest, self._end - self._line.pending)

    def _end_line(self) -> None:
        line = self._line.end()
        if self._long:
            self._structure.extend(line, self._end)
        else:
            self._structure.feed(line, self._start, self._end)
        self._long = False
        self._line.verbatim = self._structure.in_fence

    def _held(self, line: str) -> bool:
        """Return whether the unfinished line can still become anything."""
        if len(line) > _HELD:
            return False
        fenced = self._structure.in_fence
        return bool((_FENCE_END if fenced else _UNDECIDED).fullmatch(line))

    def _show(self, tail: list[Block]) -> int:
        """Bring `blocks` up to date; return the first index that differs."""
        gather = self._structure.gather
        first = self._shown
        if gather.dirty is not None:
            first, gather.dirty = min(first, gather.dirty), None
        self._shown = len(gather.closed)
        fresh = gather.closed[first:] + tail
        same = 0
        for old, new in zip(self.blocks[first:], fresh, strict=False):
            if old is not new and old != new:
                break
            same += 1
        first += same
        self.blocks[first:] = fresh[same:]
        return first
