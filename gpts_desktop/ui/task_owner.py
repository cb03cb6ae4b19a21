"""Coroutines of one object: kept while they run, heard when they fail, cancelled at the end."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    # asyncio costs a part of the start-up; who starts work has a loop, and so has it imported.
    import asyncio


class Starter(Protocol):
    """Runs a coroutine and answers for how it ends."""

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start it."""


class TaskOwner:
    """Runs coroutines for one object and answers for how they end.

    `failed` is told of each exception as soon as its task ends; being cancelled is none.
    """

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._failed = failed
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def __len__(self) -> int:
        """Return how many tasks run."""
        return len(self._tasks)

    def start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Run `work` on the running loop; after `close` it is cancelled before it begins."""
        import asyncio

        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        if self._closed:
            task.cancel()
        return task

    def cancel(self) -> None:
        """Ask every task to end, without waiting for it."""
        for task in tuple(self._tasks):
            task.cancel()

    async def close(self) -> None:
        """Cancel every task and wait until all have ended, those they start included."""
        import asyncio

        self._closed = True
        current = asyncio.current_task()
        while others := [task for task in self._tasks if task is not current]:
            for task in others:
                task.cancel()
            await asyncio.wait(others)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._failed(error)
