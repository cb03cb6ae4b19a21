"""Brings the conversations of archives into the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.importing.chatgpt import conversation_of
from gpts_desktop.core.importing.documents import (
    CONVERSATIONS,
    FOLDERS,
    GPTS,
    Damage,
    Document,
    Found,
)
from gpts_desktop.core.importing.json_text import JsonText
from gpts_desktop.core.importing.ours import own_conversation
from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.core.importing.work import ImportProgress
from gpts_desktop.core.own_format.decode import check_header, decode_folder, decode_gpt
from gpts_desktop.core.own_format.record import OwnFormatError
from gpts_desktop.core.pace import Pace
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.importing.archive import Archive, Entry, open_archives
from gpts_desktop.storage.importing.files import ArchiveFiles
from gpts_desktop.storage.importing.keeping import Keeping, Write
from gpts_desktop.storage.importing.pieces import pieces_of

if TYPE_CHECKING:
    from gpts_desktop.storage.store import SqliteStore

_TELL_EVERY = 0.1  # seconds
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)


class _CancelledError(Exception):
    pass


class Importer:
    """Imports once. `run` is called on a thread of its own; `cancel` on any.

    `write` does the store's work on the writer's thread and returns what it returns. `heard` is
    told of the progress on the import's thread. `courtesy` is called often: it may rest, to leave
    the interpreter to others. `pace` says how many bytes one transaction takes. `with_deleted`
    brings conversations back that were deleted here.
    """

    def __init__(
        self,
        store: SqliteStore,
        write: Write,
        heard: Callable[[ImportProgress], None] = lambda progress: None,
        *,
        courtesy: Callable[[], None] = lambda: None,
        with_deleted: bool = False,
        pace: Pace | None = None,
    ) -> None:
        self.report = ImportReport()
        self._heard = heard
        self._courtesy = courtesy
        self._cancelled = threading.Event()
        self._done = self._total = 0
        self._told = time.monotonic()
        self._keeping = Keeping(
            store, write, self.report, self._tell, with_deleted=with_deleted, pace=pace
        )

    def cancel(self) -> None:
        """Stop soon: what came stays, what has not come whole does not."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._cancelled.is_set()

    def run(self, paths: Iterable[PurePath]) -> ImportReport:
        """Read everything and return the report; raise StorageError when nothing can be written.

        What was written before a failure stays, and `report` counts it.
        """
        try:
            with self._keeping:
                self._read_all(paths)
        except StorageError:
            self.report.cancelled = self.is_cancelled
            raise
        self._tell()
        return self.report

    def _read_all(self, paths: Iterable[PurePath]) -> None:
        try:
            for archive in open_archives(map(Path, paths)):
                with archive:
                    self._read_archive(archive)
        except _CancelledError:
            self.report.cancelled = True

    # Reading

    def _read_archive(self, archive: Archive) -> None:
        for trouble in archive.troubles:
            self.report.tell(trouble)
        documents = archive.documents()
        if not documents and not archive.troubles:
            self.report.tell(Sentence("“{name}” holds no conversations.", name=archive.name))
        size = sum(document.size for document in documents)
        self._total += size
        self._keeping.begin_archive(ArchiveFiles(archive, self.report), size)
        for document in documents:
            self._read_document(document)
        self._keeping.end_archive()

    def _read_document(self, entry: Entry) -> None:
        trouble: list[Exception] = []
        with closing(pieces_of(entry, self._count, trouble.append)) as pieces:
            try:
                self._take_records(entry, Document(JsonText(pieces, self._breathe)))
            except OwnFormatError as error:
                self.report.tell(Sentence("“{name}”: {reason}", name=entry.name, reason=str(error)))
        for reason in map(_reason, trouble):
            self.report.tell(
                Sentence(
                    "“{name}” could not be read to its end: {reason}.",
                    name=entry.name,
                    reason=reason,
                )
            )

    def _take_records(self, entry: Entry, document: Document) -> None:
        for record in document.records():
            if isinstance(record, Damage):
                self._tell_damage(entry, record)
                continue
            if "format" in document.fields:
                check_header(document.fields["format"], document.fields.get("version"))
            self._take(entry, record)

    def _tell_damage(self, entry: Entry, damage: Damage) -> None:
        if not damage.place:
            self.report.tell(Sentence("“{name}”: {reason}.", name=entry.name, reason=damage.reason))
            return
        self.report.damaged += 1
        title = f" (“{damage.title[:80]}”)" if damage.title else ""
        self.report.tell(
            Sentence(
                "“{name}”: conversation {place}{title} can't be read: {reason}.",
                name=entry.name,
                place=damage.place,
                title=title,
                reason=damage.reason,
            )
        )

    def _take(self, entry: Entry, record: Found) -> None:
        try:
            if record.kind == GPTS:
                self._keeping.gpts.append(decode_gpt(record.fields))
                return
            if record.kind == FOLDERS:
                folder = decode_folder(record.fields)
                self._keeping.folders[folder.id] = folder
                return
            if isinstance(record.fields.get("messages"), list):
                brought = own_conversation(record.fields)
            else:
                brought = conversation_of(record.fields)
        except OwnFormatError as error:
            self.report.damaged += record.kind == CONVERSATIONS
            self.report.tell(Sentence("“{name}”: {reason}", name=entry.name, reason=str(error)))
            return
        except _UNREADABLE:
            self.report.damaged += 1
            self.report.tell(
                Sentence(
                    "“{name}”: a conversation has a form that is unknown here.", name=entry.name
                )
            )
            return
        self._keeping.keep(brought)

    # Telling

    def _count(self, size: int) -> None:
        self._done += size
        if time.monotonic() - self._told >= _TELL_EVERY:
            self._tell()

    def _tell(
        self, summaries: Sequence[ConversationSummary] = (), gpts: Sequence[Gpt] = ()
    ) -> None:
        self._told = time.monotonic()
        report = replace(self.report, details=[], unknown=self.report.unknown.copy())
        total = max(self._total, self._done)
        self._heard(ImportProgress(self._done, total, report, summaries, gpts))

    def _breathe(self) -> None:
        if self._cancelled.is_set():
            raise _CancelledError
        self._courtesy()


def _reason(error: Exception) -> str:
    """Return why reading ended, as the part of a sentence."""
    if isinstance(error, RuntimeError):
        return Sentence("it is locked with a password")
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return Sentence("it is damaged or cut off")
