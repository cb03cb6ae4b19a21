"""Branching to a new conversation, and the way back to where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gpts_desktop.core.branching import branch_off
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.message import Message
from gpts_desktop.core.titles import title_of
from gpts_desktop.ui.chat_controller import ChatController
from gpts_desktop.ui.said import said
from gpts_desktop.ui.task_owner import Starter

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.core.summary import ConversationSummary


class Branching(QObject):
    """Copies a path into a new conversation, opens it, and knows what it came from.

    Signal: `trouble(sentence)`.
    """

    trouble = Signal(str)

    def __init__(
        self,
        *,
        chat: ChatController,
        find: Callable[[str], ConversationSummary | None],
        store: Store,
        writer: Writer,
        settings: Settings,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        """Take what finds a conversation that shows in the sidebar."""
        super().__init__(parent)
        self._chat = chat
        self._find = find
        self._store = store
        self._writer = writer
        self._settings = settings
        self._tasks = tasks

    def branch(self, conversation: Conversation, message: Message) -> None:
        """Copy the path to a message into a new conversation and open that."""
        if message.state.is_open:
            self.trouble.emit(self.tr("An answer is still coming: stop it before you branch."))
            return
        branch = branch_off(conversation, message.id, self._title(conversation))
        self._tasks.start(self._keep(branch, conversation.id))

    def _title(self, conversation: Conversation) -> str:
        title = conversation.title or title_of(conversation.path()[0].text)
        return self.tr("{0} (branch)").format(title).strip()

    async def _keep(self, branch: Conversation, origin_id: str) -> None:
        try:
            await self._writer.call(self._store.branch_off, branch, branch.messages(), origin_id)
        except StorageError as error:
            self.trouble.emit(said(error))
            return
        self._settings.take_in("origins", {**self._settings["origins"], branch.id: origin_id})
        self._chat.summary_changed.emit(branch.summary)
        self._chat.open(branch.id)

    @property
    def origin(self) -> ConversationSummary | None:
        """What the shown conversation was branched from, if that still shows somewhere."""
        shown = self._chat.conversation
        origin_id = self._settings["origins"].get(shown.id) if shown is not None else None
        return self._find(origin_id) if isinstance(origin_id, str) else None

    def open_origin(self) -> None:
        """Open what the shown conversation was branched from."""
        if (origin := self.origin) is not None:
            self._chat.open(origin.id)
