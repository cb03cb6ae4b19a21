"""Messages that were deleted and can still be brought back."""

from __future__ import annotations

from dataclasses import dataclass

from gpts_desktop.core.conversation import Branch, Conversation, Lone
from gpts_desktop.core.ports import Store, Writer


@dataclass(slots=True, eq=False)
class Deletion:
    """What was taken out of a conversation: a branch, or one message; the disk still has it."""

    conversation: Conversation
    taken: Branch | Lone

    @property
    def is_alone(self) -> bool:
        """Whether what followed the message stayed."""
        return isinstance(self.taken, Lone)

    @property
    def message_id(self) -> str:
        """The id of the message that was deleted."""
        if isinstance(self.taken, Lone):
            return self.taken.message.id
        return self.taken.messages[0].id

    @property
    def count(self) -> int:
        """How many messages went."""
        return 1 if isinstance(self.taken, Lone) else len(self.taken.messages)


class Deletions:
    """Takes messages out of conversations at once, and off the disk when they are settled."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer
        self._pending: list[Deletion] = []

    def delete(self, conversation: Conversation, message_id: str) -> Deletion:
        """Take a message and all that follows it out of a conversation."""
        return self._keep(Deletion(conversation, conversation.take_out(message_id)))

    def delete_alone(self, conversation: Conversation, message_id: str) -> Deletion:
        """Take one message out; what follows it hangs on what was before it."""
        return self._keep(Deletion(conversation, conversation.take_out_alone(message_id)))

    def _keep(self, deletion: Deletion) -> Deletion:
        self._pending.append(deletion)
        self._writer.submit(self._store.save_conversation, deletion.conversation)
        return deletion

    def undo(self, deletion: Deletion) -> Conversation:
        """Put it back; return the conversation, which may have been read anew meanwhile."""
        self._pending.remove(deletion)
        conversation = deletion.conversation
        if isinstance(deletion.taken, Lone):
            conversation.put_back_alone(deletion.taken)
        else:
            conversation.put_back(deletion.taken)
        self._writer.submit(self._store.save_conversation, conversation)
        return conversation

    def settle(self, deletion: Deletion) -> None:
        """Delete it for good."""
        if deletion in self._pending:
            self._pending.remove(deletion)
            delete = self._store.delete_message
            if deletion.is_alone:
                delete = self._store.delete_message_alone
            self._writer.submit(delete, deletion.message_id)

    def settle_all(self) -> None:
        """Delete for good what can still be brought back: the app ends."""
        for deletion in list(self._pending):
            self.settle(deletion)

    def apply(self, conversation: Conversation) -> None:
        """Take out of a conversation from the disk what was deleted of it."""
        for deletion in self._pending:
            at = deletion.message_id
            if deletion.conversation.id == conversation.id and at in conversation:
                alone = deletion.is_alone
                take = conversation.take_out_alone if alone else conversation.take_out
                deletion.conversation, deletion.taken = conversation, take(at)
