"""Which conversation is on screen: goes to one, and keeps sidebar, header and settings on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gpts_desktop.ui.gpt_faces import asked_name

if TYPE_CHECKING:
    import asyncio

    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.gateways import Gateways
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.chat_controller import ChatController
    from gpts_desktop.ui.conversation_list_controller import ConversationListController
    from gpts_desktop.ui.main_window import MainWindow


class Navigator(QObject):
    """Goes where the sidebar, a key, a notification or the start of the app wants to."""

    def __init__(
        self,
        *,
        window: MainWindow,
        chat: ChatController,
        conversations: ConversationListController,
        library: Library,
        gateways: Gateways,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._chat = chat
        self._conversations = conversations
        self._library = library
        self._gateways = gateways
        self._settings = settings
        chat.conversation_shown.connect(self._conversation_shown)
        chat.summary_changed.connect(self._summary_changed)
        gateways.changed.connect(lambda _: self.gpts_changed())

    # Going

    def open_last(self, loading: asyncio.Task[None]) -> None:
        """Go to what was on screen when the app was closed, or to the first GPT.

        A conversation that is not known yet waits for `loading`, and for no choice made meanwhile.
        """
        last = self._settings["conversation"]
        if last and self._conversations.get(last) is not None:
            self._chat.open(last)
        elif last:
            loading.add_done_callback(lambda _: self._open_late(last))
        else:
            self._begin()
        if not self._window.is_first_run:
            self._window.composer.focus_text()

    def _open_late(self, last: str) -> None:
        if not self._chat.is_vacant:
            return
        if self._conversations.get(last) is not None:
            self._chat.open(last)
        else:
            self._begin()

    def _begin(self) -> None:
        """Begin a conversation with the GPT of last time, or with the first."""
        if self._library.get(self._settings["gpt"]) is not None:
            self._chat.new_chat(self._settings["gpt"])
        elif gpts := self._library.gpts():
            self._chat.new_chat(gpts[0].id)

    def choose_gpt(self, gpt_id: str) -> None:
        """Show a GPT's newest conversation, or a new one."""
        newest = self._conversations.newest_of(gpt_id)
        if newest is not None:
            self._chat.open(newest.id)
        else:
            self.new_chat(gpt_id)

    def new_chat(self, gpt_id: str) -> None:
        """Begin a conversation with a GPT; "" is the one chosen last."""
        gpt_id = gpt_id or self._settings["gpt"]
        gpts = self._library.gpts()
        if self._library.get(gpt_id) is None and gpts:
            gpt_id = gpts[0].id
        self._chat.new_chat(gpt_id)
        self._window.composer.focus_text()

    def new_chat_with_same_gpt(self) -> None:
        """Begin a conversation with the GPT on screen."""
        self.new_chat(self._chat.gpt.id if self._chat.gpt else "")

    def open_in_front(self, conversation_id: str) -> None:
        """Come to the front with a conversation, if it is still there."""
        self._window.come_to_front()
        if self._conversations.get(conversation_id) is not None:
            self._chat.open(conversation_id)

    # Keeping up

    def gpts_changed(self) -> None:
        """GPTs were added, renamed or removed, or another gateway is asked."""
        self._chat.gpts_changed()
        self._show_gpt()
        if self._chat.is_vacant and len(self._library):
            self.new_chat(self._library.gpts()[0].id)

    def _conversation_shown(self, conversation: Conversation) -> None:
        self._window.show_chat()
        self._window.leave_sidebar()
        self._settings["gpt"] = conversation.gpt_id
        self._window.sidebar.select_gpt(conversation.gpt_id)
        self._mark(conversation)
        self._show_gpt()

    def _mark(self, conversation: Conversation) -> None:
        """Remember which conversation is shown; one without messages is not stored yet."""
        saved = conversation.id if self._conversations.get(conversation.id) is not None else ""
        self._settings["conversation"] = saved
        self._window.sidebar.select_conversation(saved)

    def _summary_changed(self, summary: ConversationSummary) -> None:
        self._conversations.show(summary)
        shown = self._chat.conversation
        if shown is not None and shown.id == summary.id:
            self._mark(shown)

    def _show_gpt(self) -> None:
        gpt, shown = self._chat.gpt, self._chat.conversation
        if gpt is not None and shown is not None:
            self._window.header.show_gpt(gpt, asked_name(shown, self._gateways.current))
