"""A conversation as an archive holds it, ready to be kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.importing.chatgpt_content import Asset
from gpts_desktop.core.importing.ids import message_id
from gpts_desktop.core.pictures import Picture

_OWN = (
    "id", "title", "gpt_id", "model", "created", "updated", "pinned", "archived", "folder", "tags",
    "parameters",
)  # fmt: skip


@dataclass(slots=True)
class Brought:
    """A conversation with what does not lie in its messages.

    `files` are what lies in the archive for a message, by the message's id: what goes along
    with a question, and the pictures within an answer. `pictures` came with the record itself.
    `unknown` counts the types of content that this version does not know. `origin` is the id of
    the conversation that it was branched from.
    """

    conversation: Conversation
    files: dict[str, list[Asset]] = field(default_factory=dict)
    pictures: tuple[tuple[str, Picture], ...] = ()
    unknown: Counter[str] = field(default_factory=Counter)
    origin: str = ""

    def renamed(self, taken: frozenset[str]) -> Brought:
        """Return it with other ids for the messages whose ids other conversations have.

        A copy of a conversation has its messages' ids; they get the same ones each time.
        """
        if not taken:
            return self
        old = self.conversation
        ids: dict[str | None, str | None] = {None: None}
        messages = []
        for message in old.messages():
            new = message_id(old.id, message.id) if message.id in taken else message.id
            ids[message.id] = new
            messages.append(replace(message, id=new, parent=ids[message.parent]))
        conversation = Conversation.load(
            messages,
            **{name: getattr(old, name) for name in _OWN},
            current=ids.get(old.current),
        )
        files = {ids.get(key) or key: assets for key, assets in self.files.items()}
        return replace(self, conversation=conversation, files=files)

    def gpt_ids(self) -> list[str]:
        """Return the GPTs that made it, its own first."""
        used = dict.fromkeys([self.conversation.gpt_id])
        used |= dict.fromkeys(message.gpt_id for message in self.conversation.messages())
        return [gpt_id for gpt_id in used if gpt_id]
