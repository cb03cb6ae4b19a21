"""Puts a copy in the place of the database, in one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gpts_desktop.core.copies import Copy, CopyKind
from gpts_desktop.storage.copies import PATIENCE, Copies, counts_in, reader
from gpts_desktop.storage.file_header import check_file
from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.migrations import MIGRATIONS
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, known_trouble


def restore(database: Path, copy: Path) -> Copy:
    """Let the database hold what a copy holds; what it held becomes a copy first.

    The pages come in one transaction: another process that has the file open waits and then
    sees the new state, and whenever this is cut off the old one is there. Returns the copy of
    what was there. Raises StorageError.
    """
    check_file(copy, len(MIGRATIONS))
    kept = Copies(database).make(CopyKind.RESTORE, Interruption(), patience=PATIENCE)
    try:
        with (
            closing(reader(copy, unchanging=True)) as source,
            closing(sqlite3.connect(database, isolation_level=None)) as target,
        ):
            counted = counts_in(source)
            target.execute("PRAGMA synchronous = FULL")
            source.backup(target)
            if counts_in(target) != counted:
                raise sqlite3.DatabaseError("the copy did not arrive")
    except SQLITE_ERRORS as error:
        trouble = known_trouble(error, database)
        if trouble is None:
            raise
        raise trouble from error
    return kept
