"""What can be asked of a conversation, and the turns that run."""

from __future__ import annotations

import time
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from gpts_desktop.core.base_url import chat_address
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.deletions import Deletions
from gpts_desktop.core.errors import (
    AuthError,
    BadRequestError,
    InputError,
    LostPlaceError,
    SecretError,
    StorageError,
)
from gpts_desktop.core.gateways import Gateways
from gpts_desktop.core.gpt import GatewayProfile, Gpt, model_fields
from gpts_desktop.core.library import Library
from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.ports import ChatGateway, SecretStore, Store, Writer
from gpts_desktop.core.request import ChatRequest, request_body
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.titles import title_of
from gpts_desktop.core.turn import Turn


@dataclass(frozen=True, slots=True)
class Prepared:
    """A turn that is on disk and has not been sent: run it with `run`."""

    turn: Turn
    question: Message
    profile: GatewayProfile
    chats: Chats

    async def run(self) -> None:
        """Send it and wait until the answers are on disk (see `Turn.run`)."""
        try:
            await self.turn.run(self._request)
        finally:
            self.chats.forget(self.turn)

    async def end_unsent(self) -> None:
        """End it without having sent it (see `Turn.end_unsent`)."""
        try:
            await self.turn.end_unsent()
        finally:
            self.chats.forget(self.turn)

    async def _request(self) -> ChatRequest:
        return await self.chats.request(self.turn.conversation, self.question, self.profile)


class Chats:
    """Starts turns and knows which conversations have one under way.

    `sends_unsaved` is the user's choice that questions go out even if the disk refuses them.
    """

    def __init__(
        self,
        store: Store,
        writer: Writer,
        library: Library,
        gateways: Gateways,
        secrets: SecretStore,
    ) -> None:
        self._store = store
        self._writer = writer
        self._library = library
        self._gateways = gateways
        self._secrets = secrets
        self._turns: dict[str, Turn] = {}
        self.deletions = Deletions(store, writer)
        self.sends_unsaved = False

    def turn_of(self, conversation_id: str) -> Turn | None:
        """Return the turn that runs in a conversation."""
        return self._turns.get(conversation_id)

    def forget(self, turn: Turn) -> None:
        """Drop a turn that has ended."""
        if self._turns.get(turn.conversation.id) is turn:
            del self._turns[turn.conversation.id]

    def begin(self, gpt: Gpt) -> Conversation:
        """Return a new conversation with a GPT; it reaches the disk with its first message."""
        return Conversation(gpt_id=gpt.id)

    async def open(self, conversation_id: str) -> Conversation | None:
        """Return a conversation from the disk, or from memory.

        That is where one is in which a turn runs, or of which the disk would not take all.
        """
        if turn := self._turns.get(conversation_id):
            return turn.conversation
        read = await self._writer.call(self._store.conversation, conversation_id)
        conversation = self._writer.unsaved.conversation(conversation_id) or read
        if conversation is not None and conversation is read:
            self.deletions.apply(conversation)
        return conversation

    async def ask(
        self,
        conversation: Conversation,
        text: str,
        attachments: Sequence[Attachment],
        profile: GatewayProfile,
        gateway: ChatGateway,
        *,
        after: str | None,
    ) -> Prepared:
        """Put a question after the message `after` and its empty answers on disk.

        Raises StorageError, and then the conversation is as it was; while `sends_unsaved`
        they wait in memory instead.
        """
        question = Message(Role.USER, text, parent=after, attachments=tuple(attachments))
        question.gpt_id = conversation.gpt_id
        return await self._prepare(conversation, question, profile, gateway, is_new=True)

    async def ask_again(
        self,
        conversation: Conversation,
        question: Message,
        profile: GatewayProfile,
        gateway: ChatGateway,
    ) -> Prepared:
        """Put new empty answers to a question that is there already on disk."""
        return await self._prepare(conversation, question, profile, gateway, is_new=False)

    async def _prepare(
        self,
        conversation: Conversation,
        question: Message,
        profile: GatewayProfile,
        gateway: ChatGateway,
        *,
        is_new: bool,
    ) -> Prepared:
        before = (conversation.current, conversation.title, conversation.updated)
        answers = self._empty_answers(conversation, question)
        added = [question, *answers] if is_new else answers
        for message in added:
            conversation.add(message)
        conversation.current = answers[0].id
        conversation.updated = time.time()
        conversation.title = conversation.title or title_of(question.text)
        turn = Turn(conversation, answers, gateway, self._store, self._writer)
        self._turns[conversation.id] = turn
        try:
            await self._keep(conversation, [copy(message) for message in added])
        except BaseException:
            self.forget(turn)
            for message in reversed(added):
                conversation.discard(message.id)
            conversation.current, conversation.title, conversation.updated = before
            raise
        return Prepared(turn, question, profile, self)

    async def _keep(self, conversation: Conversation, added: list[Message]) -> None:
        try:
            await self._writer.write(self._store.begin_turn, conversation, added)
        except LostPlaceError:
            raise
        except StorageError:
            if not self.sends_unsaved:
                raise
            self._writer.submit(self._store.begin_turn, conversation, added)

    def _empty_answers(self, conversation: Conversation, question: Message) -> list[Message]:
        count = self.parameters(conversation).n or 1
        now = time.time()
        return [
            Message(
                Role.ASSISTANT,
                parent=question.id,
                state=State.SENDING,
                gpt_id=conversation.gpt_id,
                created=now,
            )
            for _ in range(count)
        ]

    def parameters(self, conversation: Conversation) -> Parameters:
        """Return what holds in a conversation: its own, over its GPT's."""
        gpt = self._library.get(conversation.gpt_id)
        return conversation.parameters.over(gpt.parameters if gpt else Parameters())

    def body_request(
        self, conversation: Conversation, path: Sequence[Message], profile: GatewayProfile
    ) -> ChatRequest:
        """Return the request for a path of messages, without the key.

        Raises InputError for an address that can't be used.
        """
        names = {"model": conversation.model}
        if conversation.gpt_id:
            names = model_fields(profile.model_form, conversation.gpt_id)
        body = request_body(
            names,
            (message for message in path if _is_sent(message)),
            self.parameters(conversation),
            stream_options=profile.takes_stream_options,
        )
        return ChatRequest(chat_address(profile.base_url).url, body)

    async def request(
        self, conversation: Conversation, question: Message, profile: GatewayProfile
    ) -> ChatRequest:
        """Return the request for a question with its key; raise GatewayError when there is none."""
        try:
            plain = self.body_request(conversation, conversation.path(question.id), profile)
        except InputError as error:
            raise BadRequestError(str(error)) from None
        return ChatRequest(plain.url, plain.body, await self._key(profile))

    async def _key(self, profile: GatewayProfile) -> Secret:
        try:
            key = await self._secrets.get(profile.id)
        except SecretError as error:
            raise AuthError(str(error)) from None
        if key is None:
            self._gateways.change(profile.id, key_place="")
            raise AuthError(Sentence("There is no key for this gateway yet."))
        return key


def _is_sent(message: Message) -> bool:
    """Whether a message goes into a request: answers of which nothing came do not."""
    return message.role is not Role.ASSISTANT or bool(message.text)
