"""A database that can't be written, opened to be read, without a byte beside it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from gpts_desktop.core.errors import VanishedDatabaseError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.file_header import check_file
from gpts_desktop.storage.migrations import version_of
from gpts_desktop.storage.temporary_places import temporary_places

_ATTEMPTS = 3


class ReadingOnly:
    """A connection that reads all there is, its log too.

    SQLite reads a log only where it may write beside it. What has one is therefore copied, as it
    is, into a folder of the user's only that goes with `close`. `is_copy` says so: what is
    written into that one is lost.
    """

    def __init__(self, path: Path, version: int) -> None:
        """Open it; raise VanishedDatabaseError where it can't be read so, or is of another version.

        Raises sqlite3.Error too.
        """
        if not path.exists():
            raise VanishedDatabaseError(Sentence("{path} can't be read.", path=path))
        log = _log(path)
        self._folder: Path | None = None
        if log.exists() and log.stat().st_size:
            self._folder = _copied(path)
        try:
            self.connection = self._opened(path, version)
        except BaseException:
            self._drop()
            raise

    @property
    def is_copy(self) -> bool:
        """Whether it is a copy that is read."""
        return self._folder is not None

    def _opened(self, path: Path, version: int) -> sqlite3.Connection:
        if self._folder is not None:
            path = self._folder / path.name
        check_file(path, version)
        # Nobody writes where SQLite may not even make its log: the file may be taken as it is.
        wish = "mode=rw" if self._folder is not None else "immutable=1"
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{wish}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            if version_of(connection) != version:
                raise VanishedDatabaseError(Sentence("{path} is of another version.", path=path))
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Close it, and take the copy away."""
        try:
            self.connection.close()
        finally:
            self._drop()

    def _drop(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _copied(path: Path) -> Path:
    """Return a new folder that holds the database and its log as they were at one time."""
    files = (path, _log(path))
    for place in _places(sum(file.stat().st_size for file in files)):
        folder = None
        try:
            folder = Path(tempfile.mkdtemp(prefix="gpts-desktop-", dir=place))
            for _ in range(_ATTEMPTS):
                before = _state(files)
                for file in files:
                    shutil.copyfile(file, folder / file.name)
                if _state(files) == before:
                    return folder
        except OSError:
            pass
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
    raise VanishedDatabaseError(
        Sentence("{path} can't be read: there is no room for a copy.", path=path)
    )


def _state(files: tuple[Path, ...]) -> list[tuple[int, int]]:
    """Return what changes when another program writes a file meanwhile."""
    return [(found.st_size, found.st_mtime_ns) for found in (file.stat() for file in files)]


def _places(size: int) -> Iterator[Path]:
    """Yield folders with room for so many bytes and what is read of them: memory, when the
    disk has none.
    """
    for place in temporary_places():
        with suppress(OSError):
            if shutil.disk_usage(place).free > size + size // 8 + 1_000_000:
                yield place
