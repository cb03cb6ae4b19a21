"""Copies: whole, sound, private, and never in the way of who writes."""

from __future__ import annotations

import math
import os
import random
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.copies import Copy, CopyKind, Counts
from gpts_desktop.core.errors import BusyDatabaseError, DamagedDatabaseError, DiskFullError
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage import copies as copies_module
from gpts_desktop.storage.copies import Copies, counts_of
from gpts_desktop.storage.interruption import InterruptedWorkError, Interruption
from gpts_desktop.storage.migrations import MIGRATIONS
from gpts_desktop.storage.owner import OwnerLock
from gpts_desktop.storage.store import SqliteStore
from tests.storage.killing import Victims, say


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a database of 3 MB."""
    return fill(tmp_path / "a.db", 30)


def fill(path: Path, conversations: int) -> Path:
    with SqliteStore(path) as store:
        for number in range(conversations):
            messages = [Message(Role.USER, f"{number} " * 25_000, id=f"m{number}")]
            store.begin_turn(Conversation.load(messages, id=f"c{number}"), messages)
    return path


def text_in(path: Path, conversation: str, message: str) -> str:
    with SqliteStore(path) as store:
        loaded = store.conversation(conversation)
        assert loaded is not None
        return loaded[message].text


def test_a_copy_is_whole_private_and_one_file(path: Path) -> None:
    before = time.time()
    copy = Copies(path).make(CopyKind.MANUAL)
    assert copy.kind is CopyKind.MANUAL
    assert copy.version == len(MIGRATIONS)
    assert before - 1 <= copy.made <= time.time() + 1
    assert counts_of(copy.path) == Counts(0, 30, 30)
    assert Copies(path).all() == [copy]
    assert sorted(p.name for p in copy.path.parent.iterdir()) == [copy.path.name, "copying.lock"]
    if sys.platform != "win32":
        assert copy.path.stat().st_mode & 0o777 == 0o600
        assert copy.path.parent.stat().st_mode & 0o777 == 0o700
    assert text_in(copy.path, "c7", "m7") == "7 " * 25_000


def test_what_is_still_in_the_log_is_copied_too(path: Path) -> None:
    with SqliteStore(path) as store:
        message = Message(Role.USER, "late", id="late")
        store.begin_turn(Conversation.load([message], id="l"), [message])
        copy = Copies(path).make(CopyKind.DAILY)
    assert text_in(copy.path, "l", "late") == "late"


def test_copies_within_a_second_have_names_of_their_own(path: Path) -> None:
    made = [Copies(path).make(CopyKind.MANUAL) for _ in range(3)]
    assert {copy.path for copy in Copies(path).all()} == {copy.path for copy in made}
    assert len({copy.path for copy in made}) == 3


def test_a_copy_of_an_earlier_versions_name_is_known(path: Path) -> None:
    copy = Copies(path).make(CopyKind.MIGRATION)
    copy.path.rename(copy.path.with_name("a-version2-20240830-101112.db"))
    copy.path.with_name("a-version2-20241399-101112.db").touch()
    copy.path.with_name("a-notes.db").touch()
    (found,) = Copies(path).all()
    assert (found.version, found.kind, found.made) == (2, CopyKind.MIGRATION, 1725012672)


def test_writing_goes_on_and_the_copy_never_begins_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A turn is written after every step of the copy: it ends, and is of one moment."""
    monkeypatch.setattr(copies_module, "_STEP", 20)
    rest = Interruption.rest
    steps = 0
    with SqliteStore(path) as store:

        def rest_and_write(self: Interruption, seconds: float) -> None:
            nonlocal steps
            steps += 1
            message = Message(Role.USER, "x" * 50_000, id=f"w{steps}")
            store.begin_turn(Conversation.load([message], id=f"w{steps}"), [message])
            rest(self, seconds)

        monkeypatch.setattr(Interruption, "rest", rest_and_write)
        pages = path.stat().st_size // 4096
        copy = Copies(path).make(CopyKind.DAILY)
        assert 10 < steps <= pages // 20 + 1
        assert counts_of(copy.path) == Counts(0, 30, 30)
        assert len(store.summaries()) == 30 + steps


def test_a_copy_that_is_interrupted_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies_module, "_STEP", 20)
    interruption = Interruption()
    rest = Interruption.rest

    def rest_once(self: Interruption, seconds: float) -> None:
        assert list(Copies(path).folder.glob("*.part"))
        self.set()
        rest(self, seconds)

    monkeypatch.setattr(Interruption, "rest", rest_once)
    with pytest.raises(InterruptedWorkError):
        Copies(path).make(CopyKind.DAILY, interruption)
    assert [p.name for p in Copies(path).folder.iterdir()] == ["copying.lock"]


def test_a_damaged_database_becomes_no_copy(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(20, 60):
        content[page * 4096 : page * 4096 + 4096] = random.Random(page).randbytes(4096)
    path.write_bytes(content)
    with pytest.raises(DamagedDatabaseError):
        Copies(path).make(CopyKind.DAILY)
    assert not Copies(path).all()
    assert path.read_bytes() == content


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_without_room_nothing_is_begun(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = path.stat().st_size + copies_module._MARGIN
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free - 1))
    with pytest.raises(DiskFullError, match=f"no room .* {math.ceil(free / 1e6)} MB are"):
        Copies(path).make(CopyKind.DAILY)
    assert [p.name for p in Copies(path).folder.iterdir()] == ["copying.lock"]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free))
    Copies(path).make(CopyKind.DAILY)


def test_one_copy_at_a_time(path: Path) -> None:
    copies = Copies(path)
    copies.folder.mkdir()
    lock = OwnerLock(copies.folder / "copying.lock")
    with pytest.raises(BusyDatabaseError):
        copies.make(CopyKind.DAILY)
    threading.Timer(0.2, lock.release).start()
    assert copies.make(CopyKind.DAILY, patience=60) in copies.all()


def test_the_rotation_deletes_what_is_superfluous(path: Path) -> None:
    copies = Copies(path)
    copies.folder.mkdir()
    now = 1_790_000_000.0
    for day in range(40):
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now - day * 86_400))
        (copies.folder / f"a-version4-{stamp}-daily.db").touch()
    (copies.folder / "a note of the user's.txt").touch()
    copies.drop_superfluous(now)
    made = [copy.made for copy in copies.all()]
    assert made[:7] == [now - day * 86_400 for day in range(7)]
    assert 9 <= len(made) <= 13
    assert (copies.folder / "a note of the user's.txt").exists()


def copy_for_ever(path: Path, _: str) -> None:
    """What is killed: copies, one after another."""
    while True:
        say("copying")
        copy: Copy = Copies(path).make(CopyKind.MANUAL)
        copy.path.unlink()


def check_copies(path: Path) -> tuple[int, int]:
    """Return how many copies and how many parts a kill left; each copy is whole."""
    folder = Copies(path).folder
    parts = len(list(folder.glob("*.part")))
    copies = Copies(path).all()
    for copy in copies:
        with closing(sqlite3.connect(copy.path)) as connection:
            assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert counts_of(copy.path) == Counts(0, 30, 30)
        copy.path.unlink()
    return len(copies), parts


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what it kills")
@pytest.mark.timeout(300)
def test_kills_while_copying_leave_nothing_that_looks_like_a_copy(path: Path) -> None:
    draw = random.Random(4)
    parts = 0
    with Victims("tests.storage.test_copies:copy_for_ever", path) as victims:
        for number in range(60):
            life = victims.live(number, words=1, delay=draw.uniform(0, 0.08))
            assert life.was_killed
            parts += check_copies(path)[1]
    assert parts > 10
    Copies(path).make(CopyKind.DAILY)
    assert not list(Copies(path).folder.glob("*.part*"))


@pytest.fixture
def lock_file(tmp_path: Path) -> Callable[[], OwnerLock]:
    return lambda: OwnerLock(tmp_path / "a.lock")


def test_the_next_owner_hears_of_an_end_that_was_none(lock_file: Callable[[], OwnerLock]) -> None:
    first = lock_file()
    assert (first.held, first.was_left) == (True, False)
    second = lock_file()
    assert (second.held, second.was_left, second.is_others) == (False, False, True)
    second.release()
    assert first._file is not None
    os.close(first._file)  # as when its process dies
    after = lock_file()
    assert after.was_left
    after.release()
    assert not lock_file().was_left


def test_a_store_that_found_damage_lets_the_next_one_check(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "a.db") as store:
        assert not store.ended_uncleanly
        store.note_damage("x")
    with SqliteStore(tmp_path / "a.db") as store:
        assert store.ended_uncleanly
    with SqliteStore(tmp_path / "a.db") as store:
        assert not store.ended_uncleanly
