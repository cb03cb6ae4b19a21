"""Indexes what an earlier version left unindexed, a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer

SLICE = 100
"""Messages in one transaction: a question that is sent meanwhile waits for no more (0.1 s)."""
_AFTER_START, _REST = 5.0, 0.1  # seconds


async def index_backlog(store: Store, writer: Writer, after: float = _AFTER_START) -> None:
    """Index all that is left, in slices with rests between; raise StorageError."""
    import asyncio

    await asyncio.sleep(after)
    while await writer.call(store.index_more, SLICE) is not None:  # noqa: ASYNC110  # a rest
        await asyncio.sleep(_REST)
