"""Whether an open database is still the file that bears its name, and how it is opened anew.

On POSIX an open file outlives its name: a folder that was deleted takes every write and keeps
none. A disk that was taken out and put back leaves a connection that can do nothing any more.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from gpts_desktop.core.errors import VanishedDatabaseError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.file_header import APPLICATION_ID
from gpts_desktop.storage.migrations import version_of

Landmark = tuple[Any, ...] | None
"""The newest message as this process knows it: its id and its state."""


class Standing:
    """The file that a connection was opened on, and the last of what it holds for sure.

    `landmark` is the newest message as the last commit that went well left it.
    """

    def __init__(self, path: Path, version: int, landmark: Landmark) -> None:
        self._path = path
        self._version = version
        self._file = self._found()
        self._log: tuple[int, int] | None = None
        self.landmark = landmark
        self.is_suspect = False

    def _found(self, beside: str = "") -> tuple[int, int] | None:
        path = self._path.with_name(self._path.name + beside) if beside else self._path
        try:
            found = path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def log_is_gone(self) -> bool:
        """Whether the log was deleted under its connection, which writes on into nothing.

        To be asked after a commit: then there is one. Asking costs 5 µs.
        """
        found = self._found("-wal")
        if self._log is None:
            self._log = found
        return found is None or found != self._log

    @property
    def is_sound(self) -> bool:
        """Whether the name still leads to the file, and no error has made its connection doubtful.

        Asking costs 2 µs.
        """
        return not self.is_suspect and self._found() == self._file

    def check(self) -> None:
        """Raise VanishedDatabaseError when nothing stands at the name."""
        if self._found() is None:
            raise VanishedDatabaseError(
                Sentence(
                    "{path} is gone: its folder was moved or deleted, or its disk taken out.",
                    path=self._path,
                )
            )

    def accept(self, connection: sqlite3.Connection) -> None:
        """Go on with a new connection to what stands at the name, if that is our database.

        Raises VanishedDatabaseError for an older state of it, or another file.
        """
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        ours = application == APPLICATION_ID and version_of(connection) == self._version
        if not (ours and self._holds_landmark(connection)):
            raise VanishedDatabaseError(
                Sentence(
                    "Another file is in the place of {path}: nothing is written into it. Put "
                    "the right one back, or quit and start again to use this one.",
                    path=self._path,
                )
            )
        self._file = self._found()
        self._log = None
        self.is_suspect = False

    def _holds_landmark(self, connection: sqlite3.Connection) -> bool:
        if self.landmark is None:
            return True
        message_id, state = self.landmark
        row = connection.execute(
            "SELECT state FROM messages WHERE id = ?", (message_id,)
        ).fetchone()
        return bool(row == (state,))

    def suspect(self, error: BaseException) -> None:
        """Doubt the connection after errors that can outlive their cause."""
        name: str = getattr(error, "sqlite_errorname", None) or ""
        if name.startswith(("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_NOTADB")):
            self.is_suspect = True


def newest_message(connection: sqlite3.Connection) -> Landmark:
    """Return the id and the state of the message that was added last."""
    row: Landmark = connection.execute(
        "SELECT id, state FROM messages ORDER BY key DESC LIMIT 1"
    ).fetchone()
    return row


def open_existing(
    path: Path, busy_seconds: float, factory: type[sqlite3.Connection]
) -> sqlite3.Connection:
    """Open a database that is there; never make one."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        factory=factory,
    )
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection
