"""One turn: a question and its answers, to the disk, over the wire and to the disk again."""

from __future__ import annotations

import itertools
import time
from collections.abc import Awaitable, Callable, Coroutine
from copy import copy
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import (
    ApiError,
    EmptyError,
    Failure,
    GatewayError,
    NetworkError,
)
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.ports import ChatGateway, Store, Writer
from gpts_desktop.core.reply import Reply, ReplyReader
from gpts_desktop.core.request import ChatRequest
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.stream_events import (
    Delta,
    End,
    Finish,
    ReasoningDelta,
    RefusalDelta,
    StreamEvent,
    UsageReport,
)

if TYPE_CHECKING:
    import asyncio

JOURNAL_SECONDS = 0.25
JOURNAL_CHARACTERS = 2_000

RequestSource = Callable[[], Awaitable[ChatRequest]]


class Turn:
    """Asks once and gathers the answers, one `Reply` for each candidate.

    `reply_changed` tells of a reply whose state changed, and of one that was added;
    growing text is not announced: a reader takes it at its own pace. What the disk refuses
    is the writer's to keep and to announce.
    """

    def __init__(
        self,
        conversation: Conversation,
        replies: list[Message],
        gateway: ChatGateway,
        store: Store,
        writer: Writer,
    ) -> None:
        self.conversation = conversation
        self.replies = [Reply(message) for message in replies]
        self.reply_changed: Announcement[Reply] = Announcement()
        self.stopped_by_user = False
        self.is_open = True
        self._gateway = gateway
        self._store = store
        self._writer = writer
        self._journals = [_Journal(reply) for reply in self.replies]
        self._places: dict[int, int] = {}
        self._started = time.monotonic()
        self._complete = False

    async def run(self, request_source: RequestSource) -> None:
        """Send the request and return when every answer is on disk, or waits for it.

        A gateway's failure ends in the messages' state, it is not raised. When the task
        is cancelled the answers are written first, then CancelledError goes on.
        """
        import asyncio

        flusher = asyncio.ensure_future(self._flush_regularly())
        failure: Failure | None = None
        ended_by: BaseException | None = None
        try:
            await self._receive(request_source)
        except GatewayError as error:
            failure = error.failure
        except asyncio.CancelledError as error:
            ended_by = error
        except Exception as error:  # a bug of ours: what came is kept before it is reported
            ended_by = error
            failure = ApiError(Sentence("Something went wrong in the app itself.")).failure
        flusher.cancel()
        self._settle(failure, isinstance(ended_by, asyncio.CancelledError))
        ended_by = await _to_its_end(self._end()) or ended_by
        if ended_by is not None and not self.stopped_by_user:
            raise ended_by

    async def end_unsent(self) -> None:
        """End a turn whose task was cancelled before `run` began: nothing was sent."""
        self._settle(None, cancelled=True)
        await self._end()

    async def _receive(self, request_source: RequestSource) -> None:
        request = await request_source()
        self._started = time.monotonic()
        for reply in self.replies:
            reply.message.model = str(request.body.get("model", ""))
        events = self._gateway.send(request)
        try:
            async for event in events:
                self._take(event)
        finally:
            await events.aclose()

    def _take(self, event: StreamEvent) -> None:
        if isinstance(event, Delta | ReasoningDelta | RefusalDelta):
            place = self._place(event.index)
            self._grow(self._opened(place), event)
            self._journals[place].grew(len(event.text), self._flush)
        elif isinstance(event, Finish):
            self._opened(self._place(event.index)).message.finish_reason = event.reason
        elif isinstance(event, UsageReport):
            self.replies[0].message.usage = event.usage
        elif isinstance(event, End):
            self._complete = event.complete

    def _grow(self, reply: Reply, event: Delta | ReasoningDelta | RefusalDelta) -> None:
        if isinstance(event, Delta):
            self._end_reasoning(reply)
            reply.text.append(event.text)
        elif isinstance(event, ReasoningDelta):
            reply.reasoning.append(event.text)
        else:
            reply.refusal.append(event.text)

    def _place(self, index: int) -> int:
        """Return the place of a candidate's reply: its index, where that was asked for.

        Gateways count from 1, leave numbers out, or send more candidates than were asked for:
        those take the places that are free, then new ones.
        """
        if index not in self._places:
            taken = set(self._places.values())
            free = [place for place in range(len(self.replies)) if place not in taken]
            if not free:
                self._add_candidate()
                free = [len(self.replies) - 1]
            self._places[index] = index if index in free else free[0]
        return self._places[index]

    def _opened(self, place: int) -> Reply:
        """Return the reply at a place, streaming from now on."""
        reply = self.replies[place]
        if reply.message.state is State.SENDING:
            reply.message.state = State.STREAMING
            self.reply_changed(reply)
        return reply

    def _add_candidate(self) -> None:
        first = self.replies[0].message
        shown = self.conversation.current
        message = Message(
            Role.ASSISTANT,
            parent=first.parent,
            state=State.STREAMING,
            model=first.model,
            gpt_id=first.gpt_id,
            created=first.created,
        )
        self.conversation.add(message)
        self.conversation.current = shown
        reply = Reply(message)
        self.replies.append(reply)
        self._journals.append(_Journal(reply))
        self._writer.submit(self._store.begin_turn, self.conversation, [copy(message)])
        self.reply_changed(reply)

    def _end_reasoning(self, reply: Reply) -> None:
        if reply.reasoning.length and reply.message.reasoning_duration is None:
            reply.message.reasoning_duration = time.monotonic() - self._started

    async def _flush_regularly(self) -> None:
        import asyncio

        while True:
            await asyncio.sleep(JOURNAL_SECONDS)
            for journal in self._journals:
                self._flush(journal)

    def _flush(self, journal: _Journal) -> None:
        growth = journal.take()
        if any(growth):
            self._writer.submit(
                self._store.append_journal, journal.message_id, *growth, journal.number()
            )

    def _settle(self, failure: Failure | None, cancelled: bool) -> None:
        now = time.monotonic()
        for reply in self.replies:
            message = reply.settle()
            message.duration = now - self._started
            said_something = bool(message.text or message.reasoning or message.refusal)
            message.state = self._end_state(message, failure, cancelled, said_something)
            if message.state is State.FAILED:
                message.failure = (
                    failure or EmptyError(Sentence("The gateway sent no answer.")).failure
                )
            elif message.state is State.INTERRUPTED:
                message.failure = failure if cancelled else failure or _broken_off()

    def _end_state(
        self, message: Message, failure: Failure | None, cancelled: bool, said_something: bool
    ) -> State:
        if cancelled:
            return State.STOPPED if self.stopped_by_user else State.INTERRUPTED
        if failure is not None:
            return State.INTERRUPTED if said_something else State.FAILED
        if not said_something:
            return State.FAILED
        done = self._complete or bool(message.finish_reason)
        return State.COMPLETE if done else State.INTERRUPTED

    async def _end(self) -> None:
        """Write the answers' last state, and tell of it."""
        for reply in self.replies:
            await self._writer.keep(self.conversation, self._store.finish_message, reply.message)
        self.is_open = False
        for reply in self.replies:
            self.reply_changed(reply)


class _Journal:
    """What of one reply has not yet been handed to the disk."""

    def __init__(self, reply: Reply) -> None:
        self.message_id = reply.message.id
        self._reader: ReplyReader = reply.reader()
        self._waiting = 0
        self._pieces = itertools.count()

    def grew(self, characters: int, flush: Callable[[_Journal], None]) -> None:
        """Count what came, and have it flushed when it is `JOURNAL_CHARACTERS`."""
        self._waiting += characters
        if self._waiting >= JOURNAL_CHARACTERS:
            flush(self)

    def number(self) -> int:
        """Return the number of the piece that is written now."""
        return next(self._pieces)

    def take(self) -> tuple[str, str, str]:
        """Return (text, reasoning, refusal) that came since the last call."""
        self._waiting = 0
        return self._reader.take()


async def _to_its_end(work: Coroutine[Any, Any, None]) -> asyncio.CancelledError | None:
    """Wait until `work` is done, and return the cancellation that came meanwhile, if one did.

    A mere shield would go on alone when its caller is cancelled, and nobody would wait for it.
    """
    import asyncio

    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            if task.cancelled():
                raise
            cancelled = error
    task.result()
    return cancelled


def _broken_off() -> Failure:
    return NetworkError(Sentence("The answer ended before it was complete.")).failure
