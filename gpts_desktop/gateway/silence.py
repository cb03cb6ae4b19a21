"""One watchdog for a stream, instead of a timer for each read."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self


class SilenceWatch:
    """Cancels the waits within it when nothing was heard for `limit` seconds.

    A deadline for each read would leave thousands of live timers under qasync
    (platform.md); this is one task that sleeps. Only a wait inside `with watch:` is
    cancelled, and it then raises TimeoutError; a slow consumer is not silence.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._loop = asyncio.get_running_loop()
        self._heard = self._loop.time()
        self._waiting: asyncio.Task[object] | None = None
        self._before = 0
        self._fired = False
        self._watch = self._loop.create_task(self._run())

    async def close(self) -> None:
        """End the watch."""
        self._watch.cancel()
        await asyncio.wait([self._watch])

    def __enter__(self) -> Self:
        self._waiting = asyncio.current_task()
        self._before = self._waiting.cancelling() if self._waiting else 0
        self._heard = self._loop.time()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        task, self._waiting = self._waiting, None
        if not self._fired or task is None:
            return
        self._fired = False
        # As asyncio.timeout does: someone else's cancellation goes first.
        if task.uncancel() <= self._before and kind is asyncio.CancelledError:
            raise TimeoutError from error

    async def _run(self) -> None:
        while True:
            left = self._heard + self.limit - self._loop.time()
            if left > 0:
                await asyncio.sleep(left)
            elif self._waiting is None:
                await asyncio.sleep(self.limit)
            else:
                self._fired = True
                self._waiting.cancel()
                return
