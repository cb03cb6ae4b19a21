from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from gpts_desktop.core.errors import SecretTimeoutError
from gpts_desktop.storage.slow_calls import Call, SlowCalls


@contextmanager
def hanging() -> Iterator[tuple[Callable[[Call[str]], str], threading.Event]]:
    """Yield work that returns only when its block ends, and the event that it has begun."""
    begun, released = threading.Event(), threading.Event()

    def work(call: Call[str]) -> str:
        begun.set()
        released.wait()
        return "late"

    try:
        yield work, begun
    finally:
        released.set()


def at_once(call: Call[str]) -> str:
    return "done"


def test_a_call_that_takes_long_says_so_once_and_then_returns() -> None:
    async def scenario() -> None:
        calls = SlowCalls(0.01, 30)
        released = threading.Event()
        news: list[bool] = []

        def note(waiting: bool) -> None:
            news.append(waiting)
            released.set()

        calls.waiting_changed.connect(note)

        def work(call: Call[str]) -> str:
            released.wait()
            return "answer"

        assert await calls.run(work) == "answer"
        assert await calls.run(at_once) == "done"
        assert news == [True, False]

    asyncio.run(scenario())


def test_cancelling_a_fresh_call_does_not_refuse_the_next() -> None:
    async def scenario() -> None:
        calls = SlowCalls(30, 60)
        with hanging() as (work, begun):
            first = asyncio.ensure_future(calls.run(work))
            await asyncio.to_thread(begun.wait)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            second = asyncio.ensure_future(calls.run(at_once))
            await asyncio.sleep(0)
            assert not second.done()
        assert await second == "done"

    asyncio.run(scenario())


def test_who_waits_behind_a_call_that_is_given_up_fails_with_it() -> None:
    async def scenario() -> None:
        calls = SlowCalls(0.05, 0.2)
        with hanging() as (work, begun):
            first = asyncio.ensure_future(calls.run(work))
            await asyncio.to_thread(begun.wait)
            second = asyncio.ensure_future(calls.run(at_once))
            outcomes = await asyncio.gather(first, second, return_exceptions=True)
            assert [type(outcome) for outcome in outcomes] == [SecretTimeoutError] * 2
            with pytest.raises(SecretTimeoutError, match="earlier call"):
                await calls.run(at_once)

    asyncio.run(scenario())


def test_work_learns_that_it_was_abandoned_and_what_it_raises_is_let_go() -> None:
    async def scenario() -> None:
        calls = SlowCalls(0.01, 0.02)
        seen: list[bool] = []
        ended = threading.Event()
        with hanging() as (wait, _):

            def work(call: Call[str]) -> str:
                wait(call)
                seen.append(call.abandoned)
                ended.set()
                raise OSError

            with pytest.raises(SecretTimeoutError):
                await calls.run(work)
        await asyncio.to_thread(ended.wait)
        assert seen == [True]

    asyncio.run(scenario())


def test_a_failure_is_raised_where_it_is_awaited() -> None:
    def fail(call: Call[str]) -> str:
        raise ZeroDivisionError

    async def scenario() -> None:
        calls = SlowCalls(5, 60)
        with pytest.raises(ZeroDivisionError):
            await calls.run(fail)

    asyncio.run(scenario())
