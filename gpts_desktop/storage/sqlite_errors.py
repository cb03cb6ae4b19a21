"""SQLite's errors that are the user's to know, in sentences; all others are our bugs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gpts_desktop.core.errors import (
    BusyDatabaseError,
    DamagedDatabaseError,
    DiskFullError,
    ReadOnlyError,
    StorageError,
)
from gpts_desktop.core.sentence import Sentence

# By the longest prefix of `sqlite_errorname` (https://sqlite.org/rescode.html).
_KNOWN: dict[str, tuple[type[StorageError], Sentence]] = {
    "SQLITE_FULL": (
        DiskFullError,
        Sentence("The disk is full: nothing more can be saved in {path}."),
    ),
    # A file-size limit and a used-up quota come as a failed write, not as SQLITE_FULL.
    "SQLITE_IOERR_WRITE": (
        DiskFullError,
        Sentence("The disk takes no more: nothing more can be saved in {path}."),
    ),
    # The index of the log, which is made at each start, finds no room.
    "SQLITE_IOERR_SHMSIZE": (
        DiskFullError,
        Sentence("The disk is full: nothing more can be saved in {path}."),
    ),
    "SQLITE_IOERR": (StorageError, Sentence("The disk reports an error in {path}.")),
    "SQLITE_READONLY": (ReadOnlyError, Sentence("{path} can't be written: it is read-only.")),
    "SQLITE_PERM": (ReadOnlyError, Sentence("{path} can't be written: permission is denied.")),
    "SQLITE_CANTOPEN": (
        ReadOnlyError,
        Sentence("{path} can't be opened: the folder is missing or can't be written."),
    ),
    "SQLITE_BUSY": (BusyDatabaseError, Sentence("Another program holds {path}.")),
    "SQLITE_LOCKED": (BusyDatabaseError, Sentence("Another program holds {path}.")),
    "SQLITE_PROTOCOL": (BusyDatabaseError, Sentence("Another program holds {path}.")),
    "SQLITE_CORRUPT": (DamagedDatabaseError, Sentence("{path} is damaged. It was left as it is.")),
    "SQLITE_NOTADB": (
        DamagedDatabaseError,
        Sentence("{path} is no database. It was left as it is."),
    ),
}


SQLITE_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What a call to SQLite raises: the names in a damaged file's own error text are no UTF-8."""

Raised = sqlite3.Error | UnicodeDecodeError


def known_trouble(error: Raised, path: Path) -> StorageError | None:
    """Return the trouble that `error` means for the user, or None for a bug of ours."""
    name: str = getattr(error, "sqlite_errorname", None) or ""
    for prefix in sorted(_KNOWN, key=len, reverse=True):
        if name == prefix or name.startswith(prefix + "_"):
            kind, sentence = _KNOWN[prefix]
            return kind(sentence.filled(path=path))
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        # What is written is UTF-8 or a blob: these are bytes of something else.
        return DamagedDatabaseError(Sentence("{path} is damaged. It was left as it is.", path=path))
    return None


def file_trouble(error: OSError, path: Path) -> StorageError:
    """Return the trouble that the system's `error` with a file or folder means."""
    if isinstance(error, PermissionError) or error.errno == 30:  # EROFS
        return ReadOnlyError(
            Sentence("{path} can't be read or written: permission is denied.", path=path)
        )
    if error.errno in (28, 122):  # ENOSPC, EDQUOT
        return DiskFullError(Sentence("The disk is full: {path} can't be written.", path=path))
    return StorageError(
        Sentence(
            "{path} can't be used: {reason}.",
            path=path,
            reason=error.strerror or Sentence("the disk reports an error"),
        )
    )
