"""Messages that were deleted and can still be brought back."""

from __future__ import annotations

from dataclasses import dataclass

from gpts_desktop.core.conversation import Branch, Conversation
from gpts_desktop.core.ports import Store, Writer


@dataclass(slots=True, eq=False)
class Deletion:
    """A branch that was taken out of a conversation; the disk still has it."""

    conversation: Conversation
    branch: Branch

    @property
    def message_id(self) -> str:
        """The id of the message that was deleted."""
        return self.branch.messages[0].id


class Deletions:
    """Takes branches out of conversations at once, and off the disk when they are settled."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._pending: list[Deletion] = []

    def delete(self, conversation: Conversation, message_id: str) -> Deletion:
        """Take a message and all that follows it out of a conversation."""
        deletion = Deletion(conversation, conversation.take_out(message_id))
        self._pending.append(deletion)
        self._writer.submit(self._store.save_conversation, conversation)
        return deletion

    def undo(self, deletion: Deletion) -> Conversation:
        """Put it back; return the conversation, which may have been read anew meanwhile."""
        self._pending.remove(deletion)
        conversation = deletion.conversation
        conversation.put_back(deletion.branch)
        self._writer.submit(self._store.save_conversation, conversation)
        return conversation

    def settle(self, deletion: Deletion) -> None:
        """Delete it for good."""
        if deletion in self._pending:
            self._pending.remove(deletion)
            self._writer.submit(self._store.delete_message, deletion.message_id)

    def settle_all(self) -> None:
        """Delete for good what can still be brought back: the app ends."""
        for deletion in list(self._pending):
            self.settle(deletion)

    def apply(self, conversation: Conversation) -> None:
        """Take out of a conversation from the disk what was deleted of it."""
        for deletion in self._pending:
            if deletion.conversation.id == conversation.id and deletion.message_id in conversation:
                branch = conversation.take_out(deletion.message_id)
                deletion.conversation, deletion.branch = conversation, branch
