"""`kill -9` while an archive is imported, and while messages are indexed."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from gpts_desktop.storage.store import SqliteStore
from tests.storage.importing.archives import bring, state_of
from tests.storage.killing import Victims
from tests.storage.long_work import COUNT, forget_index, make_archive

ROUNDS = int(os.environ.get("GPTS_DESKTOP_KILLS", "40"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its victims")


def assert_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO message_index (message_index) VALUES ('integrity-check')")


@pytest.mark.timeout(180)
def test_an_import_that_is_killed_leaves_whole_conversations_and_can_be_done_again(
    tmp_path: Path,
) -> None:
    archive = make_archive(tmp_path)
    began = time.monotonic()
    with SqliteStore(tmp_path / "whole.db") as store:
        bring(store, archive)
        expected = state_of(store)
    takes = time.monotonic() - began  # on this machine, at this moment
    draw = random.Random(20261125)
    killed = partly = 0
    with Victims("tests.storage.long_work:import_archive", tmp_path / "a.db") as imports:
        for number in range(ROUNDS):
            path = tmp_path / "a.db"
            if number % 4 == 0:
                for left in tmp_path.glob("a.db*"):
                    left.unlink()
            life = imports.live(number, words=1, delay=draw.uniform(0, takes / 2))
            killed += life.was_killed
            with SqliteStore(path) as store:
                here = state_of(store)
            assert all(one in expected for one in here), number
            assert len(here) == COUNT or life.was_killed
            partly += 0 < len(here) < COUNT
            assert_sound(path)
    with SqliteStore(tmp_path / "a.db") as store:
        bring(store, archive)
        assert state_of(store) == expected
    assert killed > ROUNDS // 8
    assert partly or ROUNDS < 20


@pytest.mark.timeout(180)
def test_indexing_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with SqliteStore(path) as store:
        bring(store, make_archive(tmp_path))
    forget_index(path)
    draw = random.Random(20261125)
    killed = 0
    with Victims("tests.storage.long_work:index_all", path) as indexings:
        for number in range(ROUNDS):
            if number % 4 == 0:
                forget_index(path)
            life = indexings.live(number, draw.randrange(1, 12), draw.uniform(0, 0.005))
            killed += life.was_killed
            said = [line.split() for line in life.said]
            last = [int(left) for word, left in (line for line in said if len(line) > 1)]
            assert last == sorted(last, reverse=True)
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    with SqliteStore(path) as store:
        while store.index_more(100):
            pass
    assert_sound(path)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT count(*) FROM message_index WHERE message_index MATCH 'question'"
        ).fetchone()
    assert found == (COUNT,)
    assert killed > ROUNDS // 2
