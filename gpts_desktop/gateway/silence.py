"""One watchdog for a stream, instead of a timer for each read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

# How often a computer's sleep is looked for, and how long a stream has to go on after one: the
# other side has mostly given up meanwhile, and nothing tells us so.
_LOOK_EVERY = 5.0
_SLEEP = 30.0
_AFTER_SLEEP = 15.0
# The loop's clock stands still while the computer sleeps, on Linux; this one goes on. macOS'
# CLOCK_MONOTONIC and Windows' monotonic() do too.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def sleepless_time() -> float:
    """Return a clock's seconds that count the computer's sleep too."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)


class SilenceWatch:
    """Cancels the waits within it when nothing was heard for `limit` seconds.

    A deadline for each read would leave thousands of live timers under qasync
    (platform.md); this is one task that sleeps. Only a wait inside `with watch:` is
    cancelled, and it then raises TimeoutError; a slow consumer is not silence. When the
    computer was asleep, what is not heard soon after is taken for silence: `slept` tells that.
    """

    def __init__(self, limit: float, clock: Callable[[], float] = sleepless_time) -> None:
        self.limit = limit
        self.slept = False
        self._clock = clock
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
        self.slept = False
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
                await self._sleep(min(left, _LOOK_EVERY))
            elif self._waiting is None:
                await self._sleep(min(self.limit, _LOOK_EVERY))
            else:
                self._fired = True
                self._waiting.cancel()
                return

    async def _sleep(self, seconds: float) -> None:
        """Wait, and see whether the computer slept meanwhile."""
        began, heard = self._clock(), self._heard
        await asyncio.sleep(seconds)
        if self._clock() - began > seconds + _SLEEP and self._heard == heard:
            self.slept = True
            # Not later than before: the limit may be shorter than this grace.
            self._heard = min(self._heard, self._loop.time() - self.limit + _AFTER_SLEEP)
