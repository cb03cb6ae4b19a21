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

# By the longest prefix of `sqlite_errorname` (https://sqlite.org/rescode.html).
_KNOWN: dict[str, tuple[type[StorageError], str]] = {
    "SQLITE_FULL": (DiskFullError, "The disk is full: nothing more can be saved in {path}."),
    # A file-size limit and a used-up quota come as a failed write, not as SQLITE_FULL.
    "SQLITE_IOERR_WRITE": (
        DiskFullError,
        "The disk takes no more: nothing more can be saved in {path}.",
    ),
    "SQLITE_IOERR": (StorageError, "The disk reports an error in {path}."),
    "SQLITE_READONLY": (ReadOnlyError, "{path} can't be written: it is read-only."),
    "SQLITE_PERM": (ReadOnlyError, "{path} can't be written: permission is denied."),
    "SQLITE_CANTOPEN": (
        ReadOnlyError,
        "{path} can't be opened: the folder is missing or can't be written.",
    ),
    "SQLITE_BUSY": (BusyDatabaseError, "Another program holds {path}."),
    "SQLITE_LOCKED": (BusyDatabaseError, "Another program holds {path}."),
    "SQLITE_PROTOCOL": (BusyDatabaseError, "Another program holds {path}."),
    "SQLITE_CORRUPT": (DamagedDatabaseError, "{path} is damaged. It was left as it is."),
    "SQLITE_NOTADB": (DamagedDatabaseError, "{path} is no database. It was left as it is."),
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
            return kind(sentence.format(path=path))
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8"):
        # What is written is UTF-8 or a blob: these are bytes of something else.
        return DamagedDatabaseError(f"{path} is damaged. It was left as it is.")
    return None


def file_trouble(error: OSError, path: Path) -> StorageError:
    """Return the trouble that the system's `error` with a file or folder means."""
    if isinstance(error, PermissionError) or error.errno == 30:  # EROFS
        return ReadOnlyError(f"{path} can't be read or written: permission is denied.")
    if error.errno in (28, 122):  # ENOSPC, EDQUOT
        return DiskFullError(f"The disk is full: {path} can't be written.")
    return StorageError(f"{path} can't be used: {error.strerror or 'the disk reports an error'}.")
