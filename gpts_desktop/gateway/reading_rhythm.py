"""How often the wire is read: rarely enough to be cheap, and never so long that nothing else is."""

from __future__ import annotations

import asyncio
import time

GATHER = 0.025  # seconds
_LITTLE = 4_096  # bytes
_BURST = 0.004  # seconds


class ReadingRhythm:
    """Pauses between the parts of one answer.

    A read costs about 0.4 ms, as much as all else that a token takes. So of an answer that
    trickles, what comes within 25 ms is read at once; of one that pours, the window gets its
    turn every few milliseconds, since parts that have come already are taken without a pause.
    """

    def __init__(self) -> None:
        self._bytes = 0
        self._began = time.perf_counter()

    async def after(self, size: int) -> None:
        """Rest, if it is time, after a part of so many bytes was taken."""
        self._bytes += size
        spent = time.perf_counter() - self._began
        if spent < _BURST:
            return
        await asyncio.sleep(GATHER if self._bytes < _LITTLE else 0)
        self._bytes = 0
        self._began = time.perf_counter()
