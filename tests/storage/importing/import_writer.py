"""The process that `test_import_crash` kills: it imports and says what is on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gpts_desktop.core.importing.work import ImportProgress
from gpts_desktop.storage.importing import importer, keeping
from gpts_desktop.storage.store import SqliteStore
from tests.storage.killing import say


def import_archive(path: Path, argument: str) -> None:
    """Import the archive beside the database in small portions; index a little between them."""
    keeping.PORTION = 4_000
    store = SqliteStore(path)

    def write(work: Any, *arguments: Any) -> Any:
        done = work(*arguments)
        store.index_more(3)
        return done

    def heard(progress: ImportProgress) -> None:
        for summary in progress.summaries:
            say(f"came {summary.id}")

    importer.Importer(store, write, heard).run([path.with_name("export.zip")])
    say("done")
