"""Deleting a message or a branch, and bringing it back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gpts_desktop.core.chats import Chats
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.deletions import Deletion
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.titles import title_of
from gpts_desktop.ui.toast import Toast


class MessageDeletion(QObject):
    """Takes messages out at once; the disk keeps them as long as the card offers Undo.

    Signals: `changed(Conversation)`, `trouble(sentence)`.
    """

    changed = Signal(object)
    trouble = Signal(str)

    def __init__(self, chats: Chats, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._chats = chats
        self._toast = toast

    def delete(self, conversation: Conversation, message: Message) -> None:
        """Delete one message; what follows it stays."""
        if self._may_go(conversation, message):
            deletion = self._chats.deletions.delete_alone(conversation, message.id)
            self._announce(deletion, message)

    def delete_branch(self, conversation: Conversation, message: Message) -> None:
        """Delete a message and all that follows it."""
        if self._may_go(conversation, message):
            deletion = self._chats.deletions.delete(conversation, message.id)
            self._announce(deletion, message)

    def _may_go(self, conversation: Conversation, message: Message) -> bool:
        """Whether no answer is coming at or after a message; say so when one is.

        The answer on its way goes to the disk under what is before it now.
        """
        turn = self._chats.turn_of(conversation.id)
        coming = turn.replies if turn is not None else ()
        if any(message in conversation.path(reply.message.id) for reply in coming):
            self.trouble.emit(self.tr("An answer is still coming: stop it before you delete."))
            return False
        return True

    def _announce(self, deletion: Deletion, message: Message) -> None:
        self.changed.emit(deletion.conversation)
        self._toast.show_message(
            self._title(message),
            self._detail(deletion, message),
            [(self.tr("Undo"), lambda: self._undo(deletion))],
            unused=lambda: self._chats.deletions.settle(deletion),
        )

    def _undo(self, deletion: Deletion) -> None:
        self.changed.emit(self._chats.deletions.undo(deletion))

    def _title(self, message: Message) -> str:
        if message.role is Role.USER:
            return self.tr("Question deleted")
        return self.tr("Answer deleted")

    def _detail(self, deletion: Deletion, message: Message) -> str:
        said = title_of(message.text)
        more = deletion.count - 1
        if not more:
            return said
        follow = self.tr("%Ln messages after it went along", "", more)
        return f"{said} · {follow}" if said else follow
