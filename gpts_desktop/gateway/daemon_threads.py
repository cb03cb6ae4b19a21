"""Name lookups on threads that nobody waits for at the end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class DaemonThreads(ThreadPoolExecutor):
    """An executor for `loop.set_default_executor`: a daemon thread for each call.

    asyncio looks names up on the loop's executor and joins it when the loop closes, so a
    name server that hangs would hold up the app's exit (platform.md, "qasync").
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `fn` at once on a thread of its own."""
        future: Future[T] = Future()
        threading.Thread(
            target=_run, args=(future, lambda: fn(*args, **kwargs)), daemon=True
        ).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the threads alone: they end by themselves or with the process."""


def _run(future: Future[T], call: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = call()
    except BaseException as error:  # whatever it is belongs to the one who awaits the future
        future.set_exception(error)
    else:
        future.set_result(result)
