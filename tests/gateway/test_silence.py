from __future__ import annotations

import asyncio

import pytest

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
