"""A conversation: a tree of messages, of which one path is shown."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from gpts_desktop.core.ids import new_id
from gpts_desktop.core.message import Message, State
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.summary import ConversationSummary


@dataclass(slots=True)
class Conversation:
    """A tree of messages; `current` is the id of the shown path's last message.

    Message order among siblings is the order in which they were added.
    """

    id: str = field(default_factory=new_id)
    title: str = ""
    gpt_id: str = ""
    model: str = ""
    created: float = field(default_factory=time.time)
    updated: float = field(default_factory=time.time)
    pinned: bool = False
    current: str | None = None
    parameters: Parameters = field(default_factory=Parameters)
    _messages: dict[str, Message] = field(default_factory=dict)
    _children: dict[str | None, list[str]] = field(default_factory=dict)

    @classmethod
    def load(cls, messages: Iterable[Message], **fields: object) -> Conversation:
        """Return a conversation of `messages`, parents before children."""
        conversation = cls(**fields)  # type: ignore[arg-type]  # the columns of one row, by name
        current = conversation.current
        for message in messages:
            conversation.add(message)
        if current in conversation._messages:
            conversation.current = current
        return conversation

    @property
    def summary(self) -> ConversationSummary:
        """What the sidebar shows."""
        return ConversationSummary(self.id, self.title, self.gpt_id, self.updated, self.pinned)

    def __len__(self) -> int:
        return len(self._messages)

    def __contains__(self, message_id: str) -> bool:
        return message_id in self._messages

    def __getitem__(self, message_id: str) -> Message:
        return self._messages[message_id]

    def messages(self) -> list[Message]:
        """Return every message of every branch, parents first."""
        return list(self._messages.values())

    def add(self, message: Message) -> Message:
        """Add `message` under its parent and make it the end of the shown path."""
        if message.parent is not None and message.parent not in self._messages:
            raise KeyError(message.parent)
        self._messages[message.id] = message
        self._children.setdefault(message.parent, []).append(message.id)
        self.current = message.id
        return message

    def discard(self, message_id: str) -> None:
        """Take back the adding of a message that has no children."""
        message = self._messages.pop(message_id)
        self._children[message.parent].remove(message_id)

    def path(self, end: str | None = None) -> list[Message]:
        """Return the messages from the root to `end` (or to the shown path's end)."""
        found: list[Message] = []
        at = end if end is not None else self.current
        while at is not None:
            message = self._messages[at]
            found.append(message)
            at = message.parent
        found.reverse()
        return found

    def siblings(self, message_id: str) -> list[Message]:
        """Return the message and its siblings, oldest first.

        Attempts of which nothing came are left out: there is nothing to go back to.
        """
        ids = self._children[self._messages[message_id].parent]
        among = (self._messages[i] for i in ids)
        return [m for m in among if m.state is not State.FAILED or m.id == message_id]

    def choose(self, message_id: str) -> None:
        """Show the path through `message_id`, down to its newest descendant."""
        at = message_id
        while children := self._children.get(at):
            at = children[-1]
        self.current = at
