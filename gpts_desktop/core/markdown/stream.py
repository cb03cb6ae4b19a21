"""Markdown that arrives bit by bit, as blocks that change at their end only."""

from __future__ import annotations

import re

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.gather import Gather
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
        self._structure = Structure(Gather(Inline()))
        self._shown = 0  # how many of `blocks` are closed ones
        self._line = ""  # the unfinished line
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

    def append(self, text: str) -> int:
        """Add `text`; return the index of the first block that changed.

        Blocks before it are the very same objects. `len(blocks)` when nothing changed.
        """
        self._take(text)
        branch = self._structure.branch()
        if self._line and not self._held():
            branch.feed(self._line, self._start, self._end)
        branch.finish(finished=False)
        return self._show(branch.gather.closed)

    def finish(self) -> int:
        """End the text; return as `append` does. What was left open is settled now.

        References to definitions that came later become links. The blocks then equal
        those of `parse`.
        """
        if self._line:
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
        if self._long:
            self._structure.extend(text, self._end)
            return
        self._line += text
        if len(self._line) > LINE_LIMIT:
            self._long = True
            line, self._line = self._line, ""
            end = self._start + LINE_LIMIT
            self._structure.feed(line[:LINE_LIMIT], self._start, end, long=True)
            self._structure.extend(line[LINE_LIMIT:], self._end)

    def _end_line(self) -> None:
        if not self._long:
            self._structure.feed(self._line, self._start, self._end)
        self._line, self._long = "", False

    def _held(self) -> bool:
        """Return whether the unfinished line can still become anything."""
        if len(self._line) > _HELD:
            return False
        fenced = self._structure.in_fence
        return bool((_FENCE_END if fenced else _UNDECIDED).fullmatch(self._line))

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
