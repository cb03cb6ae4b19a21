"""Folders: every change is on disk, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpts_desktop.core.folder import Folder, Folders
from gpts_desktop.storage.store import SqliteStore
from tests.core.turn_world import DirectWriter


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "test.db") as store:
        yield store


@pytest.fixture
def folders(store: SqliteStore) -> Folders:
    made = Folders(store, DirectWriter())
    for name in ("Work", "工作", "Home"):
        made.add(name)
    return made


def names(folders: Folders) -> list[str]:
    return [folder.name for folder in folders.all()]


def added(folders: Folders, name: str) -> Folder:
    folder = folders.add(name)
    assert folder is not None
    return folder


def test_what_is_added_is_there_after_a_restart(store: SqliteStore, folders: Folders) -> None:
    assert names(Folders(store, DirectWriter())) == names(folders) == ["Work", "工作", "Home"]


def test_a_name_is_there_once_and_a_blank_one_never(folders: Folders) -> None:
    assert added(folders, " WORK ") == folders.named("work")
    assert folders.add(" \n ") is None
    assert added(folders, "To\n read ").name == "To read"
    assert len(folders) == 4


def test_removing_can_be_taken_back(store: SqliteStore, folders: Folders) -> None:
    told: list[list[str]] = []
    folders.changed.connect(lambda one: told.append(names(one)))
    work = added(folders, "Work")
    removed = folders.remove(work.id)
    assert removed == work
    assert work.id not in folders
    assert names(Folders(store, DirectWriter())) == ["工作", "Home"]
    folders.restore([removed])
    assert names(Folders(store, DirectWriter())) == ["Work", "工作", "Home"]
    assert folders.remove("unknown") is None
    assert told == [["工作", "Home"], ["Work", "工作", "Home"]]


def test_names_and_order_change(store: SqliteStore, folders: Folders) -> None:
    first, second, third = (folder.id for folder in folders.all())
    folders.rename(first, " At  work ")
    folders.rename(second, " ")
    folders.rename("unknown", "x")
    folders.reorder([third, first, "unknown", second])
    assert names(Folders(store, DirectWriter())) == ["Home", "At work", "工作"]
