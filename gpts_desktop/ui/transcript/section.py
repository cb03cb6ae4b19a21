"""One message of the shown path: its rows, once they are known, and their heights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import overload

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.message import Message
from gpts_desktop.ui.transcript.folds import Folds
from gpts_desktop.ui.transcript.height_index import HeightIndex
from gpts_desktop.ui.transcript.rows import BlockRow, Row

_NOTHING = HeightIndex()


class Section:
    """A message in the strip. Until it comes near sight, `rows` is None and nothing is parsed.

    `body_at` is where the rows of the answer's text begin, after those of its reasoning;
    `blocks` are those of the text `source`. `fitted` says for which of the strip's widths the
    heights are.
    """

    __slots__ = (
        "aside",
        "blocks",
        "body_at",
        "fitted",
        "folds",
        "generation",
        "heights",
        "message",
        "reasoning_open",
        "rows",
        "source",
    )

    def __init__(self, message: Message, fitted: int = 0) -> None:
        self.message = message
        self.fitted = fitted
        self.rows: list[Row] | None = None
        self.heights = _NOTHING
        self.body_at = 0
        self.blocks: Sequence[Block] | None = None
        self.aside: Sequence[Block] | None = None
        self.source = ""
        self.reasoning_open = False
        self.folds = Folds()
        """What of the message is folded."""
        self.generation = 0

    def blocks_of(self, row: BlockRow) -> Sequence[Block]:
        """Return the blocks among which a row's is: the answer's, or those of its reasoning."""
        return (self.aside if row.aside else self.blocks) or ()

    def set_rows(
        self, start: int, rows: Sequence[Row], estimate: Callable[[Row, Row | None], int]
    ) -> None:
        """Put `rows` in the place of all from `start` on; a row that is as it was keeps its height.

        `estimate` gives the height of a row, given the row above it.
        """
        if self.rows is None:
            self.rows, self.heights = [], HeightIndex()
        mine = self.rows
        at = start
        for row in rows:
            if at < len(mine) and mine[at] == row:
                at += 1
                continue
            break
        fresh = rows[at - start :]
        old = [self.heights[i] for i in range(at, min(len(mine), at + len(fresh)))]
        kinds = [type(row) for row in mine[at : at + len(fresh)]]
        del mine[at:]
        self.heights.truncate(at)
        for offset, row in enumerate(fresh):
            same = offset < len(kinds) and kinds[offset] is type(row)
            above = mine[-1] if mine else None
            self.heights.append(old[offset] if same else estimate(row, above))
            mine.append(row)


class Sections(Sequence[Section]):
    """The sections of a path. Each is made when one asks for it: of 10,000, few come in sight."""

    def __init__(self, messages: Iterable[Message]) -> None:
        self._messages = list(messages)
        self._made: list[Section | None] = [None] * len(self._messages)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, at: int) -> Section: ...

    @overload
    def __getitem__(self, at: slice) -> list[Section]: ...

    def __getitem__(self, at: int | slice) -> Section | list[Section]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        section = self._made[at]
        if section is None:
            section = self._made[at] = Section(self._messages[at])
        return section

    @property
    def messages(self) -> Sequence[Message]:
        """Their messages, in order."""
        return self._messages

    def append(self, section: Section) -> None:
        """Add one at the end."""
        self._messages.append(section.message)
        self._made.append(section)

    def truncate(self, at: int) -> None:
        """Drop all from `at` on."""
        del self._messages[at:], self._made[at:]
