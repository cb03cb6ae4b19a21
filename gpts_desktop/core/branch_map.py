"""A conversation's tree as lines to look at: the shown path straight down, others beside it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message

_KEPT = 2  # messages that show at each end of a folded run
_FOLDED = 12  # a run is folded when it hides so many


class MapRow(NamedTuple):
    """A message on the map, or a run of them that is folded (`hidden` > 0).

    `depth` counts the forks at which it left the line above it. `place` of `among` tells it from
    its siblings. `begins` says that nothing is above, `ends` that nothing follows on its line,
    `is_beside` that its line leaves the one to its left here.
    A message whose branch is closed hides what follows it.
    """

    message: Message
    depth: int
    on_path: bool
    begins: bool
    ends: bool
    place: int = 1
    among: int = 1
    hidden: int = 0
    is_run: bool = False
    is_beside: bool = False


@dataclass(slots=True)
class _Line:
    """Messages that follow one another without a step to the side."""

    first: Message
    depth: int
    is_beside: bool
    place: int
    count: int


def map_rows(
    conversation: Conversation, opened: Container[str], closed: Container[str]
) -> list[MapRow]:
    """Return the map's lines from the top.

    At a fork what goes on along the shown path, or else the newest, stays on its line and comes
    last; the others are drawn in by one. Long runs without a fork are folded unless the id of
    their first hidden message is among `opened`; what follows the messages of `closed` is hidden.
    """
    return _MapMaking(conversation, opened, closed).rows()


class _MapMaking:
    def __init__(
        self, conversation: Conversation, opened: Container[str], closed: Container[str]
    ) -> None:
        self._conversation = conversation
        self._opened = opened
        self._closed = closed
        self._path = {message.id for message in conversation.path()}
        self._rows: list[MapRow] = []
        self._waiting: list[_Line] = []

    def rows(self) -> list[MapRow]:
        # A list of what waits, and no recursion: a chat may fork a thousand times.
        self._wait_for(self._conversation.children(None), 0)
        while self._waiting:
            line = self._waiting.pop()
            self._draw(line)
        return self._rows

    def _wait_for(self, children: list[Message], depth: int) -> None:
        """Let the message that goes on straight be drawn after its siblings."""
        if not children:
            return
        count = len(children)
        straight = next((at for at in range(count) if children[at].id in self._path), count - 1)
        self._waiting.append(_Line(children[straight], depth, False, straight + 1, count))
        self._waiting += [
            _Line(children[at], depth + 1, True, at + 1, count)
            for at in reversed(range(count))
            if at != straight
        ]

    def _draw(self, line: _Line) -> None:
        """Draw a line down to its next fork, and let what comes there wait."""
        run = [line.first]
        children = self._conversation.children(line.first.id)
        while len(children) == 1 and run[-1].id not in self._closed:
            run.append(children[0])
            children = self._conversation.children(run[-1].id)
        self._add_run(run, line, is_last=not children)
        if run[-1].id not in self._closed:
            self._wait_for(children, line.depth)

    def _add_run(self, run: list[Message], line: _Line, *, is_last: bool) -> None:
        middle = run[_KEPT:-_KEPT]
        if len(middle) >= _FOLDED and middle[0].id not in self._opened:
            self._add(run[:_KEPT], line, is_last=False)
            on_path = middle[0].id in self._path
            folded = MapRow(
                middle[0], line.depth, on_path, False, False, hidden=len(middle), is_run=True
            )
            self._rows.append(folded)
            self._add(run[-_KEPT:], line, is_last=is_last)
        else:
            self._add(run, line, is_last=is_last)

    def _add(self, run: list[Message], line: _Line, *, is_last: bool) -> None:
        for message in run:
            # Only the first of a line has siblings.
            is_first = message is line.first
            closed = message.id in self._closed
            hidden = len(self._conversation.below(message.id)) - 1 if closed else 0
            row = MapRow(
                message,
                line.depth,
                message.id in self._path,
                begins=not self._rows,
                ends=hidden > 0 or (is_last and message is run[-1]),
                place=line.place if is_first else 1,
                among=line.count if is_first else 1,
                hidden=hidden,
                is_beside=line.is_beside and is_first,
            )
            self._rows.append(row)
