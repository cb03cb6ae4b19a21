"""Deleting a message, and bringing it back."""

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

    Signals: `changed(Conversation)`, `refused(sentence)`.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, chats: Chats, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._chats = chats
        self._toast = toast

    def delete(self, conversation: Conversation, message: Message) -> None:
        """Delete a message and what follows it, unless an answer is coming there."""
        if self._chats.turn_of(conversation.id) is not None:
            self.refused.emit(self.tr("An answer is still coming: stop it before you delete."))
            return
        deletion = self._chats.deletions.delete(conversation, message.id)
        self.changed.emit(conversation)
        self._toast.show_message(
            self._title(message),
            self._detail(deletion),
            [(self.tr("Undo"), lambda: self._undo(deletion))],
            unused=lambda: self._chats.deletions.settle(deletion),
        )

    def _undo(self, deletion: Deletion) -> None:
        self.changed.emit(self._chats.deletions.undo(deletion))

    def _title(self, message: Message) -> str:
        if message.role is Role.USER:
            return self.tr("Question deleted")
        return self.tr("Answer deleted")

    def _detail(self, deletion: Deletion) -> str:
        messages = deletion.branch.messages
        said = title_of(messages[0].text)
        more = len(messages) - 1
        if not more:
            return said
        follow = self.tr("{0} messages after it went along").format(more)
        if more == 1:
            follow = self.tr("1 message after it went along")
        return f"{said} · {follow}" if said else follow
