"""Never takes parts of an answer so long that nothing else gets its turn."""

from __future__ import annotations

import asyncio
import time

_BURST = 0.004  # seconds


class ReadingRhythm:
    """Pauses between the parts of one answer.

    Parts that have come already are taken without a pause: of an answer that pours, the
    window gets its turn every few milliseconds.
    """

    def __init__(self) -> None:
        self._began = time.perf_counter()

    async def after_part(self) -> None:
        """Let others have their turn, if it is time, after a part was taken."""
        if time.perf_counter() - self._began >= _BURST:
            await asyncio.sleep(0)
            self._began = time.perf_counter()
