"""The thread on which everything is written, in the order in which it was asked for."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

P = ParamSpec("P")
T = TypeVar("T")


class StorageWriter:
    """Fits `core.ports.Writer`.

    Work that was queued always runs, even when who waited for it was cancelled: Stop
    must not undo the saving of a question. `on_failure` hears, on any thread, each failure
    that no `call` waits for.
    """

    def __init__(self, on_failure: Callable[[BaseException], None]) -> None:
        self._on_failure = on_failure
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._closed = False
        # A disk that hangs must not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue `work` and return its future; `on_failure` hears its failure."""
        from concurrent.futures import Future

        future: Future[T] = Future()
        future.add_done_callback(self._announce)
        self._queue_work(future, work, *args, **kwargs)
        return future

    async def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Queue `work` and wait for it; its failure is raised here, and announced nowhere else."""
        import asyncio
        from concurrent.futures import Future

        future: Future[T] = Future()
        self._queue_work(future, work, *args, **kwargs)
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        except asyncio.CancelledError:
            future.add_done_callback(self._announce)
            raise

    def close(self, timeout: float) -> bool:
        """Take no more work, wait for what is queued; False when `timeout` seconds were short."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _queue_work(
        self, future: Future[T], work: Callable[..., T], *args: Any, **kwargs: Any
    ) -> None:
        if self._closed:
            raise RuntimeError("the storage writer is closed")
        # Running from the start: nobody can cancel it.
        future.set_running_or_notify_cancel()
        self._queue.put(lambda: _settle(future, work, *args, **kwargs))

    def _run(self) -> None:
        while (work := self._queue.get()) is not None:
            work()

    def _announce(self, future: Future[Any]) -> None:
        if error := future.exception():
            self._on_failure(error)


def _settle(future: Future[T], work: Callable[..., T], *args: Any, **kwargs: Any) -> None:
    try:
        result = work(*args, **kwargs)
    except BaseException as error:  # it is raised where the future is awaited
        future.set_exception(error)
    else:
        future.set_result(result)
