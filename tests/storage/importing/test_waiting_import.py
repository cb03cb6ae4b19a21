"""An import in the window while the disk takes nothing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from gpts_desktop.core.errors import DiskFullError, StorageError
from gpts_desktop.storage.importing import desk
from gpts_desktop.storage.importing.desk import DiskArchiveDesk
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
from tests.core.importing.exports import short
from tests.storage.importing.archives import write_zip


def test_cancel_ends_one_that_waits_and_nothing_of_what_waited_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "PORTION", 8_000)
    archive = write_zip(tmp_path / "a.zip", conversations__json=[short(n) for n in range(40)])
    failures: list[BaseException] = []
    writer = StorageWriter(failures.append, waits=(60.0,))
    with SqliteStore(tmp_path / "a.db") as store:
        keep = store.arrivals.keep
        kept: list[object] = []

        def refuses(portions: object) -> object:
            if len(kept) == 2:
                raise DiskFullError("The disk is full.")
            kept.append(portions)
            return keep(portions)  # type: ignore[arg-type]

        monkeypatch.setattr(store.arrivals, "keep", refuses)
        work = DiskArchiveDesk(store, writer).work(lambda progress: None)
        ended: list[BaseException] = []

        def run() -> None:
            try:
                work.run([archive])
            except StorageError as error:
                ended.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        end = time.monotonic() + 30
        while not len(writer.unsaved) and time.monotonic() < end:
            threading.Event().wait(0.01)
        assert len(writer.unsaved) == 1
        work.cancel()
        thread.join(30)
        assert not thread.is_alive()
        assert work.report.cancelled
        assert str(ended[0]) == "The import was cancelled."
        assert work.report.new == len(store.summaries())
        monkeypatch.setattr(store.arrivals, "keep", keep)
        assert writer.close(30)
        assert len(store.summaries()) < 40
        again = StorageWriter(failures.append)
        DiskArchiveDesk(store, again).work(lambda progress: None).run([archive])
        assert again.close(30)
        assert len(store.summaries()) == 40
    assert not failures
