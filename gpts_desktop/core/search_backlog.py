"""Indexes what an earlier version left unindexed, a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpts_desktop.core.errors import DamagedDatabaseError, StorageError
from gpts_desktop.core.pace import Pace

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer

SLICE = 100
"""Messages in one transaction at most: a question that is sent meanwhile waits for it."""
AFTER_TROUBLE = 15.0  # seconds
_AFTER_START, _REST = 5.0, 0.1


async def index_backlog(store: Store, writer: Writer, after: float = _AFTER_START) -> None:
    """Index all that is left, in slices with rests between; raise DamagedDatabaseError.

    A disk that takes nothing is waited for: what the person writes says so, in a banner.
    """
    import asyncio

    pace, rest = Pace(SLICE), after
    while True:
        await asyncio.sleep(rest)
        try:
            if await writer.call(pace.timed, store.index_more, pace.size) is None:
                return
        except DamagedDatabaseError:
            raise
        except StorageError:
            rest = AFTER_TROUBLE
        else:
            rest = _REST
