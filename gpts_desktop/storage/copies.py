"""Whole copies of the database in the folder `copies` beside it: made, read back, listed."""

from __future__ import annotations

import calendar
import math
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from gpts_desktop.core.copies import Copy, CopyKind, Counts, superfluous
from gpts_desktop.core.errors import (
    BusyDatabaseError,
    DamagedDatabaseError,
    DiskFullError,
    StorageError,
)
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.interruption import InterruptedWorkError, Interruption
from gpts_desktop.storage.owner import OwnerLock
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, file_trouble, known_trouble

_STAMP = "%Y%m%d-%H%M%S"  # in UTC
_NAME = re.compile(r"-version(\d+)-(\d{8}-\d{6})(?:-([a-z]+))?$")
_STEP = 512
"""Pages of 4 kB copied at once, and then brought to the disk: commits meanwhile wait for no more
than 2 MB (30 ms in place of 270)."""
_REST = 0.005  # seconds after each step, for others
_MARGIN = 64_000_000  # bytes that a copy leaves free
PATIENCE = 120.0  # seconds to wait for another process's copy before a migration

_MESSAGES = "SELECT count(*) FROM messages"
_GPTS = "SELECT count(*) FROM gpts"
_CONVERSATIONS = "SELECT count(*) FROM conversations WHERE deleted IS NULL"


class Copies:
    """The copies of one database file. Each call may come from any thread."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.folder = database.parent / "copies"

    def all(self) -> list[Copy]:
        """Return every copy that is whole, the newest first."""
        found = [copy for path in self._files() if (copy := _known(path)) is not None]
        return sorted(found, key=lambda copy: (copy.made, copy.path), reverse=True)

    def make(
        self, kind: CopyKind, interruption: Interruption | None = None, *, patience: float = 0
    ) -> Copy:
        """Copy the database as it is now and return the copy.

        It bears its name only after it was read back and found whole. Others may write
        meanwhile. Raises StorageError, DiskFullError before anything is written when there is
        no room, BusyDatabaseError when another process makes a copy for longer than `patience`
        seconds, and InterruptedWorkError.
        """
        interruption = interruption or Interruption()
        with _known_errors(self._database, interruption), self._alone(patience):
            self._need_room()
            with closing(reader(self._database)) as source:
                interruption.watch(source)
                return self._make(source, kind, interruption)

    def drop_superfluous(self, now: float) -> None:
        """Delete the copies that the rotation does not keep; raise StorageError."""
        for copy in superfluous(self.all(), now):
            try:
                copy.path.unlink(missing_ok=True)
            except OSError as error:
                raise file_trouble(error, copy.path) from error

    def _files(self) -> list[Path]:
        with suppress(OSError):
            return list(self.folder.glob(f"{self._database.stem}-version*.db"))
        return []

    @contextmanager
    def _alone(self, patience: float) -> Iterator[None]:
        """Hold the folder, so that two processes make no copies at once, and sweep it."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        end = time.monotonic() + patience
        while True:
            lock = OwnerLock(self.folder / "copying.lock")
            if lock.held or not lock.is_others:
                break
            lock.release()
            if time.monotonic() >= end:
                raise BusyDatabaseError(Sentence("Another window is making a copy of the data."))
            time.sleep(0.05)  # another process tells nobody when it is ready
        try:
            for left in self.folder.glob("*.part*"):
                left.unlink()  # of a process that was killed
            yield
        finally:
            lock.release()

    def _need_room(self) -> None:
        wal = self._database.with_name(self._database.name + "-wal")
        needed = sum(path.stat().st_size for path in (self._database, wal) if path.exists())
        needed += _MARGIN
        if shutil.disk_usage(self.folder).free < needed:
            raise DiskFullError(
                Sentence(
                    "There is no room for a copy of your data: {megabytes} MB are needed "
                    "in {folder}.",
                    megabytes=math.ceil(needed / 1e6),
                    folder=self.folder,
                )
            )

    def _make(self, source: sqlite3.Connection, kind: CopyKind, interruption: Interruption) -> Copy:
        # One state of the database, however long it takes: what is written meanwhile goes into
        # the log, and the copy never has to begin again.
        source.execute("BEGIN")
        version: int = source.execute("PRAGMA user_version").fetchone()[0]
        counted = counts_in(source)
        path, made = self._free_name(version, kind)
        part = path.with_name(path.name + ".part")
        try:
            part.touch(mode=0o600)
            copy_pages(source, part, interruption)
            source.execute("COMMIT")
            read_back(part, version, counted, interruption)
            sync(part)
            part.replace(path)
            sync(self.folder)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return Copy(path, made, version, kind, path.stat().st_size)

    def _free_name(self, version: int, kind: CopyKind) -> tuple[Path, float]:
        """Return a name with version, date and kind, and the date."""
        made = int(time.time())
        while True:
            stamp = time.strftime(_STAMP, time.gmtime(made))
            path = self.folder / f"{self._database.stem}-version{version}-{stamp}-{kind}.db"
            if not path.exists():
                return path, float(made)
            made += 1


def counts_of(path: Path) -> Counts:
    """Return how much a copy holds; raise StorageError."""
    with _known_errors(path), closing(reader(path, unchanging=True)) as connection:
        return counts_in(connection)


def counts_in(connection: sqlite3.Connection) -> Counts:
    """Return how much an open database holds; zero for tables that it does not have."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    wanted = {"gpts": _GPTS, "conversations": _CONVERSATIONS, "messages": _MESSAGES}
    return Counts(
        **{
            name: connection.execute(question).fetchone()[0] if name in tables else 0
            for name, question in wanted.items()
        }
    )


def reader(path: Path, *, unchanging: bool = False) -> sqlite3.Connection:
    """Return a connection that only reads; of a file that nobody writes, without lock or log."""
    uri = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' * unchanging}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def copy_pages(source: sqlite3.Connection, target: Path, interruption: Interruption) -> None:
    """Copy all that an open database holds into a file, in steps with rests between."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")  # nobody needs half a copy
        copy.execute("PRAGMA synchronous = OFF")

        def stepped(*_: int) -> None:
            sync(target)
            interruption.rest(_REST)

        source.backup(copy, pages=_STEP, progress=stepped)


def read_back(
    path: Path, version: int, counted: Counts, interruption: Interruption | None = None
) -> None:
    """Raise DamagedDatabaseError unless a copy is sound and holds what was counted.

    It becomes one file without a log, as it is to lie for years.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as copy:
        if interruption is not None:
            interruption.watch(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        found = copy.execute("PRAGMA user_version").fetchone()[0], counts_in(copy)
    if not sound or found != (version, counted):
        raise DamagedDatabaseError(Sentence("A sound copy could not be made: the data is damaged."))


def sync(path: Path) -> None:
    """Bring a file, or a folder's list of names, to the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no such call for folders
    file = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _known(path: Path) -> Copy | None:
    """Return what a copy's name tells, or None for a name that is no copy's."""
    named = _NAME.search(path.stem)
    if named is None:
        return None
    version, stamp, kind = named.groups(CopyKind.MIGRATION.value)
    try:
        made = float(calendar.timegm(time.strptime(stamp, _STAMP)))
        return Copy(path, made, int(version), CopyKind(kind), path.stat().st_size)
    except (ValueError, OSError):
        return None


@contextmanager
def _known_errors(path: Path, interruption: Interruption | None = None) -> Iterator[None]:
    try:
        yield
    except SQLITE_ERRORS as error:
        if interruption is not None and interruption.is_set:
            raise InterruptedWorkError from error
        trouble = known_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error
    except StorageError:
        raise
    except OSError as error:
        raise file_trouble(error, path.parent / "copies") from error
