"""The cards on screen: what they show, and what their answers' replies bring."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gpts_desktop.core.message import Message
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.replies import Replies

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.card_view import CardView
    from gpts_desktop.ui.transcript.sight import Position
    from gpts_desktop.ui.transcript.view import TranscriptView

_SHARE = 0.62
_LEAST = 160


class Deck:
    """Makes cards for a view and hands them messages and replies; places are kept."""

    def __init__(self, view: TranscriptView, replies: Replies) -> None:
        self._view = view
        self._replies = replies
        self._shown: dict[str, CardView] = {}
        self._places: dict[str, Position] = {}

    def make(self, parent: QWidget) -> CardView:
        """Return a card's inside."""
        # A card is a view of its own: it can't be imported where views are made.
        from gpts_desktop.ui.transcript.card_view import CardView

        return CardView(self._view, parent)

    @property
    def most(self) -> int:
        """The height in pixels at which a card begins to scroll."""
        return max(_LEAST, round(self._view.viewport().height() * _SHARE))

    def message(self, message_id: str) -> Message:
        """Return a candidate."""
        assert self._view.conversation is not None
        return self._view.conversation[message_id]

    def show(self, card: CardView, message_id: str) -> None:
        """Show a candidate in a card, where it was left."""
        assert self._view.conversation is not None
        other = self._shown.get(message_id)
        if other is not None and other is not card:
            self._keep_place(other, message_id)
        self._shown[message_id] = card
        place = self._places.get(message_id)
        reply = self._replies.get(message_id)
        card.show_message(self._view.conversation, self.message(message_id), reply, place)

    def take_back(self, card: CardView, message_id: str) -> None:
        """Let a card show nothing."""
        if self._shown.get(message_id) is card:
            self._keep_place(card, message_id)
            del self._shown[message_id]
        card.let_go()

    def card(self, message_id: str) -> CardView | None:
        """Return the card in which a candidate is shown now."""
        return self._shown.get(message_id)

    def rows_alive(self) -> int:
        """Return how many row widgets there are in the cards."""
        return sum(card.rows_alive() for card in self._shown.values())

    def _keep_place(self, card: CardView, message_id: str) -> None:
        place = card.position()
        if place is not None:
            self._places[message_id] = replace(place, at_end=False)

    def stream(self, reply: Reply) -> None:
        """Let the card of an answer show how it grows."""
        card = self._shown.get(reply.message.id)
        if card is not None:
            card.stream(reply)

    def ended(self, message_id: str) -> None:
        """Let the card of an answer show that it is finished."""
        card = self._shown.get(message_id)
        if card is not None:
            card.reply_ended(message_id)
