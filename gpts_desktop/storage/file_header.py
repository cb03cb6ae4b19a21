"""What a database file's first bytes say, before SQLite may touch the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gpts_desktop.core.errors import DamagedDatabaseError, ForeignDatabaseError, NewerDatabaseError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, file_trouble, known_trouble

APPLICATION_ID = 0x47505453  # "GPTS"; the header's bytes 68 to 71
_MAGIC = b"SQLite format 3\0"
_FRACTIONS = b"\x40\x20\x20"  # the same in every database file


def check_file(path: Path, newest: int) -> None:
    """Refuse a file that is not ours to open, without changing a byte of it.

    Raises NewerDatabaseError for a version above `newest`, DamagedDatabaseError for what
    is no database or another program's (https://sqlite.org/fileformat2.html, 1.3).
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return
    except OSError as error:
        raise file_trouble(error, path) from error
    if not header:
        return
    if not header.startswith(_MAGIC) or header[21:24] != _FRACTIONS or len(header) < 100:
        raise DamagedDatabaseError(
            Sentence("{path} is no database, or damaged. It was left as it is.", path=path)
        )
    if max(_number(header, 60), _version_in_wal(path)) > newest:
        raise newer(path)
    if _number(header, 68) not in (0, APPLICATION_ID):
        raise foreign(path)


def newer(path: Path) -> NewerDatabaseError:
    """Return the refusal of a newer version's file."""
    return NewerDatabaseError(
        Sentence(
            "{path} was written by a newer version of GPTs Desktop. It was left as it "
            "is: install that version, or choose another data folder.",
            path=path,
        )
    )


def foreign(path: Path) -> ForeignDatabaseError:
    """Return the refusal of another program's database."""
    return ForeignDatabaseError(
        Sentence("{path} is another program's database. It was left as it is.", path=path)
    )


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _version_in_wal(path: Path) -> int:
    """Return the version as the write-ahead log has it; 0 when there is no log.

    A read-only connection never moves the log's pages into the file.
    """
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() or not wal.stat().st_size:
        return 0
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            return version
    except SQLITE_ERRORS as error:
        if trouble := known_trouble(error, path):
            raise trouble from error
        raise
