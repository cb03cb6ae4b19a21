"""The care of a real database: checked, copied, told."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.data_care import CHECKED, Caretaker
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.thread_work import on_thread
from gpts_desktop.storage import copies as copies_module
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_care import DiskDataCare
from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter

NOW = 1_790_000_000.0
DAY = 86_400.0


class World:
    """A database with its care, and what was said."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = SqliteStore(path)
        self.failures: list[BaseException] = []
        self.writer = StorageWriter(self.failures.append)
        self.told: list[str] = []
        self.damaged: list[bool] = []
        self.care = DiskDataCare(path, ended_uncleanly=self.store.ended_uncleanly)

    @property
    def caretaker(self) -> Caretaker:
        return Caretaker(
            self.care, self.store, self.writer, self.told.append, lambda: self.damaged.append(True)
        )

    def look(self, now: float) -> bool:
        return asyncio.run(self.caretaker.look(lambda: now))

    def close(self) -> None:
        assert self.writer.close(5)
        self.store.close()
        assert not self.failures


@pytest.fixture
def open_world(tmp_path: Path) -> Iterator[Callable[[], World]]:
    opened: list[World] = []

    def make() -> World:
        opened.append(World(tmp_path / "a.db"))
        return opened[-1]

    yield make
    opened[-1].close()


def fill(path: Path) -> None:
    with SqliteStore(path) as store:
        for number in range(30):
            messages = [Message(Role.USER, f"{number} " * 3_000)]
            store.begin_turn(Conversation.load(messages, id=f"c{number}"), messages)


def damage(path: Path) -> None:
    """Overwrite what lies around a message's text; settings stay readable."""
    content = bytearray(path.read_bytes())
    for number in range(10, 24):  # the newest is read at the opening
        page = content.index(f"{number} {number} {number} ".encode()) // 4096
        content[page * 4096 : (page + 1) * 4096] = random.Random(number).randbytes(4096)
    path.write_bytes(content)


def test_a_sound_database_is_checked_and_copied_once(open_world: Callable[[], World]) -> None:
    world = open_world()
    before = time.time()
    assert world.look(time.time())
    assert world.look(time.time())
    (copy,) = world.care.copies()
    assert copy.kind is CopyKind.DAILY
    assert world.store.settings()[CHECKED] >= before
    assert not world.told
    assert not world.damaged


def checks(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows with each check."""
    done: list[str] = []
    check = DiskDataCare.check

    def counted(care: DiskDataCare) -> None:
        done.append("checked")
        check(care)

    monkeypatch.setattr(DiskDataCare, "check", counted)
    return done


def test_it_is_checked_once_a_week(
    open_world: Callable[[], World], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = open_world()
    done = checks(world, monkeypatch)
    for now, count in ((NOW, 1), (NOW + 6 * DAY, 1), (NOW + 8 * DAY, 2), (NOW, 3)):
        assert world.look(now)
        assert len(done) == count


def test_it_is_checked_after_an_end_that_was_none(
    open_world: Callable[[], World], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = open_world()
    done = checks(world, monkeypatch)
    world.care = DiskDataCare(world.path, ended_uncleanly=True)
    world.store.save_setting(CHECKED, NOW)
    caretaker = world.caretaker
    asyncio.run(caretaker.look(lambda: NOW))
    asyncio.run(caretaker.look(lambda: NOW))
    assert done == ["checked"]


def test_damage_is_found_and_no_copy_deleted(
    tmp_path: Path, open_world: Callable[[], World]
) -> None:
    fill(tmp_path / "a.db")
    damage(tmp_path / "a.db")
    world = open_world()
    kept = Copies(world.path).folder / "a-version4-20010101-000000-daily.db"
    kept.parent.mkdir()
    kept.touch()
    assert not world.look(NOW)
    assert len(world.damaged) == 1
    assert world.care.copies()[0].path == kept
    # The next start checks again.
    assert CHECKED not in world.store.settings()


def test_a_disk_without_room_is_told_once(
    open_world: Callable[[], World], monkeypatch: pytest.MonkeyPatch
) -> None:
    world = open_world()
    usage = shutil.disk_usage(world.path.parent)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    caretaker = world.caretaker
    for hour in range(3):
        assert asyncio.run(caretaker.look(lambda hour=hour: NOW + hour * 3_600))  # type: ignore[misc]
    assert len(world.told) == 1
    assert "no room" in world.told[0]
    assert not world.care.copies()


def test_quitting_interrupts_a_copy_and_leaves_nothing(
    tmp_path: Path, open_world: Callable[[], World], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "a.db")
    world = open_world()
    monkeypatch.setattr(copies_module, "_STEP", 2)
    begun = threading.Event()
    rest = Interruption.rest

    def slow_rest(self: Interruption, seconds: float) -> None:
        begun.set()
        rest(self, 30)

    monkeypatch.setattr(Interruption, "rest", slow_rest)

    async def quit_while_copying() -> None:
        task = asyncio.ensure_future(
            on_thread(world.care.interrupt, world.care.make_copy, CopyKind.DAILY)
        )
        await asyncio.to_thread(begun.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    started = time.monotonic()
    asyncio.run(quit_while_copying())
    assert time.monotonic() - started < 20
    assert [p.name for p in Copies(world.path).folder.iterdir()] == ["copying.lock"]


def test_the_store_tells_that_its_file_is_damaged(
    tmp_path: Path, open_world: Callable[[], World]
) -> None:
    fill(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE messages SET text = CAST(x'ff41ff' AS TEXT) WHERE conversation = 1"
        )
        connection.commit()
    world = open_world()
    heard: list[str] = []
    world.store.damage_found.connect(heard.append)
    for _ in range(2):
        with pytest.raises(Exception, match="damaged"):
            world.store.conversation("c0")
    assert len(heard) == 1
