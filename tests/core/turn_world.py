"""A gateway and a store in memory for the tests of turns: scripted, and recording."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import DiskFullError, StorageError
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.stream_events import StreamEvent
from gpts_desktop.core.turn import Turn
from gpts_desktop.core.unsaved import Unsaved, UnsavedWork

P = ParamSpec("P")
T = TypeVar("T")
Step = StreamEvent | BaseException | asyncio.Event


class ScriptedGateway:
    """Yields events, raises errors and waits at asyncio.Events, as told."""

    def __init__(self, *steps: Step) -> None:
        self.steps = steps
        self.requests: list[ChatRequest] = []
        self.closed = False
        self.waits = asyncio.Event()

    async def send(self, request: ChatRequest) -> AsyncGenerator[StreamEvent, None]:
        self.requests.append(request)
        try:
            for step in self.steps:
                if isinstance(step, BaseException):
                    raise step
                if isinstance(step, asyncio.Event):
                    self.waits.set()
                    await step.wait()
                else:
                    yield step
        finally:
            self.closed = True


class DirectWriter:
    """Runs each call at once, in the caller's thread; what is refused waits for ever."""

    def __init__(self) -> None:
        self.unsaved = Unsaved()
        self.unsaved_changed: Announcement[StorageError | None] = Announcement()

    def retry(self) -> None:
        raise NotImplementedError

    def outstanding(self) -> list[UnsavedWork]:
        return list(self.unsaved)

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except StorageError:
            self.unsaved.add(UnsavedWork(work, args, future))
        return future

    async def keep(
        self, about: Conversation, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        self.submit(work, *args, **kwargs)

    def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return self.submit(work, *args, **kwargs)

    async def write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)

    async def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return work(*args, **kwargs)


class RecordingStore:
    """Keeps what a turn writes, and can be full."""

    def __init__(self) -> None:
        self.begun: list[list[str]] = []
        self.journal: dict[str, str] = {}
        self.appended: list[str] = []
        self.finished: dict[str, State] = {}
        self.full = False

    def begin_turn(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        self._fail_if_full()
        self.begun.append([message.text for message in messages])

    def append_journal(
        self, message_id: str, text: str, reasoning: str, refusal: str, number: int
    ) -> None:
        self._fail_if_full()
        self.appended.append(text)
        self.journal[message_id] = self.journal.get(message_id, "") + text + refusal

    def finish_message(self, message: Message) -> None:
        self._fail_if_full()
        self.finished[message.id] = message.state

    def _fail_if_full(self) -> None:
        if self.full:
            raise DiskFullError("The disk is full.")


class World:
    """A conversation with one question and a turn that answers it."""

    def __init__(self, gateway: ScriptedGateway, candidates: int = 1) -> None:
        self.gateway = gateway
        self.store = RecordingStore()
        self.writer = DirectWriter()
        self.conversation = Conversation(gpt_id="g-bo0FiWLY7")
        self.question = self.conversation.add(Message(Role.USER, "Hi"))
        self.answers = [
            self.conversation.add(
                Message(Role.ASSISTANT, parent=self.question.id, state=State.SENDING)
            )
            for _ in range(candidates)
        ]
        self.turn = Turn(
            self.conversation,
            self.answers,
            gateway,
            self.store,  # type: ignore[arg-type]  # the three calls that a turn makes
            self.writer,
        )

    async def request(self) -> ChatRequest:
        return ChatRequest("http://127.0.0.1/v1", {"model": "gpt-4-gizmo-g-x"}, Secret("sk-1"))

    async def run(self) -> Message:
        await self.turn.run(self.request)
        return self.answers[0]
