"""An answer's rows as a stream makes them, and as its whole text does."""

from __future__ import annotations

from collections.abc import Iterable

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.gateway.reasoning import ThinkSplitter
from gpts_desktop.ui.transcript.folds import Folds
from gpts_desktop.ui.transcript.live_answer import LiveAnswer
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.rows import Row
from gpts_desktop.ui.transcript.section import Section


class Streaming:
    """An answer that streams through the gateway's filter of reasoning into rows.

    Widgets have no part in it; each row is as high as its number.
    """

    def __init__(self, reasoning_open: bool = False) -> None:
        self.conversation = Conversation()
        self.conversation.add(Message(Role.USER, "?"))
        self.message = self.conversation.add(
            Message(Role.ASSISTANT, parent=self.conversation.current, state=State.STREAMING)
        )
        self.reply = Reply(self.message)
        self.live = {self.message.id: LiveAnswer(self.reply)}
        self.folds: dict[str, Folds] = {}
        self.reading = Reading(self.conversation, lambda message: None, self.live, self.folds)
        self.section = Section(self.message)
        self.section.reasoning_open = reasoning_open
        self._splitter = ThinkSplitter()
        self._set(0, self.reading.rows(self.section))

    @property
    def rows(self) -> list[Row]:
        """Return the rows as they are shown."""
        assert self.section.rows is not None
        return self.section.rows

    def come(self, chunk: str) -> None:
        """Let a chunk arrive and be taken by the view."""
        self._take_in(self._splitter.feed(chunk))
        self.take()

    def take(self) -> None:
        """Show what has gathered, as the view does once a frame."""
        growth = self.live[self.message.id].take()
        change = self.reading.grown(self.section, growth)
        if change is not None:
            self._set(*change)

    def end(self) -> list[Row]:
        """End the answer; return its rows."""
        self._take_in(self._splitter.end())
        live = self.live.pop(self.message.id)
        live.finish()
        self.reply.settle().state = State.COMPLETE
        self.reading.settled(self.section, live)
        self._set(0, self.reading.rows(self.section))
        return self.rows

    def whole(self) -> list[Row]:
        """Return the rows of the message as if it were read from the disk."""
        section = Section(self.message)
        section.reasoning_open = self.section.reasoning_open
        reading = Reading(self.conversation, lambda message: None, self.live, self.folds)
        return list(reading.rows(section))

    def _take_in(self, parts: Iterable[tuple[bool, str]]) -> None:
        for thinking, text in parts:
            (self.reply.reasoning if thinking else self.reply.text).append(text)

    def _set(self, start: int, rows: list[Row]) -> None:
        self.section.set_rows(start, rows, lambda row, above: 1)
