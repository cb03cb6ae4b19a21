"""A database of each earlier version comes to this one, after a copy, whatever happens."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.core.copies import CopyKind, Counts
from gpts_desktop.core.message import State
from gpts_desktop.storage.copies import Copies, counts_of
from gpts_desktop.storage.migrations import MIGRATIONS, version_of
from gpts_desktop.storage.store import SqliteStore
from tests.storage.earlier_versions import MESSAGES, make_version
from tests.storage.killing import Victims, say

VERSIONS = range(1, len(MIGRATIONS) + 1)


def check(path: Path) -> None:
    """Check that all is there after opening."""
    with SqliteStore(path) as store:
        conversation = store.conversation("c")
        assert conversation is not None
        messages = conversation.path()
        assert len(messages) == MESSAGES
        assert messages[6].text == "第7条消息"
        assert messages[0].attachments[0].data == b"abc"
        assert messages[-1].text == f"第{MESSAGES}条消息 and on"
        assert messages[-1].state is State.INTERRUPTED
        assert conversation.title == "量子纠错"
        (gpt,) = store.gpts()
        assert (gpt.name, gpt.pinned, gpt.parameters.temperature) == ("学术翻译助手", True, 0.5)
        (gateway,) = store.gateways()
        assert gateway.base_url == "https://api.gpt.ge"
        assert store.settings()["theme"] == "dark"
        assert store.drafts() == {"new:g-aaaaaaaaa": "not sent yet"}
        assert store.conversation("gone") is None
        store.restore_conversations(["gone"])
        assert store.conversation("gone") is not None
        store.trash_conversations(["gone"])
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == len(MIGRATIONS)
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_comes_to_this_one_after_a_copy(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.db"
    make_version(path, version)
    check(path)
    copies = Copies(path).all()
    assert [(copy.version, copy.kind) for copy in copies] == [(version, CopyKind.MIGRATION)] * (
        version < len(MIGRATIONS)
    )
    for copy in copies:
        assert counts_of(copy.path) == Counts(1, 1, MESSAGES)
        with closing(sqlite3.connect(copy.path)) as connection:
            assert connection.execute("SELECT text FROM journal").fetchall() == [(" and on",)]


@pytest.mark.parametrize("version", VERSIONS[1:])
def test_a_version_has_pictures(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.db"
    make_version(path, version)
    with SqliteStore(path) as store:
        assert store.picture_sizes("c") == {"https://h/p.png": (3, 2)}


def test_two_windows_bring_one_database_to_this_version(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for _ in range(5):
        make_version(path, 1)
        failures: list[BaseException] = []

        def open_it(failures: list[BaseException] = failures) -> None:
            try:
                SqliteStore(path).close()
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=open_it) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures
        check(path)
        assert {copy.version for copy in Copies(path).all()} >= {1}
        for left in tmp_path.glob("a.db*"):
            left.unlink()
        shutil.rmtree(Copies(path).folder)


def open_and_migrate(path: Path, _: str) -> None:
    """What is killed: an opening that migrates."""
    say("opening")
    SqliteStore(path).close()
    say("opened")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what it kills")
@pytest.mark.timeout(300)
def test_kills_while_migrating_lose_nothing(tmp_path: Path) -> None:
    draw = random.Random(7)
    path = tmp_path / "a.db"
    killed = halfway = 0
    with Victims("tests.storage.test_earlier_versions:open_and_migrate", path) as victims:
        for number in range(100):
            make_version(path, 1 + number % (len(MIGRATIONS) - 1))
            life = victims.live(number, words=1, delay=draw.uniform(0, 0.06))
            killed += life.was_killed
            for copy in Copies(path).all():
                assert counts_of(copy.path) == Counts(1, 1, MESSAGES)
            with closing(sqlite3.connect(path)) as connection:
                halfway += life.was_killed and version_of(connection) < len(MIGRATIONS)
            check(path)
            for left in tmp_path.glob("a.db*"):
                left.unlink()
            shutil.rmtree(Copies(path).folder, ignore_errors=True)
    assert killed > 20
    assert halfway > 10
