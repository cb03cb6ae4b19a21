"""What is newest in an archive is found first, whichever end of it comes first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.search_query import parse_query
from gpts_desktop.storage.importing import keeping
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.search import SCORED, MessageSearch
from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import BEGUN, conversation, message, tree
from tests.storage.importing.archives import bring, write_zip

MANY = SCORED + 60


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "a.db") as made:
        yield made


def chat(number: int) -> Any:
    """Return a conversation of the given place in time."""
    said = message("user", f"apple {number}", create_time=BEGUN + number * 1_000)
    moment = BEGUN + number * 1_000
    return conversation(
        tree((f"q{number}", None, said)), id=f"c{number}", create_time=moment, update_time=moment
    )


def index_all(store: SqliteStore) -> None:
    while store.index_more(50) is not None:
        pass


def found(store: SqliteStore, limit: int = 50) -> list[str]:
    with closing(MessageSearch(store.path)) as search:
        return [hit.conversation_id for hit in search.search(parse_query("apple"), limit)]


@pytest.mark.parametrize("step", [1, -1], ids=["the oldest first", "the newest first"])
def test_the_newest_of_many_are_found_first(
    store: SqliteStore, tmp_path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PORTION", 20_000)
    chats = [chat(number) for number in range(MANY)][::step]
    assert bring(store, write_zip(tmp_path / "a.zip", conversations__json=chats)).new == MANY
    index_all(store)
    assert found(store) == [f"c{number}" for number in range(MANY - 1, MANY - 51, -1)]


def test_what_comes_while_the_index_is_made_is_found_as_well(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Indexing goes down: what comes above it afterwards must not be left out."""
    monkeypatch.setattr(keeping, "PORTION", 5_000)
    bring(store, write_zip(tmp_path / "a.zip", conversations__json=[chat(n) for n in range(40)]))

    def write(work: Any, *arguments: Any) -> Any:
        store.index_more(7)
        return work(*arguments)

    later = [chat(number) for number in range(40, 100)]
    Importer(store, write).run([write_zip(tmp_path / "b.zip", conversations__json=later)])
    index_all(store)
    assert sorted(found(store, 300)) == sorted(f"c{number}" for number in range(100))


def test_where_the_room_does_not_suffice_all_comes_still(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gpts_desktop.storage.importing import keys

    monkeypatch.setattr(keys, "_BYTES_OF_A_MESSAGE", 5_000)
    chats = [chat(number) for number in range(90)]
    bring(store, write_zip(tmp_path / "a.zip", conversations__json=chats))
    index_all(store)
    assert len(set(found(store, 300))) == 90
