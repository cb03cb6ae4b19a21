"""An open database file: its settings, its transactions and its known errors."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import DamagedDatabaseError, StorageError
from gpts_desktop.storage.file_header import check_file, foreign
from gpts_desktop.storage.migrations import MIGRATIONS, Migration, migrate, version_of
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, file_trouble, known_trouble
from gpts_desktop.storage.standing import (
    Landmark,
    Standing,
    newest_message,
    open_existing,
)

if TYPE_CHECKING:
    from gpts_desktop.storage.reading_only import ReadingOnly

BUSY_SECONDS = 5.0


class Database:
    """One connection that threads share, one transaction at a time.

    The window reads its first rows on its own thread, before the writer's thread has
    anything to do; afterwards all calls go through the writer.
    """

    def __init__(
        self,
        path: Path,
        *,
        migrations: Sequence[Migration] = MIGRATIONS,
        factory: type[sqlite3.Connection] = sqlite3.Connection,
        busy_seconds: float = BUSY_SECONDS,
        reading_only: bool = False,
    ) -> None:
        """Open the file, or make it, and migrate it; raise StorageError.

        With `reading_only` it is read as it is until a write finds that it can be written.
        `factory` makes the connection: the tests let one fail. `damaged` hears what SQLite
        finds wrong with the file later on; `about_to_reopen` is asked before a file that was gone
        is opened anew, and may raise StorageError.
        """
        self.path = path
        self.damaged: Callable[[str], None] = lambda _: None
        self.about_to_reopen: Callable[[], None] = lambda: None
        self._lock = threading.RLock()
        self._busy_seconds = busy_seconds
        self._factory = factory
        self._standing: Standing | None = None
        self._version_known = 0  # SQLite's for what others write; it is never 0
        # The tests' own migrations make other tables.
        self._has_messages = migrations is MIGRATIONS
        self._read_only: ReadingOnly | None = None
        if reading_only:
            self._open_for_reading(len(migrations))
            return
        check_file(path, len(migrations))
        _make_private(path)
        with self._known_errors():
            self._connection = sqlite3.connect(
                path,
                timeout=busy_seconds,
                isolation_level=None,
                check_same_thread=False,
                factory=factory,
            )
            try:
                self._prepare(migrations)
                newest = self._newest(self._connection)
                self._standing = Standing(path, len(migrations), newest)
            except BaseException:
                self._connection.close()
                raise

    def _open_for_reading(self, version: int) -> None:
        with self._known_errors():
            from gpts_desktop.storage.reading_only import ReadingOnly

            self._read_only = ReadingOnly(self.path, version)
            self._connection = self._read_only.connection
            self._standing = Standing(self.path, version, self._newest(self._connection))
            self._standing.is_suspect = True

    def mend_copy(self, mend: Callable[[sqlite3.Connection], object]) -> None:
        """Change what is read where that is a copy; nobody else sees it."""
        if self._read_only is not None and self._read_only.is_copy:
            with self._known_errors(), self._connection:
                mend(self._connection)

    def _leave_copy(self) -> None:
        if self._read_only is not None:
            self._read_only.close()
            self._read_only = None

    def _prepare(self, migrations: Sequence[Migration]) -> None:
        connection = self._connection
        # Reads the tables' definitions: a damaged file is found before anything is written.
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and version_of(connection) == 0:
            raise foreign(self.path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection, self.path, migrations)
        connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction that is on disk when the block ends, or has changed nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the database, whatever other processes write meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    def changed_elsewhere(self) -> bool:
        """Whether others have written since this was asked last; asking takes some 20 µs."""
        with self.reading() as connection:
            version: int = connection.execute("PRAGMA data_version").fetchone()[0]
        known, self._version_known = self._version_known, version
        return version != known

    def leave_checkpoints(self, to_others: bool) -> None:
        """Bring the log into the file in no commit, or again in those after which it is long."""
        with self._lock, self._known_errors():
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {0 if to_others else 1000}")

    def close(self) -> None:
        """Close the file; further calls are bugs."""
        with self._lock, self._known_errors():
            self._connection.close()
            self._leave_copy()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        writes = begin == "BEGIN IMMEDIATE"
        with self._lock, self._known_errors():
            self._stand_on_the_file(writes)
            connection = self._connection
            connection.execute(begin)
            try:
                yield connection
                newest = self._newest(connection) if writes else None
                connection.execute("COMMIT")
                if writes and self._standing is not None:
                    self._standing.landmark = newest
                    self._outlive_the_log(self._standing)
            finally:
                # SQLite itself rolls back after some errors, such as a full disk.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _outlive_the_log(self, standing: Standing) -> None:
        """Bring each commit into the file itself where nobody would find the log again.

        What can't be brought there now is with the next commit: the log is still open.
        """
        if standing.log_is_gone():
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _newest(self, connection: sqlite3.Connection) -> Landmark:
        return newest_message(connection) if self._has_messages else None

    def _stand_on_the_file(self, writes: bool) -> None:
        """Open the file anew if it was gone; raise StorageError where a write would be lost.

        What was read before can be read on from a file that has no name any more.
        """
        standing = self._standing
        if standing is None or standing.is_sound or (standing.is_suspect and not writes):
            return
        try:
            standing.check()
            self._reopen(standing)
        except (StorageError, sqlite3.Error):
            if writes:
                raise

    def _reopen(self, standing: Standing) -> None:
        self.about_to_reopen()
        # The old one is closed after it: the last to close a file would tidy up its log.
        connection = open_existing(self.path, self._busy_seconds, self._factory)
        try:
            standing.accept(connection)
        except BaseException:
            connection.close()
            raise
        old, self._connection = self._connection, connection
        with suppress(sqlite3.Error):
            old.close()
            self._leave_copy()

    @contextmanager
    def _known_errors(self) -> Iterator[None]:
        try:
            yield
        except SQLITE_ERRORS as error:
            if self._standing is not None:
                self._standing.suspect(error)
            trouble = known_trouble(error, self.path)
            if trouble is None:
                raise
            if isinstance(trouble, DamagedDatabaseError):
                self.damaged(str(trouble))
            raise trouble from error


def _make_private(path: Path) -> None:
    """Make a missing file, readable for its owner only; SQLite gives its log the same mode."""
    try:
        path.touch(mode=0o600)
    except OSError as error:
        if not path.exists():
            raise file_trouble(error, path) from error
