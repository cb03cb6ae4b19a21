"""What stands under an answer: what can be done with it, and what it took."""

from __future__ import annotations

from collections.abc import Callable

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.ui.transcript.rows import FooterRow, Siblings, footer_actions, is_question


class Footers:
    """Gives the finished answers of a conversation their footers.

    `candidates` tells how many answers another call would ask for.
    """

    def __init__(self, conversation: Conversation, candidates: Callable[[], int]) -> None:
        self._conversation = conversation
        self._candidates = candidates

    def row(self, message: Message) -> FooterRow | None:
        """Return the footer of a finished answer, or None where a notice says all there is."""
        siblings = self.siblings(message)
        if not message.text and siblings.count < 2:
            return None
        asked = message.parent is not None and is_question(self._conversation[message.parent])
        return FooterRow(
            footer_actions(message, can_edit=asked),
            siblings,
            message.usage,
            message.duration,
            message.created,
            self._other_model(message),
            self._candidates(),
            quiet=message.id != self._last_answer(),
        )

    def siblings(self, message: Message) -> Siblings:
        """Return a message's place among its siblings."""
        among = self._conversation.siblings(message.id)
        if len(among) < 2:
            return Siblings()
        place = next(at for at, one in enumerate(among) if one.id == message.id)
        return Siblings(place + 1, len(among))

    def _last_answer(self) -> str | None:
        """Return the id of the last answer of the shown path."""
        at = self._conversation.current
        if at is not None and is_question(self._conversation[at]):
            return self._conversation[at].parent
        return at

    def _other_model(self, message: Message) -> str:
        """Return what made an answer where something else made the one before."""
        at = message.parent if message.model else None
        while at is not None:
            before = self._conversation[at]
            if before.role is Role.ASSISTANT and before.model:
                return message.model if before.model != message.model else ""
            at = before.parent
        return ""
