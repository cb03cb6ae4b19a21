from __future__ import annotations

import asyncio
import gc
import subprocess
import sys

import pytest

from gpts_desktop.ui.task_owner import TaskOwner


class Ears:
    def __init__(self) -> None:
        self.heard: list[BaseException] = []

    def __call__(self, error: BaseException) -> None:
        self.heard.append(error)


async def _wait_for_ever() -> None:
    await asyncio.Event().wait()


def test_runs_work_and_forgets_it_when_done() -> None:
    async def main() -> None:
        ears = Ears()
        owner = TaskOwner(ears)
        done = asyncio.Event()

        async def work() -> None:
            done.set()

        await owner.start(work())
        await asyncio.sleep(0)
        assert done.is_set()
        assert len(owner) == 0
        assert ears.heard == []

    asyncio.run(main())


def test_keeps_a_task_that_nobody_else_refers_to() -> None:
    async def main() -> None:
        owner = TaskOwner(Ears())
        go, went = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            await go.wait()
            went.set()

        owner.start(work())
        await asyncio.sleep(0)
        gc.collect()
        go.set()
        await went.wait()

    asyncio.run(main())


def test_a_failure_is_told_at_once_though_the_task_is_still_held() -> None:
    async def main() -> None:
        ears = Ears()
        owner = TaskOwner(ears)
        error = ValueError("trouble")

        async def work() -> None:
            raise error

        task = owner.start(work())
        await asyncio.wait([task])
        assert ears.heard == [error]

    asyncio.run(main())


def test_a_cancelled_task_is_no_failure() -> None:
    async def main() -> None:
        ears = Ears()
        owner = TaskOwner(ears)
        task = owner.start(_wait_for_ever())
        await asyncio.sleep(0)
        owner.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert ears.heard == []

    asyncio.run(main())


def test_close_waits_for_what_tasks_do_in_the_end() -> None:
    async def main() -> None:
        ears = Ears()
        owner = TaskOwner(ears)
        ended: list[str] = []

        async def work() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                await asyncio.sleep(0)
                owner.start(_wait_for_ever())
                ended.append("closed its stream")

        owner.start(work())
        await asyncio.sleep(0)
        await owner.close()
        assert ended == ["closed its stream"]
        assert len(owner) == 0
        assert ears.heard == []

    asyncio.run(main())


def test_close_tells_of_a_failure_in_the_end() -> None:
    async def main() -> None:
        ears = Ears()
        owner = TaskOwner(ears)
        error = OSError("the disk is full")

        async def work() -> None:
            try:
                await asyncio.Event().wait()
            finally:
                raise error

        owner.start(work())
        await asyncio.sleep(0)
        await owner.close()
        assert ears.heard == [error]

    asyncio.run(main())


def test_nothing_begins_after_close() -> None:
    async def main() -> None:
        owner = TaskOwner(Ears())
        await owner.close()
        begun: list[int] = []

        async def work() -> None:
            begun.append(1)

        task = owner.start(work())
        await asyncio.wait([task])
        assert begun == []

    asyncio.run(main())


def test_close_from_an_owned_task_does_not_wait_for_itself() -> None:
    async def main() -> None:
        owner = TaskOwner(Ears())
        other = owner.start(_wait_for_ever())
        task = owner.start(owner.close())
        await asyncio.wait([task], timeout=5)
        assert task.done()
        assert other.cancelled()

    asyncio.run(main())


def test_without_a_loop_the_caller_hears_it() -> None:
    owner = TaskOwner(Ears())
    work = _wait_for_ever()
    with pytest.raises(RuntimeError):
        owner.start(work)
    work.close()


def test_importing_it_does_not_import_asyncio() -> None:
    code = "import sys, gpts_desktop.ui.task_owner; sys.exit('asyncio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
