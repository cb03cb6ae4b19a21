from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from gpts_desktop.gateway.daemon_threads import DaemonThreads


def test_results_and_failures_come_back() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonThreads())
        assert await loop.run_in_executor(None, int, "7") == 7
        with pytest.raises(ValueError, match="invalid"):
            await loop.run_in_executor(None, int, "x")

    asyncio.run(main())


def test_a_call_that_hangs_does_not_hold_up_the_end() -> None:
    release = threading.Event()

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonThreads())
        hanging = loop.run_in_executor(None, release.wait)
        await asyncio.sleep(0)
        hanging.cancel()

    asyncio.run(main())  # would not return before `release`
    release.set()


def test_the_same_under_qasync(qapp: Any) -> None:
    from qasync import QEventLoop

    release = threading.Event()

    async def main() -> int:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonThreads())
        hanging = loop.run_in_executor(None, release.wait)
        hanging.cancel()
        return await loop.run_in_executor(None, int, "7")

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        assert runner.run(main()) == 7
    release.set()
