"""What is written while an archive comes in, and how long others wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gpts_desktop.core.errors import DiskFullError
from gpts_desktop.core.pace import Pace
from gpts_desktop.storage.importing import checkpoints
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.store import SqliteStore
from tests.core.importing.exports import short
from tests.storage.importing.archives import write_zip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "a.db") as made:
        yield made


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_zip(tmp_path / "a.zip", conversations__json=[short(n) for n in range(400)])


def test_the_log_is_brought_into_the_file_between_the_transactions(
    store: SqliteStore, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit that did it would hold up who waits for the writer."""
    monkeypatch.setattr(checkpoints, "_EVERY", 50_000)
    asked, sizes = [], []

    def write(work: Any, *arguments: Any) -> Any:
        asked.append(automatic(store))
        sizes.append((tmp_path / "a.db-wal").stat().st_size)
        return work(*arguments)

    Importer(store, write, pace=Pace(16_000)).run([archive])
    assert len(store.summaries()) == 400
    assert asked == [1000] + [0] * (len(asked) - 1)
    assert automatic(store) == 1000
    assert max(sizes) < 500_000
    assert (tmp_path / "a.db").stat().st_size > 400_000


def automatic(store: SqliteStore) -> int:
    with store._database.reading() as connection:
        return int(connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0])


def test_commits_bring_the_log_over_again_after_a_failure(
    store: SqliteStore, archive: Path
) -> None:
    def write(work: Any, *arguments: Any) -> Any:
        if work == store.arrivals.keep_gpts or getattr(work, "__name__", "") == "timed":
            raise DiskFullError("The disk is full.")
        return work(*arguments)

    with pytest.raises(DiskFullError):
        Importer(store, write, pace=Pace(16_000)).run([archive])
    assert automatic(store) == 1000
