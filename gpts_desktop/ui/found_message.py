"""Opens the conversation of a message that was found, at the message and its words."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from gpts_desktop.core.actions import Action
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.search_needle import TermsNeedle
from gpts_desktop.core.search_query import Term
from gpts_desktop.ui.chat_controller import ChatController
from gpts_desktop.ui.transcript.view import TranscriptView


class _Wanted(NamedTuple):
    conversation_id: str
    message_id: str
    needle: TermsNeedle


class FoundMessage(QObject):
    """Waits for the conversation, walks to the message's branch and shows the message."""

    def __init__(
        self, chat: ChatController, transcript: TranscriptView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._transcript = transcript
        self._wanted: _Wanted | None = None
        chat.conversation_shown.connect(self._go)

    def open(self, conversation_id: str, message_id: str, terms: tuple[Term, ...] = ()) -> None:
        """Show a message, whichever branch it is on, with the terms marked in it."""
        self._wanted = _Wanted(conversation_id, message_id, TermsNeedle(terms))
        shown = self._chat.conversation
        if shown is not None and shown.id == conversation_id:
            self._go(shown)
        else:
            self._chat.open(conversation_id)

    def _go(self, conversation: Conversation) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted.conversation_id != conversation.id:
            return
        if wanted.message_id in conversation:
            if conversation[wanted.message_id] not in conversation.path():
                # As the button of a candidate does: its branch is shown from now on.
                self._transcript.action_requested.emit(wanted.message_id, Action.CHOOSE)
            self._transcript.finder.show_found(wanted.message_id, wanted.needle)
        self._transcript.setFocus(Qt.FocusReason.OtherFocusReason)
