"""`kill -9` in the middle of imports, and storage that fails at the n-th statement for every n."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.errors import DiskFullError
from gpts_desktop.storage.importing import keeping
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import conversation, message, short, tree
from tests.storage.failing_connection import FailingConnection
from tests.storage.importing.archives import PNG, bring, opened, zip_of
from tests.storage.killing import Victims

ROUNDS = 40
LONGEST_DELAY = 0.01  # seconds

FOX = {"content_type": "image_asset_pointer", "asset_pointer": "sediment://file_f0"}


def long_one(name: str, count: int) -> Any:
    nodes: list[Any] = []
    for number in range(count):
        said = message(("user", "assistant")[number % 2], f"{number} " * 150)
        if number == count // 2:
            parts = [FOX, "A picture"]
            said = message("user", content={"content_type": "multimodal_text", "parts": parts})
        nodes.append((f"n{number}", f"n{number - 1}" if number else None, said))
    return conversation(tree(*nodes), id=name)


def archive(folder: Path, *, small: bool = False) -> tuple[Path, dict[str, int]]:
    """Write an archive and return how many messages each of its conversations has."""
    many = [short(number) for number in range(3 if small else 120)]
    lengths = {f"c{number}": 2 for number in range(len(many))}
    for number, place in enumerate((1,) if small else (10, 50, 90)):
        many.insert(place, long_one(f"long{number}", 30 if small else 60))
        lengths[f"long{number}"] = 30 if small else 60
    files = {"conversations.json": many, "file_f0.png": PNG}
    return zip_of(folder / "export.zip", files), lengths


def check_whole(store: SqliteStore, lengths: dict[str, int]) -> set[str]:
    """Check that no conversation is half there; return those that are."""
    here = {one.id for one in store.summaries()}
    for name in here:
        made = opened(store, name)
        assert len(made) == len(made.path()) == lengths[name]
        if name.startswith("long"):
            assert sum(len(one.attachments) for one in made.messages()) == 1
    assert not store.trashed()
    with store._database.reading() as connection:
        counted = connection.execute("SELECT count(*) FROM messages").fetchone()
        assert counted == (sum(lengths[name] for name in here),)
    return here


def check_sound(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
@pytest.mark.timeout(180)
def test_kills_leave_no_half_conversation_and_importing_again_completes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _, lengths = archive(tmp_path)
    draw = random.Random(20261125)
    killed = 0
    with Victims("tests.storage.importing.import_writer:import_archive", path) as writers:
        for _ in range(ROUNDS):
            words, delay = draw.randrange(1, 20), draw.uniform(0, LONGEST_DELAY)
            life = writers.live("x", words, delay)
            killed += life.was_killed
            with SqliteStore(path) as store:
                here = check_whole(store, lengths)
                assert {line.split()[1] for line in life.said if line != "done"} <= here
            check_sound(path)
    assert killed > 5
    with SqliteStore(path) as store:
        bring(store, tmp_path / "export.zip")
        assert check_whole(store, lengths) == set(lengths)
        while store.index_more(100) is not None:
            pass
        with store._database.writing() as connection:
            found = "SELECT count(*) FROM message_index WHERE message_index MATCH 'marks : all'"
            assert connection.execute(found).fetchone() == (sum(lengths.values()),)


def test_a_disk_that_fills_up_at_any_statement_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PORTION", 4_000)
    export, lengths = archive(tmp_path, small=True)
    number = 0
    while True:
        number += 1
        path = tmp_path / f"{number}.db"
        with SqliteStore(path, factory=FailingConnection) as store:
            connection = store._database._connection
            assert isinstance(connection, FailingConnection)
            connection.fail_at(number)
            importer = Importer(store, lambda work, *arguments: work(*arguments))
            try:
                importer.run([export])
            except DiskFullError:
                assert len(store.summaries()) == importer.report.new
            if not connection.has_failed:
                break
            connection.fail_at(0)
            check_whole(store, lengths)
            bring(store, export)
            assert check_whole(store, lengths) == set(lengths)
        for one in tmp_path.glob(f"{number}.db*"):
            one.unlink()
    assert number > 30
