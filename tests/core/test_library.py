"""The library of GPTs: every change is on disk, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpts_desktop.core.gpt_color import COLORS
from gpts_desktop.core.library import Library
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.storage.store import SqliteStore
from tests.core.turn_world import DirectWriter

FOUND = [("g-aaaaaaaaa", "Alpha", "alpha"), ("g-bbbbbbbbb", "Beta", ""), ("g-ccccccccc", "三", "")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "test.db") as store:
        yield store


@pytest.fixture
def library(store: SqliteStore) -> Library:
    library = Library(store, DirectWriter())
    library.add(FOUND)
    return library


def names(library: Library) -> list[str]:
    return [gpt.name for gpt in library.gpts()]


def test_what_is_added_is_there_after_a_restart(store: SqliteStore, library: Library) -> None:
    assert names(Library(store, DirectWriter())) == ["Alpha", "Beta", "三"]


def test_a_gpt_is_added_once(library: Library) -> None:
    assert library.add([*FOUND, ("g-ddddddddd", "Delta", "")])[0].name == "Delta"
    assert len(library) == 4


def test_removing_can_be_taken_back_with_place_and_parameters(
    store: SqliteStore, library: Library
) -> None:
    library.set_parameters("g-bbbbbbbbb", Parameters(temperature=0.5))
    removed = library.remove(["g-bbbbbbbbb"])
    assert names(Library(store, DirectWriter())) == ["Alpha", "三"]
    library.restore(removed)
    again = Library(store, DirectWriter())
    assert names(again) == ["Alpha", "Beta", "三"]
    beta = again.get("g-bbbbbbbbb")
    assert beta is not None
    assert beta.parameters.temperature == 0.5


def test_pinned_ones_come_first_and_an_order_stays(store: SqliteStore, library: Library) -> None:
    library.reorder(["g-ccccccccc", "g-bbbbbbbbb", "g-aaaaaaaaa"])
    library.pin("g-aaaaaaaaa", True)
    assert names(Library(store, DirectWriter())) == ["Alpha", "三", "Beta"]


def test_a_blank_name_changes_nothing(library: Library) -> None:
    library.rename("g-aaaaaaaaa", "  \n ")
    assert names(library)[0] == "Alpha"
    library.rename("g-aaaaaaaaa", " New\n name ")
    assert names(library)[0] == "New name"


def test_each_change_is_announced_once(library: Library) -> None:
    told: list[Library] = []
    library.changed.connect(told.append)
    library.rename("g-aaaaaaaaa", "New")
    library.rename("g-zzzzzzzzz", "Nobody")
    assert told == [library]


def test_no_two_gpts_have_one_colour_and_none_changes_its_own(
    store: SqliteStore, library: Library
) -> None:
    removed = library.remove(["g-bbbbbbbbb"])
    library.add((f"g-{number:09}", "More", "") for number in range(COLORS - 3))
    library.restore(removed)
    again = Library(store, DirectWriter()).gpts()
    assert sorted(gpt.color for gpt in again) == list(range(COLORS))
    colors = {gpt.id: gpt.color for gpt in again}
    assert [colors[gpt_id] for gpt_id, _, _ in FOUND] == [0, 1, 2]
