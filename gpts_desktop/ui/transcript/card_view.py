"""One answer as a small transcript of its own: the inside of a candidate's card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.column import AVATAR, AVATAR_GAP, Column
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.sight import Position
from gpts_desktop.ui.transcript.view import TranscriptView

_PAD = 8


class CardView(TranscriptView):
    """Shows and streams one message, without avatar and footer, looking like another view."""

    grew = Signal()
    """Its text needs another height."""

    def __init__(self, like: TranscriptView, parent: QWidget) -> None:
        super().__init__(like.notice_for, like.theme, parent, shelf=like.shelf)
        self.speakers = like.speakers
        self._like = like
        self._message: Message | None = None
        self._needed = 0
        self.setObjectName("candidate")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.action_requested.connect(like.action_requested)
        self.link_activated.connect(like.link_activated)
        self.link_doubted.connect(like.link_doubted)
        self.quote_requested.connect(like.quote_requested)
        self.wrap_changed.connect(like.wrap_changed)

    def show_message(
        self,
        conversation: Conversation,
        message: Message,
        reply: Reply | None,
        place: Position | None,
    ) -> None:
        """Show a message at a place or its beginning, or as it streams while it has a reply."""
        self._message = message
        self._needed = 0
        self.dress_like(self._like)
        if reply is not None:
            self._replies.add(reply)
        begins = place or Position(message.id, 0)
        self.show_conversation(conversation, None if message.state.is_open else begins)

    def let_go(self) -> None:
        """Show nothing."""
        self.show_conversation(None)
        self._message = None

    @property
    def needed(self) -> int:
        """The height in pixels of all there is to show."""
        return self._sight.strip.total if self._sight is not None else 0

    def _attend_pictures(self, conversation: Conversation | None) -> None:
        """Leave the pictures to the view around it: they are of the same conversation."""

    def _new_reading(self, conversation: Conversation) -> Reading:
        return Reading(
            conversation, self.notice_for, self._replies.live, self._folds, only=self._message
        )

    def _column(self) -> Column:
        zoom = self._style.zoom
        avatar, pad = round((AVATAR + AVATAR_GAP) * zoom), round(_PAD * zoom)
        # Of the card's own width, which is right before it is shown; the scroll bar may come.
        wide = self.width() - self.verticalScrollBar().sizeHint().width()
        # The avatar lies beyond the left edge: the card is all text.
        return Column(pad - avatar, wide + avatar - pad, zoom)

    def _arrange(self) -> None:
        super()._arrange()
        if self.needed != self._needed:
            self._needed = self.needed
            self.grew.emit()
