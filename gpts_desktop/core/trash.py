"""What is deleted stays for 30 days, then it goes for good, a little at a time."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer

GRACE_DAYS = 30
_DAY = 86_400.0
_AFTER_START, _REST, _BETWEEN = 20.0, 0.05, _DAY / 4  # seconds


def days_left(deleted: float, now: float) -> int:
    """Return how many days something deleted at a time (seconds since 1970) still stays."""
    return min(GRACE_DAYS, max(0, math.ceil(GRACE_DAYS - (now - deleted) / _DAY)))


async def purge(store: Store, writer: Writer) -> None:
    """Delete for good all that has stayed long enough; raise StorageError.

    In steps with rests between, so that a question that is sent meanwhile hardly waits.
    """
    import asyncio

    before = time.time() - GRACE_DAYS * _DAY
    while await writer.call(store.purge_trash, before):  # noqa: ASYNC110  # a rest
        await asyncio.sleep(_REST)


async def purge_in_time(store: Store, writer: Writer, after: float = _AFTER_START) -> None:
    """Do so some time after the start, and as long as the app runs."""
    import asyncio

    await asyncio.sleep(after)
    while True:
        await purge(store, writer)
        await asyncio.sleep(_BETWEEN)
