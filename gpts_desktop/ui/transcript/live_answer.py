"""An answer on the shown path while it streams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.reply import Reply

AT_ONCE = 1_200
"""So many characters are read and laid out in one frame: more would hold the loop up."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The first block that changed, of the text and of the shown reasoning; None for none.

    `began` when the first reasoning came.
    """

    text: int | None = None
    aside: int | None = None
    began: bool = False


class LiveAnswer:
    """Takes from a reply at the view's pace and keeps its blocks, which change at their end."""

    def __init__(self, reply: Reply) -> None:
        from gpts_desktop.core.markdown.stream import BlockStream
        from gpts_desktop.core.residue import ResidueFilter

        self.reply = reply
        self._reader = reply.reader()
        self._filter = ResidueFilter()
        self._stream = BlockStream()
        self._waiting = ""
        self._taken = 0
        self._reasoning: list[str] = []
        self._aside: BlockStream | None = None

    @property
    def blocks(self) -> Sequence[Block]:
        """The blocks of what was taken."""
        return self._stream.blocks

    @property
    def aside(self) -> Sequence[Block]:
        """The blocks of the reasoning, once it was opened."""
        return self._aside.blocks if self._aside is not None else ()

    @property
    def has_reasoning(self) -> bool:
        """Whether any reasoning came."""
        return bool(self._reasoning)

    @property
    def is_behind(self) -> bool:
        """Whether text waits that the last frame had no time for."""
        return bool(self._waiting)

    @property
    def rest(self) -> int:
        """How many characters of text came that no frame took yet."""
        return self.reply.text.length - self._taken

    def take(self, most: int | None = None) -> Growth:
        """Take what has gathered, at most so many characters of text."""
        if not (self._reader.has_more or self._waiting):
            return Growth()
        text, reasoning, _ = self._reader.take()  # a refusal is shown when it is whole
        text = self._waiting + text
        text, self._waiting = (text, "") if most is None else (text[:most], text[most:])
        self._taken += len(text)
        changed = aside = None
        began = bool(reasoning) and not self._reasoning
        if reasoning:
            self._reasoning.append(reasoning)
            if self._aside is not None:
                aside = self._aside.append(reasoning)
        if text:
            changed = self._stream.append(self._filter.feed(text))
        return Growth(changed, aside, began)

    def open_reasoning(self) -> None:
        """Keep the reasoning's blocks too, from now on."""
        from gpts_desktop.core.markdown.stream import BlockStream

        if self._aside is None:
            self._aside = BlockStream()
            self._aside.append("".join(self._reasoning))

    def finish(self) -> int:
        """Take the rest and settle; return the first block that changed."""
        first = self.take().text
        rest = self._stream.append(self._filter.flush())
        settled = self._stream.finish()
        return min(settled, rest, first if first is not None else settled)
