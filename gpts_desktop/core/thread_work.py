"""Long work on another thread, which hears when nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_LAST_WORDS = 3.0  # seconds for a thread to end at quit


async def on_thread(
    interrupt: Callable[[], object], work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """Return what `work` returns on a thread, or raise what it raises.

    When this is cancelled `interrupt` is called, which lets the work end soon, and that is waited
    for; what it returns or raises then is nobody's. Short work needs no more than
    `asyncio.to_thread`.
    """
    import asyncio
    from functools import partial

    future = asyncio.get_running_loop().run_in_executor(None, partial(work, *args, **kwargs))
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        future.add_done_callback(lambda done: done.cancelled() or done.exception())
        interrupt()
        await asyncio.wait({future}, timeout=_LAST_WORDS)
        raise
