"""Storage fails at the n-th statement, for every n, in a day of the app without its window.

The day: start, GPTs, a gateway, settings, a draft, a question that is answered, one that is
stopped, a new title, a folder, tags, a message deleted, a conversation trashed and restored, an
archive imported, the index, the end. The disk fails once and works again, or works no more.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest

from gpts_desktop.core.chats import Chats, Prepared
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.folder import Folders
from gpts_desktop.core.gateways import Gateways
from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.core.library import Library
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.settings import Settings
from gpts_desktop.core.stream_events import Delta, End
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
from tests.core.importing.exports import short
from tests.core.turn_world import ScriptedGateway
from tests.storage.importing.archives import write_zip

T = TypeVar("T")
ERRORS = ("SQLITE_FULL", "SQLITE_IOERR_FSYNC", "SQLITE_BUSY", "SQLITE_READONLY", "SQLITE_CORRUPT")
FOR_EVER = 10**9
EVERY = int(os.environ.get("GPTS_DESKTOP_FAIL_EVERY", "3"))
"""A full disk fails at every statement, other errors at every so many-th."""


class Disk(sqlite3.Connection):
    """Fails at the statements from the `first` to before the `last`, counted over all of them."""

    count = 0
    first = last = 0
    name = ""

    @classmethod
    def fail(cls, first: int, last: int, name: str) -> None:
        cls.count, cls.first, cls.last, cls.name = 0, first, last, name

    def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().execute(sql, *arguments)

    def executemany(self, sql: str, *arguments: Any) -> sqlite3.Cursor:
        self._count(sql)
        return super().executemany(sql, *arguments)

    def _count(self, sql: str) -> None:
        if sql == "ROLLBACK":
            return
        Disk.count += 1
        if Disk.first <= Disk.count < Disk.last:
            error = sqlite3.OperationalError("the test's")
            error.sqlite_errorname = Disk.name
            raise error


class Keys:
    """A store of keys with one key."""

    async def get(self, gateway_id: str) -> Secret:
        return Secret("sk-1")


class Day:
    """One run of the app over a disk that may fail; `said` is what the window would show."""

    def __init__(self, path: Path, archive: Path) -> None:
        self.archive = archive
        self.bugs: list[BaseException] = []
        self.refusals = 0
        self.done: set[str] = set()
        self.store = self.patient(lambda: SqliteStore(path, factory=Disk, busy_seconds=0))
        self.writer = StorageWriter(self.bugs.append, waits=(0.001,))

    def patient(self, work: Callable[[], T]) -> T:
        """Do what a person would: try again."""
        while True:
            try:
                return work()
            except StorageError:
                self._refused()

    async def patiently(self, work: Callable[[], Awaitable[T]]) -> T:
        while True:
            try:
                return await work()
            except StorageError:
                self._refused()
                await asyncio.sleep(0)

    def _refused(self) -> None:
        self.refusals += 1
        if self.refusals > 3:
            raise GaveUpError

    async def live(self) -> None:
        """Do all of it; `done` gets the name of each part whose writes were acknowledged."""
        store, writer = self.store, self.writer
        settings = self.patient(lambda: Settings(store, writer))
        library = self.patient(lambda: Library(store, writer))
        gateways = self.patient(lambda: Gateways(store, writer, settings))
        folders = self.patient(lambda: Folders(store, writer))
        self.chats = Chats(store, writer, library, gateways, Keys())  # type: ignore[arg-type]  # get alone
        settings["theme"] = "dark"
        gateways.save(GatewayProfile("one", "One", "http://127.0.0.1/v1"))
        library.add([("g-aaaaaaaaa", "Alpha", ""), ("g-bbbbbbbbb", "Beta", "")])
        library.remove(["g-bbbbbbbbb"])
        profile, gpt = gateways.get("one"), library.get("g-aaaaaaaaa")
        assert profile is not None
        assert gpt is not None
        first = await self._answered(gpt, profile)
        await self._stopped(first, profile)
        await self._organise(first, folders)
        await self._import()
        await self.patiently(lambda: writer.call(store.index_more, 500))
        await self._all_saved()
        opened = await self.patiently(lambda: self.chats.open(first.id))
        assert opened is not None
        assert [message.text for message in opened.path()] == ["Hi", "Hello there"]
        assert writer.close(10)
        store.close()

    async def _all_saved(self) -> None:
        """Wait until what was refused is saved; a disk that works no more ends the day."""
        while len(self.writer.unsaved):
            self.writer.retry()
            await self.writer.call(int)
            if len(self.writer.unsaved):
                self._refused()

    async def _answered(self, gpt: Gpt, profile: GatewayProfile) -> Conversation:
        conversation = self.chats.begin(gpt)
        gateway = ScriptedGateway(Delta(0, "Hello " + "x" * 2_000), Delta(0, "there"), End(True))
        gateway.steps = (Delta(0, "Hello "), Delta(0, "there"), End(True))
        prepared = await self._asked(conversation, "Hi", profile, gateway)
        self.done.add("Hi")
        await prepared.run()
        return conversation

    async def _stopped(self, conversation: Conversation, profile: GatewayProfile) -> None:
        silence = asyncio.Event()
        gateway = ScriptedGateway(Delta(0, "y" * 2_000), silence)
        prepared = await self._asked(conversation, "And?", profile, gateway)
        self.done.add("And?")
        running = asyncio.ensure_future(prepared.run())
        await gateway.waits.wait()
        prepared.turn.stopped_by_user = True
        running.cancel()
        await asyncio.wait([running])

    async def _asked(
        self,
        conversation: Conversation,
        text: str,
        profile: GatewayProfile,
        gateway: ScriptedGateway,
    ) -> Prepared:
        after = conversation.current
        return await self.patiently(
            lambda: self.chats.ask(conversation, text, (), profile, gateway, after=after)
        )

    async def _organise(self, conversation: Conversation, folders: Folders) -> None:
        store, writer = self.store, self.writer
        writer.submit(store.save_draft, conversation.id, "a draft")
        writer.submit(store.rename_conversation, conversation.id, "Renamed")
        folder = folders.add("Work")
        assert folder is not None
        filed = conversation.summary._replace(folder=folder.id, tags=("red",), pinned=True)
        writer.submit(store.organise, [filed])
        asked = conversation.path()[2]
        self.done.discard(asked.text)
        self.chats.deletions.delete(conversation, asked.id)
        self.chats.deletions.settle_all()
        writer.submit(store.trash_conversations, [conversation.id])
        writer.submit(store.restore_conversations, [conversation.id])

    async def _import(self) -> None:
        loop = asyncio.get_running_loop()

        def write(work: Callable[..., T], *arguments: Any) -> T:
            calling = self.writer.call(work, *arguments)
            return asyncio.run_coroutine_threadsafe(calling, loop).result()

        def bring() -> Awaitable[Any]:
            return asyncio.to_thread(Importer(self.store, write).run, [self.archive])

        await self.patiently(bring)
        self.done.add("Answer 0.")


class GaveUpError(Exception):
    """The disk works no more."""


def contents(path: Path) -> list[object]:
    """Return what a person has, without ids and times."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        ask = connection.execute
        return [
            ask("SELECT text, state FROM messages ORDER BY text, state").fetchall(),
            ask("SELECT title, gpt_id, pinned, tags FROM conversations ORDER BY title").fetchall(),
            ask("SELECT name FROM gpts ORDER BY id").fetchall(),
            ask("SELECT name FROM folders").fetchall(),
            ask("SELECT text FROM drafts").fetchall(),
            ask("SELECT name, value FROM settings WHERE name = 'theme'").fetchall(),
            ask("SELECT name FROM gateways").fetchall(),
            ask("SELECT count(*) FROM journal").fetchall(),
        ]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: a thousand days wait for the disk ten times each."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_zip(tmp_path / "export.zip", conversations__json=[short(0)])


@pytest.fixture(autouse=True)
def _sound_disk() -> Any:
    Disk.fail(0, 0, "")
    yield
    Disk.fail(0, 0, "")


def a_whole_day(path: Path, archive: Path) -> Day:
    day = Day(path, archive)
    asyncio.run(day.live())
    return day


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", ERRORS)
def test_a_failure_at_any_statement_loses_nothing(tmp_path: Path, archive: Path, name: str) -> None:
    a_whole_day(tmp_path / "sound.db", archive)
    statements, expected = Disk.count, contents(tmp_path / "sound.db")
    assert statements > 100
    place = ERRORS.index(name)
    for number in range(1 + place % EVERY, statements + 1, EVERY if place else 1):
        path = tmp_path / f"{number}.db"
        Disk.fail(number, number + 1, name)
        day = a_whole_day(path, archive)
        assert Disk.count >= number
        Disk.fail(0, 0, "")
        assert not day.bugs, number
        assert contents(path) == expected, number
        clear(path)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", ERRORS)
def test_a_disk_that_works_no_more_keeps_what_was_acknowledged(
    tmp_path: Path, archive: Path, name: str
) -> None:
    a_whole_day(tmp_path / "sound.db", archive)
    for number in range(1 + ERRORS.index(name), Disk.count, 2 * EVERY):
        path = tmp_path / f"{number}.db"
        Disk.fail(number, FOR_EVER, name)
        done = until_it_gives_up(path, archive)
        Disk.fail(0, 0, "")
        with SqliteStore(path):
            pass
        assert done <= texts(path), number
        clear(path)


def until_it_gives_up(path: Path, archive: Path) -> set[str]:
    """Live on a dying disk and end as a killed process does; return what was acknowledged."""
    try:
        day = Day(path, archive)
    except GaveUpError:
        return set()
    try:
        asyncio.run(day.live())
    except GaveUpError:
        pass
    except AssertionError:
        assert len(day.writer.unsaved), "it all was saved, and something is amiss"
    finally:
        day.writer.close(10)
        assert not day.bugs
        day.store._database._connection.close()
        day.store._owner.release(ended_well=False)
    return day.done


def texts(path: Path) -> set[str]:
    """Return all messages' texts, in the trash too; the database is sound."""
    assert contents(path)
    with closing(sqlite3.connect(path)) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM messages")}


def clear(path: Path) -> None:
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
