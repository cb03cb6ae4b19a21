"""The thread on which everything is written, in the order in which it was asked for."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.errors import LostPlaceError, StorageError
from gpts_desktop.core.unsaved import Unsaved, UnsavedWork

if TYPE_CHECKING:
    from concurrent.futures import Future

    from gpts_desktop.core.conversation import Conversation

P = ParamSpec("P")
T = TypeVar("T")

RETRY_WAITS = (1.0, 2.0, 4.0, 8.0, 15.0)  # seconds; the last one again and again


class StorageWriter:
    """Fits `core.ports.Writer`.

    Work that was queued always runs, even when who waited for it was cancelled: Stop
    must not undo the saving of a question. What the disk refuses waits in `unsaved` and is tried
    again: after `waits`, with what is written next, and at the end. `unsaved_changed` tells of
    that on the writer's thread, with the trouble, and with None when all is saved.
    `on_failure` hears, on any thread, each failure that nobody waits for and that no trying
    again can mend.
    """

    def __init__(
        self,
        on_failure: Callable[[BaseException], None],
        *,
        waits: Sequence[float] = RETRY_WAITS,
    ) -> None:
        self.unsaved = Unsaved()
        self.unsaved_changed: Announcement[StorageError | None] = Announcement()
        self._on_failure = on_failure
        self._waits = waits
        self._refusals = 0
        self._tried_at = 0.0
        self._attempt_took = 0.0
        self._trouble: StorageError | None = None
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._queued: dict[UnsavedWork, None] = {}
        self._closed = False
        # A disk that hangs must not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)
        self._thread.start()

    # What is asked, on any thread

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue what must reach the disk; the future is done when it has."""
        return self._keep(UnsavedWork(work, args, self._future(), kwargs), lambda: None)

    async def keep(
        self, about: Conversation, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Queue what must reach the disk, and wait until it has or waits in `unsaved`."""
        import asyncio

        tried = _new_future()
        kept = UnsavedWork(work, args, self._future(), kwargs, about)
        self._keep(kept, lambda: tried.set_result(None))
        await asyncio.shield(asyncio.wrap_future(tried))

    async def write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write after all that waits, or raise StorageError and forget it."""

        def after_all_that_waits() -> T:
            if not self._retry():
                assert self._trouble is not None
                raise self._trouble
            return work(*args, **kwargs)

        return await self.call(after_all_that_waits)

    async def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Queue `work` and wait for it; its failure is raised here, and announced nowhere else."""
        import asyncio

        future = _new_future()
        self._queue_work(lambda: _settle(future, work, *args, **kwargs))
        try:
            result: T = await asyncio.shield(asyncio.wrap_future(future))
        except asyncio.CancelledError:
            future.add_done_callback(self._announce)
            raise
        return result

    def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a reading and return its future; `on_failure` hears its failure."""
        future = self._future()
        self._queue_work(lambda: _settle(future, work, *args, **kwargs))
        return future

    def retry(self) -> None:
        """Try now what waits."""
        self._queue_work(self._retry_now)

    def withdraw(self, future: Future[Any]) -> Future[bool]:
        """Forget a call that waits for the disk; the result tells whether one was forgotten."""
        return self.read(self._withdraw, future)

    def outstanding(self) -> list[UnsavedWork]:
        """Return all that is not on disk yet, in its order: what a disk that hangs holds up too."""
        queued = list(self._queued)
        return list(dict.fromkeys([*self.unsaved, *queued]))

    def close(self, timeout: float) -> bool:
        """Take no more work, try all that is queued; whether all is saved within the time."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive() and not len(self.unsaved)

    def _future(self) -> Future[Any]:
        future = _new_future()
        future.add_done_callback(self._announce)
        return future

    def _keep(self, work: UnsavedWork, tried: Callable[[], None]) -> Future[Any]:
        def run() -> None:
            try:
                self._save(work)
            finally:
                del self._queued[work]
                tried()

        self._queued[work] = None
        try:
            self._queue_work(run)
        except RuntimeError:
            del self._queued[work]
            raise
        return work.future

    def _queue_work(self, work: Callable[[], None]) -> None:
        if self._closed:
            raise RuntimeError("the storage writer is closed")
        self._queue.put(work)

    def _announce(self, future: Future[Any]) -> None:
        if error := future.exception():
            self._on_failure(error)

    # On the writer's thread

    def _run(self) -> None:
        while True:
            try:
                work = self._queue.get(timeout=self._until_retry())
            except queue.Empty:
                self._retry()
                continue
            if work is None:
                self._retry()
                return
            work()

    def _until_retry(self) -> float | None:
        """Return the seconds till what waits is tried again; None when nothing waits."""
        if not len(self.unsaved):
            return None
        wait = self._waits[min(self._refusals, len(self._waits)) - 1]
        return max(0.0, self._tried_at + wait - time.monotonic())

    def _save(self, work: UnsavedWork) -> None:
        """Save one call after all that wait, or let it wait too."""
        if not len(self.unsaved):
            self._try(work)
            return
        self.unsaved.add(work)
        # A database that another program holds costs seconds each time.
        rested = time.monotonic() - self._tried_at
        if rested > max(self._waits[0], 2 * self._attempt_took):
            self._retry()
        else:
            self._tell()

    def _retry_now(self) -> None:
        self._retry()

    def _retry(self) -> bool:
        """Save what waits, as far as the disk takes it; whether nothing waits any more."""
        while work := self.unsaved.first():
            if not self._try(work):
                return False
        return True

    def _try(self, work: UnsavedWork) -> bool:
        """Make a call; False when it has to wait."""
        waits = work is self.unsaved.first()
        began = time.monotonic()
        try:
            result = work.work(*work.arguments, **work.keywords)
        except LostPlaceError as error:
            self._let_go(work, waits)
            work.future.set_exception(error)
        except StorageError as error:
            if not waits:
                self.unsaved.add(work)
            self._refused(error, began)
            return False
        except BaseException as error:  # a bug of ours: it is raised where the future is awaited
            self._let_go(work, waits)
            work.future.set_exception(error)
        else:
            self._let_go(work, waits)
            work.future.set_result(result)
        return True

    def _withdraw(self, future: Future[Any]) -> bool:
        work = next((one for one in self.unsaved if one.future is future), None)
        if work is not None:
            self._let_go(work, waits=True)
            future.set_result(None)
        return work is not None

    def _let_go(self, work: UnsavedWork, waits: bool) -> None:
        if not waits:
            return
        self.unsaved.drop(work)
        if not len(self.unsaved):
            self._trouble, self._refusals = None, 0
            self._tell()

    def _refused(self, error: StorageError, began: float) -> None:
        self._trouble = error
        self._refusals += 1
        self._tried_at = time.monotonic()
        self._attempt_took = self._tried_at - began
        self._tell()

    def _tell(self) -> None:
        self.unsaved_changed(self._trouble)


def _new_future() -> Future[Any]:
    from concurrent.futures import Future

    future: Future[Any] = Future()
    # Running from the start: nobody can cancel it.
    future.set_running_or_notify_cancel()
    return future


def _settle(future: Future[T], work: Callable[..., T], *args: Any, **kwargs: Any) -> None:
    try:
        result = work(*args, **kwargs)
    except BaseException as error:  # it is raised where the future is awaited
        future.set_exception(error)
    else:
        future.set_result(result)
