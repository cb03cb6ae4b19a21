"""A conversation: a tree of messages, of which one path is shown."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from gpts_desktop.core.ids import new_id
from gpts_desktop.core.message import Message, State
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.summary import ConversationSummary


@dataclass(frozen=True, slots=True)
class Branch:
    """A message and all that follows it, parents first, taken out of a conversation.

    `place` is its own among its siblings, `current` the end of the path shown before.
    """

    messages: tuple[Message, ...]
    place: int
    current: str | None


@dataclass(frozen=True, slots=True)
class Lone:
    """A message that was taken out alone, and the ids of those that hung on it.

    `place` is its own among its siblings, `order` among all, `current` the end of the path
    shown before.
    """

    message: Message
    children: tuple[str, ...]
    place: int
    order: int
    current: str | None


@dataclass(slots=True)
class Conversation:
    """A tree of messages; `current` is the id of the shown path's last message.

    Message order among siblings is the order in which they were added. Where it is kept
    (pinned, archived, folder, tags) is as it was when it was read: see `Store.organise`.
    """

    id: str = field(default_factory=new_id)
    title: str = ""
    gpt_id: str = ""
    model: str = ""
    created: float = field(default_factory=time.time)
    updated: float = field(default_factory=time.time)
    pinned: bool = False
    archived: bool = False
    folder: str = ""
    tags: tuple[str, ...] = ()
    current: str | None = None
    parameters: Parameters = field(default_factory=Parameters)
    _messages: dict[str, Message] = field(default_factory=dict)
    _children: dict[str | None, list[str]] = field(default_factory=dict)

    @classmethod
    def load(cls, messages: Iterable[Message], **fields: object) -> Conversation:
        """Return a conversation of `messages`, parents before children."""
        conversation = cls(**fields)  # type: ignore[arg-type]  # the columns of one row, by name
        current, conversation.current = conversation.current, None
        for message in messages:
            conversation.add(message)
        if current in conversation._messages:
            conversation.current = current
        return conversation

    @property
    def summary(self) -> ConversationSummary:
        """What the sidebar shows."""
        return ConversationSummary(
            self.id,
            self.title,
            self.gpt_id,
            self.updated,
            self.pinned,
            self.archived,
            self.folder,
            self.tags,
        )

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

    def take_out(self, message_id: str) -> Branch:
        """Take a message out with all that follows it; a sibling is shown, or what was before it.

        What is shown stays as it is when the message is not on the shown path.
        """
        top = self._messages[message_id]
        among = self._children[top.parent]
        place = among.index(message_id)
        current = self.current
        gone = self.below(message_id)
        for message in gone:
            del self._messages[message.id]
            self._children.pop(message.id, None)
        among.remove(message_id)
        if current not in self._messages:
            self._show_instead(top.parent, place)
        return Branch(tuple(gone), place, current)

    def put_back(self, branch: Branch) -> None:
        """Put what was taken out where it was, and show what was shown."""
        top = branch.messages[0]
        for message in branch.messages:
            self.add(message)
        among = self._children[top.parent]
        among.remove(top.id)
        among.insert(branch.place, top.id)
        if branch.current in self._messages:
            self.current = branch.current

    def take_out_alone(self, message_id: str) -> Lone:
        """Take a message out; what follows it hangs on what was before it.

        Those that move up stand among their new siblings by the order in which they were added,
        as they will when they are read from the disk.
        """
        order = list(self._messages).index(message_id)
        message = self._messages.pop(message_id)
        among = self._children[message.parent]
        place = among.index(message_id)
        children = self._children.pop(message_id, [])
        for child in children:
            self._messages[child].parent = message.parent
        among[place : place + 1] = children
        if children:
            added = {one: at for at, one in enumerate(self._messages)}
            among.sort(key=added.__getitem__)
        current = self.current
        if current == message_id:
            self._show_instead(message.parent, place)
        return Lone(message, tuple(children), place, order, current)

    def put_back_alone(self, lone: Lone) -> None:
        """Put a message back above those that hung on it, as far as they are still there."""
        message = lone.message
        among = self._children.setdefault(message.parent, [])
        children = [one for one in lone.children if one in self._messages]
        for child in children:
            among.remove(child)
            self._messages[child].parent = message.id
        among.insert(lone.place, message.id)
        self._children[message.id] = children
        self._insert(message, lone.order, children)
        if lone.current in self._messages:
            self.current = lone.current

    def _insert(self, message: Message, order: int, children: Iterable[str]) -> None:
        """Put a message where it was among all, before its children in any case."""
        every = list(self._messages.values())
        ids = [one.id for one in every]
        every.insert(min([order, *map(ids.index, children)]), message)
        self._messages = {one.id: one for one in every}

    def _show_instead(self, parent: str | None, place: int) -> None:
        """Show what stands where a message was, or what was before it."""
        among = self._children.get(parent)
        if among:
            self.choose(among[max(0, place - 1)])
        else:
            self.current = parent

    def below(self, message_id: str) -> list[Message]:
        """Return a message and all that follows it, parents first."""
        found = [self._messages[message_id]]
        for message in found:
            found += (self._messages[child] for child in self._children.get(message.id, ()))
        return found

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

    def children(self, message_id: str | None) -> list[Message]:
        """Return the messages that follow one, oldest first; those at the beginning for None."""
        return [self._messages[child] for child in self._children.get(message_id, ())]

    def candidates(self, message_id: str) -> list[Message]:
        """Return the message and its siblings of the same call: those of the very same moment."""
        moment = self._messages[message_id].created
        return [m for m in self.siblings(message_id) if m.created == moment]

    def choose(self, message_id: str) -> None:
        """Show the path through `message_id`, down to its newest descendant."""
        at = message_id
        while children := self._children.get(at):
            at = children[-1]
        self.current = at
