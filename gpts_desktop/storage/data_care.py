"""The long readings that look after a database, each of which can be interrupted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gpts_desktop.core.copies import Copy, CopyKind, Counts
from gpts_desktop.core.errors import DamagedDatabaseError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.copies import Copies, counts_of, reader
from gpts_desktop.storage.interruption import InterruptedWorkError, Interruption
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, known_trouble


class DiskDataCare:
    """Fits `core.data_care.DataCare`; on connections of its own, from any thread."""

    def __init__(
        self, database: Path, *, ended_uncleanly: bool = False, may_move: bool = False
    ) -> None:
        self._database = database
        self._copies = Copies(database)
        self._ended_uncleanly = ended_uncleanly
        self._may_move = may_move
        self._running: set[Interruption] = set()
        self._lock = threading.Lock()

    @property
    def ended_uncleanly(self) -> bool:
        """Whether the run before did not end well."""
        return self._ended_uncleanly

    @property
    def folder(self) -> Path:
        """Where the database and its copies are."""
        return self._database.parent

    @property
    def may_move(self) -> bool:
        """Whether the data may be moved: not, when its folder was given at the start."""
        return self._may_move

    def place_in(self, folder: Path) -> tuple[Path, str]:
        """Return the folder that takes the data, and a warning; raise StorageError.

        A folder with something else in it gets one within.
        """
        from gpts_desktop.storage.moving import place_in

        return place_in(folder)

    def copies(self) -> list[Copy]:
        """Return the copies, the newest first."""
        return self._copies.all()

    def counts(self, copy: Copy) -> Counts:
        """Return how much a copy holds; raise StorageError."""
        return counts_of(copy.path)

    def make_copy(self, kind: CopyKind) -> Copy:
        """Make a verified copy; raise StorageError or InterruptedWorkError."""
        with self._interruptible() as interruption:
            return self._copies.make(kind, interruption)

    def drop_superfluous(self, now: float) -> None:
        """Delete the copies that are not kept any more; raise StorageError."""
        self._copies.drop_superfluous(now)

    def check(self) -> None:
        """Raise DamagedDatabaseError when `PRAGMA quick_check` finds anything."""
        with self._interruptible() as interruption:
            check(self._database, interruption)

    def interrupt(self) -> None:
        """Let every call that runs now end with InterruptedWorkError."""
        with self._lock:
            for interruption in self._running:
                interruption.set()

    @contextmanager
    def _interruptible(self) -> Iterator[Interruption]:
        interruption = Interruption()
        with self._lock:
            self._running.add(interruption)
        try:
            yield interruption
        finally:
            with self._lock:
                self._running.discard(interruption)


def check(path: Path, interruption: Interruption) -> None:
    """Raise DamagedDatabaseError when SQLite finds the file unsound."""
    try:
        with closing(reader(path)) as connection:
            interruption.watch(connection)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except SQLITE_ERRORS as error:
        if interruption.is_set:
            raise InterruptedWorkError from error
        trouble = known_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error
    if found != "ok":
        raise DamagedDatabaseError(Sentence("{path} is damaged. It was left as it is.", path=path))
