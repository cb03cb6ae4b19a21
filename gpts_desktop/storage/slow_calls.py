"""Calls that may hang, one at a time on a thread that never keeps the app from ending."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.errors import SecretTimeoutError
from gpts_desktop.core.sentence import Sentence

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future

T = TypeVar("T")

GAVE_UP = Sentence("The system's password store did not answer in time.")
STUCK = Sentence(
    "The system's password store still does not answer an earlier call. Unlock "
    "it or restart it, or keep the key for this session only."
)


class Call(Generic[T]):
    """One call. `abandoned` is True once nobody waits for it any more."""

    def __init__(self, work: Callable[[Call[T]], T]) -> None:
        from concurrent.futures import Future

        self.work = work
        self.started = 0.0
        self.abandoned = False
        self.future: Future[T] = Future()
        # Running from the start: to cancel who waits must not touch it.
        self.future.set_running_or_notify_cancel()

    def run(self) -> None:
        """Do the work and settle the future."""
        try:
            result = self.work(self)
        except BaseException as error:  # whatever a foreign library raises: who waits must hear it
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class SlowCalls:
    """`waiting_changed` tells, on the caller's loop, that a call takes long, and that it ended.

    A call that was given up or cancelled goes on in its thread, since nothing can end it.
    Until it returns, further calls fail at once.
    """

    def __init__(self, waiting_after: float, give_up_after: float) -> None:
        """Limits in seconds: to `waiting_changed`, and to SecretTimeoutError."""
        self.waiting_changed: Announcement[bool] = Announcement()
        self._waiting_after = waiting_after
        self._give_up_after = give_up_after
        self._waiting = 0
        self._lock = threading.Lock()
        self._queue: queue.SimpleQueue[Call[Any]] = queue.SimpleQueue()
        self._running: Call[Any] | None = None
        self._thread: threading.Thread | None = None

    async def run(self, work: Callable[[Call[T]], T]) -> T:
        """Return what `work` returns on the thread; raise what it raises, or SecretTimeoutError."""
        import asyncio

        call = Call(work)
        self._enqueue(call)
        outcome = asyncio.wrap_future(call.future)
        try:
            if not await _is_done(outcome, self._waiting_after):
                self._refuse_behind_abandoned(call)
                await self._wait_long(outcome)
            return outcome.result()
        finally:
            # Cancelled, so that what still comes is neither awaited nor reported as unheard.
            outcome.cancel()
            if not call.future.done():
                self._abandon(call)

    async def _wait_long(self, outcome: asyncio.Future[Any]) -> None:
        self._waiting += 1
        if self._waiting == 1:
            self.waiting_changed(True)
        try:
            if not await _is_done(outcome, self._give_up_after - self._waiting_after):
                raise SecretTimeoutError(GAVE_UP)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self.waiting_changed(False)

    def _enqueue(self, call: Call[Any]) -> None:
        with self._lock:
            if self._is_stuck():
                raise SecretTimeoutError(STUCK)
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="keyring", daemon=True)
                self._thread.start()
            self._queue.put(call)

    def _is_stuck(self) -> bool:
        """Whether the running call is given up, and is more than a moment old."""
        running = self._running
        if running is None or not running.abandoned:
            return False
        return time.monotonic() - running.started >= self._waiting_after

    def _refuse_behind_abandoned(self, call: Call[Any]) -> None:
        with self._lock:
            running = self._running
            if running is not None and running is not call and running.abandoned:
                raise SecretTimeoutError(STUCK)

    def _abandon(self, call: Call[Any]) -> None:
        with self._lock:
            call.abandoned = True
            if self._running is not call or not self._is_stuck():
                return
            while not self._queue.empty():
                follower = self._queue.get()
                if not follower.abandoned:
                    follower.abandoned = True
                    follower.future.set_exception(SecretTimeoutError(STUCK))

    def _serve(self) -> None:
        while True:
            call = self._queue.get()
            with self._lock:
                if call.abandoned:
                    continue
                call.started = time.monotonic()
                self._running = call
            call.run()
            with self._lock:
                self._running = None


async def _is_done(outcome: asyncio.Future[Any], seconds: float) -> bool:
    import asyncio

    done, _ = await asyncio.wait({outcome}, timeout=seconds)
    return bool(done)
