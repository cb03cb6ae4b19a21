"""Brings the conversations of archives into the database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.importing.brought import Brought
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
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.importing.archive import Archive, Entry, open_archives
from gpts_desktop.storage.importing.files import ArchiveFiles
from gpts_desktop.storage.importing.known import Known, KnownConversations, Standing
from gpts_desktop.storage.importing.pieces import pieces_of
from gpts_desktop.storage.importing.rows import Arrival, Portion

if TYPE_CHECKING:
    from gpts_desktop.storage.store import SqliteStore

PORTION = 512 * 1024
"""Bytes of one transaction, about: the writer is free again after some 20 ms."""
_MOST_AT_ONCE = 100  # conversations
_TELL_EVERY = 0.1  # seconds

Write = Callable[..., Any]
_UNREADABLE = (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)


class _CancelledError(Exception):
    pass


class Importer:
    """Imports once. `run` is called on a thread of its own; `cancel` on any.

    `write` does the store's work on the writer's thread and returns what it returns. `heard` is
    told of the progress on the import's thread. `courtesy` is called often: it may rest, to leave
    the interpreter to others. `portion` is how many bytes one transaction takes. `with_deleted`
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
        portion: int | None = None,
    ) -> None:
        self.report = ImportReport()
        self._store = store
        self._write = write
        self._heard = heard
        self._courtesy = courtesy
        self._with_deleted = with_deleted
        self._portion = portion or PORTION
        self._cancelled = threading.Event()
        self._done = self._total = 0
        self._told = time.monotonic()
        self._portions: list[Portion] = []
        self._weight = 0
        self._pending: set[str] = set()
        self._pending_messages: set[str] = set()
        self._gpts: list[Gpt] = []
        self._folders: dict[str, Folder] = {}

    def cancel(self) -> None:
        """Stop soon: what came stays, what has not come whole does not."""
        self._cancelled.set()

    def run(self, paths: Iterable[PurePath]) -> ImportReport:
        """Read everything and return the report; raise StorageError when nothing can be written.

        What was written before a failure stays, and `report` counts it.
        """
        with closing(KnownConversations(self._store.path)) as self._known:
            try:
                self._read_all(paths)
                self._flush()
            except StorageError:
                with suppress(StorageError):
                    self._write(self._store.drop_arriving)
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
            self.report.tell(f"“{archive.name}” holds no conversations.")
        self._total += sum(document.size for document in documents)
        self._files = ArchiveFiles(archive, self.report)
        for document in documents:
            self._read_document(document)

    def _read_document(self, entry: Entry) -> None:
        trouble: list[Exception] = []
        with closing(pieces_of(entry, self._count, trouble.append)) as pieces:
            try:
                self._take_records(entry, Document(JsonText(pieces, self._breathe)))
            except OwnFormatError as error:
                self.report.tell(f"“{entry.name}”: {error}")
        for reason in map(_reason, trouble):
            self.report.tell(f"“{entry.name}” could not be read to its end: {reason}.")

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
            self.report.tell(f"“{entry.name}”: {damage.reason}.")
            return
        self.report.damaged += 1
        name = f" (“{damage.title[:80]}”)" if damage.title else ""
        self.report.tell(
            f"“{entry.name}”: conversation {damage.place}{name} can't be read: {damage.reason}."
        )

    def _take(self, entry: Entry, record: Found) -> None:
        try:
            if record.kind == GPTS:
                self._gpts.append(decode_gpt(record.fields))
                return
            if record.kind == FOLDERS:
                folder = decode_folder(record.fields)
                self._folders[folder.id] = folder
                return
            if isinstance(record.fields.get("messages"), list):
                brought = own_conversation(record.fields)
            else:
                brought = conversation_of(record.fields)
        except OwnFormatError as error:
            self.report.damaged += record.kind == CONVERSATIONS
            self.report.tell(f"“{entry.name}”: {error}")
            return
        except _UNREADABLE:
            self.report.damaged += 1
            self.report.tell(f"“{entry.name}”: a conversation has a form that is unknown here.")
            return
        self._keep(brought)

    # Keeping

    def _keep(self, brought: Brought) -> None:
        conversation = brought.conversation
        self.report.unknown.update(brought.unknown)
        if not len(conversation):
            self.report.empty += 1
            return
        if conversation.id in self._pending:
            self._flush()
        known = self._known.of(conversation.id)
        standing = known.standing
        restored = self._with_deleted and known.is_stored and standing is not Standing.HERE
        if restored:
            self._write(self._store.restore_conversations, [conversation.id])
            known = self._known.of(conversation.id)
            standing = known.standing
        if standing is Standing.IN_TRASH:
            self.report.in_trash += 1
        elif standing is Standing.DELETED and not self._with_deleted:
            self.report.deleted += 1
        elif standing is Standing.HERE:
            self._keep_more(brought, known, restored=restored)
        else:
            ids = [message.id for message in conversation.messages()]
            brought = brought.renamed(self._taken(ids))
            arrival = Arrival(brought, True, brought.conversation.messages())
            arrival.folder = self._folders.get(conversation.folder)
            self._carry(arrival)

    def _keep_more(self, brought: Brought, known: Known, *, restored: bool) -> None:
        """Keep what is new of a conversation; what hangs on a deleted message is not."""
        here, deleted = known.messages, known.deleted
        fresh: list[str] = []
        for message in brought.conversation.messages():
            if message.id not in here and message.id not in deleted:
                fresh.append(message.id)
        brought = brought.renamed(self._taken(fresh))
        reachable = set(here)
        new = []
        for message in brought.conversation.messages():
            if message.id in reachable or message.id in deleted:
                continue
            if message.parent is None or message.parent in reachable:
                reachable.add(message.id)
                new.append(message)
        if new or restored or self._known.source_says_more(brought):
            self._carry(Arrival(brought, False, new, changed=restored))
        else:
            self.report.unchanged += 1

    def _taken(self, ids: list[str]) -> frozenset[str]:
        """Return those of these ids that messages of other conversations have."""
        return self._known.taken(ids) | self._pending_messages.intersection(ids)

    def _carry(self, arrival: Arrival) -> None:
        """Put a conversation into portions, each with its files."""
        start = 0
        for place, message in enumerate(arrival.messages, start=1):
            self._weight += len(message.text) + len(message.reasoning) + 500
            if assets := arrival.brought.files.get(message.id):
                pictures = self._files.put(message, assets)
                arrival.pictures[message.id] = pictures
                self._weight += sum(len(picture.data) for _, picture in pictures)
            self._weight += sum(len(file.data) for file in message.attachments)
            if self._weight >= self._portion and place < len(arrival.messages):
                self._portions.append(Portion(arrival, start, place))
                start = place
                self._flush()
        if arrival.messages:
            arrival.pictures.setdefault(arrival.messages[-1].id, []).extend(
                arrival.brought.pictures
            )
        self._portions.append(Portion(arrival, start, len(arrival.messages)))
        self._pending.add(arrival.brought.conversation.id)
        self._pending_messages.update(message.id for message in arrival.messages)
        if self._weight >= self._portion or len(self._portions) >= _MOST_AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        """Write the portions that are ready, in one transaction."""
        portions, self._portions, self._weight = self._portions, [], 0
        told, self._gpts = self._gpts, []
        gpts: list[Gpt] = self._write(self._store.keep_imported_gpts, told) if told else []
        if portions:
            gpts = gpts + self._write(self._store.keep_imported, portions)
        self._pending.clear()
        self._pending_messages.clear()
        self.report.gpts += len(gpts)
        summaries = []
        for portion in portions:
            for message in portion.messages():
                message.attachments = ()
                portion.arrival.pictures.pop(message.id, None)
            if portion.is_last and self._settled(portion.arrival):
                summaries.append(portion.arrival.summary)
        self._tell([one for one in summaries if one is not None], gpts)

    def _settled(self, arrival: Arrival) -> bool:
        """Count an arrival that is whole, and return whether it changed anything."""
        if arrival.refused or not arrival.changed:
            self.report.unchanged += 1
            return False
        self.report.messages += len(arrival.messages)
        if arrival.is_new:
            self.report.new += 1
        else:
            self.report.added_to += 1
        return True

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
        return "it is locked with a password"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "it is damaged or cut off"
