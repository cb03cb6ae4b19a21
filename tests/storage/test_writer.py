from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import DiskFullError, LostPlaceError, StorageError
from gpts_desktop.storage.writer import StorageWriter

ROOT = Path(__file__).parents[2]


class Failures:
    """What a writer announced."""

    def __init__(self) -> None:
        self.heard: list[BaseException] = []
        self.first = threading.Event()

    def __call__(self, error: BaseException) -> None:
        self.heard.append(error)
        self.first.set()


@pytest.fixture
def failures() -> Failures:
    return Failures()


@pytest.fixture
def writer(failures: Failures) -> Iterator[StorageWriter]:
    made = StorageWriter(failures)
    yield made
    assert made.close(10)


def fail() -> None:
    raise ZeroDivisionError


def test_work_runs_in_order_on_one_other_thread(writer: StorageWriter) -> None:
    done: list[tuple[int, int]] = []

    def work(number: int, *, twice: int) -> int:
        done.append((number, threading.get_ident()))
        return number * twice

    futures = [writer.submit(work, number, twice=2) for number in range(100)]
    assert [future.result(10) for future in futures] == [2 * number for number in range(100)]
    assert [number for number, _ in done] == list(range(100))
    assert len({thread for _, thread in done}) == 1
    assert done[0][1] != threading.get_ident()


def test_what_a_disk_that_hangs_holds_up_is_outstanding(writer: StorageWriter) -> None:
    began, gate = threading.Event(), threading.Event()

    def hang(number: int) -> None:
        began.set()
        assert gate.wait(10)

    last = [writer.submit(hang, number) for number in range(3)][-1]
    assert began.wait(10)
    assert [one.arguments for one in writer.outstanding()] == [(0,), (1,), (2,)]
    gate.set()
    last.result(10)


def test_a_failure_nobody_awaits_is_announced(writer: StorageWriter, failures: Failures) -> None:
    future = writer.submit(fail)
    assert failures.first.wait(10)
    assert failures.heard == [future.exception()]
    assert writer.submit(int).result(10) == 0


def test_call_raises_the_failure_to_who_awaits_it_only(
    writer: StorageWriter, failures: Failures
) -> None:
    async def scenario() -> None:
        assert await writer.call(max, 1, 2) == 2
        with pytest.raises(ZeroDivisionError):
            await writer.call(fail)

    asyncio.run(scenario())
    assert not failures.heard


def test_a_cancelled_call_is_still_written_and_its_failure_announced(
    writer: StorageWriter, failures: Failures
) -> None:
    gate = threading.Event()
    done: list[str] = []

    async def scenario() -> None:
        writer.submit(gate.wait)
        waiting = [
            asyncio.ensure_future(writer.call(done.append, "question")),
            asyncio.ensure_future(writer.call(fail)),
        ]
        await asyncio.sleep(0)
        for task in waiting:
            task.cancel()
        outcomes = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [asyncio.CancelledError] * 2

    asyncio.run(scenario())
    gate.set()
    assert failures.first.wait(10)
    assert done == ["question"]
    assert isinstance(failures.heard[0], ZeroDivisionError)


def test_close_writes_what_is_queued_and_takes_no_more(failures: Failures) -> None:
    writer = StorageWriter(failures)
    done: list[int] = []
    for number in range(1000):
        writer.submit(done.append, number)
    assert writer.close(10)
    assert len(done) == 1000
    assert writer.close(0)
    with pytest.raises(RuntimeError):
        writer.submit(done.append, 1)


def test_close_says_when_the_time_was_short(failures: Failures) -> None:
    writer = StorageWriter(failures)
    gate = threading.Event()
    writer.submit(gate.wait)
    assert not writer.close(0.01)
    gate.set()
    assert writer.close(10)


def test_a_disk_that_hangs_does_not_keep_the_process_alive() -> None:
    code = """
import sys, threading
from gpts_desktop.storage.writer import StorageWriter
writer = StorageWriter(print)
writer.submit(threading.Event().wait)
writer.close(0.01)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=30)


def test_what_the_start_needs_imports_nothing_slow() -> None:
    code = """
import sys
from pathlib import Path
from gpts_desktop.storage.folders import app_folders
from gpts_desktop.storage.secrets import KeyringSecrets
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
folders = app_folders(sys.argv[1], {})
KeyringSecrets()
print([name for name in ("asyncio", "keyring", "platformdirs", "httpx") if name in sys.modules])
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, "x"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert ended.stdout.strip() == "[]"


class Disk:
    """Takes lines while it has room; `tried` counts the calls."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.trouble: StorageError | None = None
        self.tried = 0

    def add(self, line: str) -> None:
        self.tried += 1
        if self.trouble is not None:
            raise self.trouble
        self.lines.append(line)


class News:
    """What a writer tells of its unsaved work, on its thread."""

    def __init__(self, writer: StorageWriter) -> None:
        self.heard: list[str] = []
        self.saved = threading.Event()
        writer.unsaved_changed.connect(self._hear)

    def _hear(self, trouble: StorageError | None) -> None:
        self.heard.append(str(trouble or "saved"))
        if trouble is None:
            self.saved.set()


FULL = DiskFullError("full")
SOON = (0.01, 0.02)
LATE = (600.0,)


def held(failures: Failures, waits: tuple[float, ...]) -> tuple[StorageWriter, Disk, News]:
    """Return a writer on a full disk, with the line "first" unsaved."""
    writer, disk = StorageWriter(failures, waits=waits), Disk()
    news = News(writer)
    disk.trouble = FULL
    writer.submit(disk.add, "first")
    asyncio.run(writer.call(int))
    return writer, disk, news


def test_what_a_full_disk_refuses_waits_and_is_saved_in_order_by_itself(
    failures: Failures,
) -> None:
    writer, disk, news = held(failures, SOON)
    second = writer.submit(disk.add, "second")
    assert news.heard[0] == "full"
    assert not second.done()
    disk.trouble = None
    third = writer.submit(disk.add, "third")
    third.result(10)
    assert news.saved.wait(10)
    assert disk.lines == ["first", "second", "third"]
    assert not len(writer.unsaved)
    assert writer.close(10)
    assert not failures.heard


def test_reading_goes_on_while_writing_waits(failures: Failures) -> None:
    writer, disk, _ = held(failures, LATE)
    assert asyncio.run(writer.call(max, 1, 2)) == 2
    assert writer.read(max, 1, 2).result(10) == 2
    assert len(writer.unsaved) == 1
    disk.trouble = None
    writer.retry()
    assert writer.close(10)
    assert disk.lines == ["first"]


def test_a_question_goes_after_what_waits_or_is_refused(failures: Failures) -> None:
    writer, disk, news = held(failures, LATE)
    with pytest.raises(DiskFullError):
        asyncio.run(writer.write(disk.add, "question"))
    assert len(writer.unsaved) == 1
    disk.trouble = None
    asyncio.run(writer.write(disk.add, "question"))
    assert disk.lines == ["first", "question"]
    assert news.heard[-1] == "saved"
    assert writer.close(10)
    assert not failures.heard


def test_keeping_returns_when_it_was_tried(failures: Failures) -> None:
    writer, disk, _ = held(failures, LATE)
    conversation = Conversation(id="c")
    asyncio.run(writer.keep(conversation, disk.add, "end"))
    assert [one.arguments for one in writer.unsaved] == [("first",), ("end",)]
    assert writer.unsaved.conversation("c") is conversation
    disk.trouble = None
    assert writer.close(10)
    assert disk.lines == ["first", "end"]


def test_a_database_that_another_holds_is_not_asked_at_every_write(failures: Failures) -> None:
    writer, disk, _ = held(failures, LATE)
    tried = disk.tried
    for number in range(50):
        writer.submit(disk.add, str(number))
    asyncio.run(writer.call(int))
    assert disk.tried == tried
    disk.trouble = None
    assert writer.close(10)
    assert len(disk.lines) == 51


def test_what_has_lost_its_place_holds_nothing_up(failures: Failures) -> None:
    def lost() -> None:
        raise LostPlaceError("gone")

    writer, disk, _ = held(failures, LATE)
    future = writer.submit(lost)
    writer.submit(disk.add, "after")
    disk.trouble = None
    assert writer.close(10)
    assert disk.lines == ["first", "after"]
    assert failures.heard == [future.exception()]


def test_close_says_when_something_stays_unsaved(failures: Failures) -> None:
    writer, _, _ = held(failures, LATE)
    assert not writer.close(10)
    assert len(writer.unsaved) == 1
