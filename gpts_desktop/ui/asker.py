"""Asks the gateway in use, for a conversation that is free to be asked in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QObject, Signal

from gpts_desktop.core.chats import Chats, Prepared
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import ErrorKind
from gpts_desktop.core.gateways import Gateways
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.message import Attachment, Message, State
from gpts_desktop.core.ports import ChatGateway
from gpts_desktop.ui.task_owner import Starter
from gpts_desktop.ui.turn_runner import TurnRunner


class Asker(QObject):
    """Begins turns; a conversation in which one runs is asked nothing more.

    Signal: `gateway_needed()`, when there is none to ask.
    """

    gateway_needed = Signal()

    def __init__(
        self,
        *,
        runner: TurnRunner,
        chats: Chats,
        gateways: Gateways,
        gateway: ChatGateway,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._chats = chats
        self._gateways = gateways
        self._gateway = gateway
        self._tasks = tasks

    def question(
        self,
        conversation: Conversation,
        text: str,
        attachments: Sequence[Attachment] = (),
        *,
        after: str | None,
    ) -> Awaitable[Prepared] | None:
        """Return what puts a question after a message to the gateway, if that may be now."""
        profile = self._free_profile(conversation)
        if profile is None:
            return None
        return self._chats.ask(conversation, text, attachments, profile, self._gateway, after=after)

    def ask(self, conversation: Conversation, text: str, after: str) -> None:
        """Ask `text` after a message."""
        asking = self.question(conversation, text, after=after)
        if asking is not None:
            self._begin(asking, lambda: self.ask(conversation, text, after))

    def ask_again(self, conversation: Conversation, question: Message) -> None:
        """Ask for another answer to a question."""
        profile = self._free_profile(conversation)
        if profile is not None:
            again = self._chats.ask_again(conversation, question, profile, self._gateway)
            self._begin(again, lambda: self.ask_again(conversation, question))

    def try_other_forms(self, conversation: Conversation, question: Message) -> None:
        """Ask again with the GPT's id in other forms, until the gateway knows one."""
        profile = self._free_profile(conversation)
        if profile is not None:
            self._tasks.start(self._try_forms(conversation, question, profile))

    def _free_profile(self, conversation: Conversation) -> GatewayProfile | None:
        """Return the gateway to ask, if a turn may begin now; say when there is none."""
        if self._runner.is_busy(conversation.id):
            return None
        profile = self._gateways.current
        if profile is None:
            self.gateway_needed.emit()
        return profile

    def _begin(self, preparing: Awaitable[Prepared], ask: Callable[[], object]) -> None:
        async def begin() -> None:
            prepared = await self._runner.prepared(preparing, ask)
            if prepared is not None:
                self._runner.run(prepared)

        self._tasks.start(begin())

    async def _try_forms(
        self, conversation: Conversation, question: Message, profile: GatewayProfile
    ) -> None:
        """Ask once in each other form of the id until one is answered; keep that one."""
        for tried in profile.other_forms():
            prepared = await self._runner.prepared(
                self._chats.ask_again(conversation, question, tried, self._gateway),
                lambda: self.try_other_forms(conversation, question),
            )
            if prepared is None:
                return
            await self._runner.run(prepared)
            message = prepared.turn.replies[0].message
            if message.state is State.COMPLETE:
                self._gateways.change(profile.id, model_form=tried.model_form)
            if message.failure is None or message.failure.kind is not ErrorKind.NOT_FOUND:
                return
