"""Which conversations have an answer that came while another was on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.settings import Settings
from gpts_desktop.core.turn import Turn

_MOST = 200


class Unread(QObject):
    """Marks a conversation from the end of such an answer until it is opened; kept on disk."""

    def __init__(
        self,
        settings: Settings,
        show: Callable[[Iterable[str]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._show = show
        self._shown = ""
        self._keep([i for i in settings["unread"] if isinstance(i, str)])

    def opened(self, conversation: Conversation) -> None:
        """A conversation is on screen now."""
        self._shown = conversation.id
        self.forget(conversation.id)

    def turn_ended(self, turn: Turn) -> None:
        """An answer came to its end; one that the user stopped is no news."""
        ended = turn.conversation.id
        if ended != self._shown and not turn.stopped_by_user:
            self._keep([*(i for i in self._settings["unread"] if i != ended), ended][-_MOST:])

    def forget(self, conversation_id: str) -> None:
        """Mark a conversation no more."""
        self._keep([i for i in self._settings["unread"] if i != conversation_id])

    def _keep(self, unread: list[str]) -> None:
        self._settings["unread"] = unread
        self._show(unread)
