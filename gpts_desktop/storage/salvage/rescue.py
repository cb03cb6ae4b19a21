"""The rescue of one damaged database, from the first look to the new file in its place."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from gpts_desktop.core.copies import Copy, Counts
from gpts_desktop.core.errors import DamagedDatabaseError, StorageError
from gpts_desktop.core.rescue import Findings, Offer, Way
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.copies import Copies, copy_pages, counts_in, reader, sync
from gpts_desktop.storage.interruption import InterruptedWorkError, Interruption
from gpts_desktop.storage.salvage.collecting import Collection, new_database
from gpts_desktop.storage.salvage.mending import mend
from gpts_desktop.storage.salvage.reading import DamagedFile
from gpts_desktop.storage.salvage.transplant import transplanted
from gpts_desktop.storage.set_aside import replace_damaged
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, file_trouble, known_trouble

_ONLY_THERE = """SELECT count(*) FROM copy.messages theirs
    WHERE NOT EXISTS (SELECT 1 FROM main.messages ours WHERE ours.id = theirs.id)"""


class Rescue:
    """Fits `core.rescue.RescueDesk`. One call at a time, on any thread; nobody writes meanwhile.

    Everything is put together in a folder `rescue` beside the database, and the database
    itself is not touched before `finish`.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        self._folder = database.parent / "rescue"
        self._scratch = self._folder / database.name
        self._interruption = Interruption()
        self._collection: Collection | None = None

    @property
    def read_so_far(self) -> int:
        """How many rows were read."""
        return self._collection.taken if self._collection is not None else 0

    def interrupt(self) -> None:
        """Let what runs end with InterruptedWorkError."""
        self._interruption.set()

    def examine(self) -> Findings:
        """Read everything that can be read; raise StorageError or InterruptedWorkError."""
        with self._known_errors():
            self.discard()
            self._folder.mkdir(mode=0o700, exist_ok=True)
            new_database(self._scratch)
            self._collection = Collection(self._scratch, self._interruption)
            messages = self._take_damaged(self._collection)
            saved = counts_in(self._collection.connection)
            if messages is not None:
                messages = max(messages, saved.messages)
            return Findings(saved, messages, tuple(self._offers(self._collection)))

    def finish(self, way: Way, copy: Copy | None) -> Path:
        """Put a sound database in the damaged one's place; return where that lies now."""
        with self._known_errors():
            if way is Way.MERGED and copy is not None:
                self._take_copy(copy)
            if way in (Way.MERGED, Way.SAVED):
                assert self._collection is not None
                mend(self._collection.connection, self._collection.lost_parents)
            self._close()
            if way is Way.ANEW:
                new_database(self._scratch)
            if way is Way.COPY and copy is not None:
                self._scratch.unlink(missing_ok=True)
                self._scratch.touch(mode=0o600)
                with closing(reader(copy.path, unchanging=True)) as source:
                    copy_pages(source, self._scratch, self._interruption)
            _verify(self._scratch)
            folder = replace_damaged(self._database, self._scratch)
            self.discard()
            return folder

    def discard(self) -> None:
        """Delete what was put together; the database and its copies are not touched."""
        self._close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _close(self) -> None:
        if self._collection is not None:
            self._collection.close()
            self._collection = None

    def _take_damaged(self, collection: Collection) -> int | None:
        """Take what the file holds; where it could not all be read, what it holds without its log.

        Returns how many messages there were, if anything tells it.
        """
        messages = None
        log = self._database.with_name(self._database.name + "-wal")
        has_log = log.exists() and log.stat().st_size > 0
        for without_log in (False, True) if has_log else (True,):
            try:
                file = DamagedFile(self._database, self._interruption, without_log=without_log)
            except SQLITE_ERRORS:
                continue
            with closing(file):
                collection.take(file)
                if messages is None:
                    messages = file.count("messages")
                if not file.failures:
                    break
        if not any(counts_in(collection.connection)):
            messages = self._take_transplanted(collection)
        return messages

    def _take_transplanted(self, collection: Collection) -> int | None:
        """Where the definitions of the tables are lost, take what those of another file show."""
        new = self._folder / "new.db"
        new_database(new)
        patched = self._folder / "patched.db"
        for donor in (*(copy.path for copy in Copies(self._database).all()), new):
            if not self._database.exists() or not transplanted(self._database, donor, patched):
                continue
            with (
                suppress(*SQLITE_ERRORS),
                closing(DamagedFile(patched, self._interruption, without_log=True)) as file,
            ):
                collection.take(file)
                if any(counts_in(collection.connection)):
                    return file.count("messages")
        return None

    def _take_copy(self, copy: Copy) -> None:
        assert self._collection is not None
        file = DamagedFile(copy.path, self._interruption, without_log=True)
        with closing(file):
            self._collection.take(file)

    def _offers(self, collection: Collection) -> Iterator[Offer]:
        """Yield the copies that are sound, the newest first."""
        for copy in Copies(self._database).all():
            with suppress(*SQLITE_ERRORS):
                yield self._offer(collection.connection, copy)
            self._interruption.check()

    def _offer(self, connection: sqlite3.Connection, copy: Copy) -> Offer:
        with closing(reader(copy.path, unchanging=True)) as opened:
            self._interruption.watch(opened)
            if opened.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("a damaged copy")
            counts = counts_in(opened)
        uri = f"{copy.path.absolute().as_uri()}?mode=ro&immutable=1"
        connection.execute("ATTACH ? AS copy", (uri,))
        try:
            only_there: int = connection.execute(_ONLY_THERE).fetchone()[0]
        finally:
            connection.execute("DETACH copy")
        return Offer(copy, counts, only_there)

    @contextmanager
    def _known_errors(self) -> Iterator[None]:
        try:
            yield
        except SQLITE_ERRORS as error:
            if self._interruption.is_set:
                raise InterruptedWorkError from error
            trouble = known_trouble(error, self._scratch)
            if trouble is None:
                raise
            raise trouble from error
        except StorageError:
            raise
        except OSError as error:
            raise file_trouble(error, self._folder) from error


def _verify(path: Path) -> Counts:
    """Raise DamagedDatabaseError unless a file is sound and every row points at one."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        sound = sound and connection.execute("PRAGMA foreign_key_check").fetchone() is None
        counts = counts_in(connection)
    if not sound:
        raise DamagedDatabaseError(
            Sentence("What was saved could not be put together. Nothing was changed.")
        )
    sync(path)
    return counts
