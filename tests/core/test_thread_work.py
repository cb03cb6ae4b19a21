"""Work on a thread: what it returns and raises, and how it hears that nobody waits."""

from __future__ import annotations

import asyncio
import threading

import pytest

from gpts_desktop.core.thread_work import on_thread


def nothing() -> None:
    raise AssertionError("Nobody was to interrupt it.")


def test_what_it_returns_and_raises_comes_back() -> None:
    async def divide(by: int) -> float:
        return await on_thread(nothing, lambda a, b: a / b, 6, b=by)

    assert asyncio.run(divide(3)) == 2
    with pytest.raises(ZeroDivisionError):
        asyncio.run(divide(0))


def test_work_that_nobody_waits_for_is_interrupted_and_has_ended() -> None:
    begun, told, ended = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        told.wait(30)
        ended.set()
        raise RuntimeError("It was interrupted.")  # nobody's

    async def quit_meanwhile() -> None:
        heard: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: heard.append(context))
        task = asyncio.ensure_future(on_thread(told.set, work))
        await asyncio.to_thread(begun.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ended.is_set()
        assert not heard

    asyncio.run(quit_meanwhile())
