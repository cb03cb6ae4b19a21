from __future__ import annotations

import asyncio

import pytest

from gpts_desktop.gateway import silence
from gpts_desktop.gateway.silence import SilenceWatch


def test_a_wait_that_hears_nothing_times_out() -> None:
    async def main() -> None:
        watch = SilenceWatch(0.05)
        with pytest.raises(TimeoutError), watch:
            await asyncio.Event().wait()
        task = asyncio.current_task()
        assert task is not None
        assert task.cancelling() == 0
        await asyncio.sleep(0)  # the task is not left cancelled
        await watch.close()

    asyncio.run(main())


def test_a_later_wait_gets_its_whole_time() -> None:
    async def main() -> float:
        loop = asyncio.get_running_loop()
        watch = SilenceWatch(0.2)
        await asyncio.sleep(0.15)  # not inside: the reader's own time
        started = loop.time()
        with pytest.raises(TimeoutError), watch:
            await asyncio.Event().wait()
        await watch.close()
        return loop.time() - started

    assert asyncio.run(main()) >= 0.19


def test_someone_elses_cancellation_stays_one() -> None:
    async def wait(watch: SilenceWatch) -> None:
        with watch:
            await asyncio.Event().wait()

    async def main() -> None:
        watch = SilenceWatch(10)
        task = asyncio.create_task(wait(watch))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await watch.close()

    asyncio.run(main())


def test_one_task_and_no_timer_for_each_wait() -> None:
    async def main() -> int:
        watch = SilenceWatch(300)
        for _ in range(1000):
            with watch:
                await asyncio.sleep(0)
        timers = len(asyncio.get_running_loop()._scheduled)  # type: ignore[attr-defined]  # asyncio keeps its timers there
        await watch.close()
        return timers

    assert asyncio.run(main()) <= 1


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for sleep all the time, and wait after it hardly at all."""
    monkeypatch.setattr(silence, "_LOOK_EVERY", 0.01)
    monkeypatch.setattr(silence, "_AFTER_SLEEP", 0.05)


class Clock:
    """A clock that a test sets forward, as the computer's does that was asleep."""

    def __init__(self) -> None:
        self.asleep = 0.0

    def __call__(self) -> float:
        return asyncio.get_running_loop().time() + self.asleep


@pytest.mark.usefixtures("at_once")
def test_a_stream_that_says_nothing_after_the_computers_sleep_has_ended() -> None:
    async def main() -> None:
        clock = Clock()
        watch = SilenceWatch(300, clock)
        asyncio.get_running_loop().call_later(0.05, lambda: setattr(clock, "asleep", 3600.0))
        with pytest.raises(TimeoutError), watch:
            await asyncio.wait_for(asyncio.Event().wait(), 20)
        assert watch.slept
        await watch.close()

    asyncio.run(main())


@pytest.mark.usefixtures("at_once")
def test_a_stream_that_goes_on_after_sleep_has_its_whole_time_again() -> None:
    async def main() -> None:
        clock = Clock()
        watch = SilenceWatch(300, clock)
        loop = asyncio.get_running_loop()
        heard = asyncio.Event()

        def wake() -> None:
            clock.asleep += 3600
            loop.call_later(0.02, heard.set)

        loop.call_later(0.02, wake)
        with watch:
            await heard.wait()
        with watch:
            await asyncio.sleep(0.2)
        assert not watch.slept
        await watch.close()

    asyncio.run(main())


def test_a_busy_loop_is_no_sleep() -> None:
    async def main() -> None:
        watch = SilenceWatch(300)
        with watch:
            await asyncio.sleep(0.05)
        assert not watch.slept
        await watch.close()

    asyncio.run(main())
