"""Indexes what an earlier version left unindexed, a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpts_desktop.core.pace import Pace

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer

SLICE = 100
"""Messages in one transaction at most: a question that is sent meanwhile waits for it."""
_AFTER_START, _REST = 5.0, 0.1  # seconds


async def index_backlog(store: Store, writer: Writer, after: float = _AFTER_START) -> None:
    """Index all that is left, in slices with rests between; raise StorageError."""
    import asyncio

    await asyncio.sleep(after)
    pace = Pace(SLICE)
    while await writer.call(pace.timed, store.index_more, pace.size) is not None:  # noqa: ASYNC110  # a rest
        await asyncio.sleep(_REST)
