"""The conversation that a page is made of, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.export.words import Words
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import CUT_OFF, Message, Role, State
from gpts_desktop.core.pictures import AddressKind, Picture, carried_data, kind_of


@dataclass(frozen=True, slots=True)
class Strand:
    """Messages that follow one another; `title` says what they stand beside, "" for the shown."""

    messages: tuple[Message, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A conversation, the GPTs by their ids and the pictures kept beside it by their addresses.

    `folder` is the name of the folder that it is kept in.
    """

    conversation: Conversation
    gpts: Mapping[str, Gpt] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    all_branches: bool = False
    folder: str = ""

    @property
    def title(self) -> str:
        """The conversation's title on one line, or words that stand for it."""
        return " ".join(self.conversation.title.split()) or self.words.untitled

    @property
    def gpt(self) -> Gpt | None:
        """The GPT that the conversation is with; one that was removed is known by its id."""
        gpt_id = self.conversation.gpt_id
        if not gpt_id:
            return None
        return self.gpts.get(gpt_id) or Gpt(gpt_id, gpt_id.removeprefix("g-"))

    def speaker(self, message: Message) -> str:
        """Return who says a message."""
        if message.role is Role.USER:
            return self.words.you
        if message.role is Role.SYSTEM:
            return self.words.system
        gpt_id = message.gpt_id or self.conversation.gpt_id
        if gpt := self.gpts.get(gpt_id):
            return gpt.name
        return gpt_id.removeprefix("g-") or message.model or self.words.gpt

    def strands(self) -> list[Strand]:
        """Return the shown path, and with all branches each message of the others once."""
        shown = self.conversation.path()
        strands = [Strand(tuple(shown))]
        if not self.all_branches:
            return strands
        found = {message.id for message in shown}
        for message in self.conversation.messages():
            if message.id not in found:
                strand = self._strand_from(message)
                found.update(one.id for one in strand)
                strands.append(Strand(tuple(strand), self._beside(message)))
        return strands

    def _strand_from(self, message: Message) -> list[Message]:
        """Return a message and the newest of all that follows it."""
        strand = [message]
        while following := self.conversation.children(strand[-1].id):
            strand.append(following[-1])
        return strand

    def _beside(self, message: Message) -> str:
        path = self.conversation.path(message.id)
        number = sum(1 for one in path if one.role is Role.USER)
        is_question = message.role is Role.USER
        words = self.words.other_question if is_question else self.words.other_answer
        return words.format(number)

    def note(self, message: Message) -> str:
        """Return how an answer ended when it did not end well, else ""."""
        words, failure = self.words, message.failure
        if message.role is not Role.ASSISTANT:
            return ""
        if message.state is State.STOPPED:
            return words.stopped
        if message.state in (State.FAILED, State.INTERRUPTED):
            begun = words.interrupted if message.text else words.unanswered
            said = (
                " ".join(part for part in (failure.message, failure.said) if part)
                if failure
                else ""
            )
            return f"{begun}: {said}" if said else begun
        if message.refusal and not message.text:
            return words.refused
        return words.cut_off if message.finish_reason in CUT_OFF else ""

    def picture_data(self, address: str) -> bytes | None:
        """Return the data of a picture that an answer carries or that was kept, else None."""
        if kind_of(address) is AddressKind.CARRIED:
            return carried_data(address)
        kept = self.pictures.get(address)
        return kept.data if kept else None
