"""Keeps the conversations of archives, a portion at a time, as far as they are not here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.importing.brought import Brought
from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.core.message import Message
from gpts_desktop.core.pace import Pace
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.importing.checkpoints import Checkpoints
from gpts_desktop.storage.importing.files import ArchiveFiles
from gpts_desktop.storage.importing.keys import Keys
from gpts_desktop.storage.importing.known import Known, KnownConversations, Standing
from gpts_desktop.storage.importing.rows import Arrival, Portion

if TYPE_CHECKING:
    from gpts_desktop.storage.store import SqliteStore

PORTION = 512 * 1024
"""Bytes of one transaction, about."""
_MESSAGE, _CONVERSATION = 500, 3_000  # bytes that the row of each counts beside its text
_MOST_INDEXED = 40  # messages: those that come into a known conversation are indexed at once

Write = Callable[..., Any]
Tell = Callable[[Sequence[ConversationSummary], Sequence[Gpt]], None]


class Keeping:
    """What one import keeps. It is entered for its length; what is ready is written at its end.

    `gpts` and `folders` are what an archive told of them. `tell` hears what came. After a failure
    nothing half is left. With `pace` each transaction is as long as the ones before allow, and
    the log is brought into the file between them.
    """

    def __init__(
        self,
        store: SqliteStore,
        write: Write,
        report: ImportReport,
        tell: Tell,
        *,
        with_deleted: bool,
        pace: Pace | None,
    ) -> None:
        self.gpts: list[Gpt] = []
        self.folders: dict[str, Folder] = {}
        self._store = store
        self._write = write
        self._report = report
        self._tell = tell
        self._with_deleted = with_deleted
        self._pace = pace
        self._files: ArchiveFiles | None = None
        self._size = 0
        self._keys: Keys | None = None
        self._first: Brought | None = None
        self._checkpoints = None if pace is None else Checkpoints(store.path)
        self._portions: list[Portion] = []
        self._weight = 0
        self._pending: set[str] = set()
        self._pending_messages: set[str] = set()

    def __enter__(self) -> Self:
        self._known = KnownConversations(self._store.path)
        self._leave_checkpoints(to_others=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._flush()
        except StorageError as failure:
            error = failure
            raise
        finally:
            self._known.close()
            with suppress(StorageError):
                if isinstance(error, StorageError):
                    self._write(self._store.arrivals.drop_half)
            with suppress(StorageError):
                self._write(self._store.arrivals.end)
                self._leave_checkpoints(to_others=False)

    def _leave_checkpoints(self, *, to_others: bool) -> None:
        if self._checkpoints is not None:
            self._write(self._store.arrivals.leave_checkpoints, to_others)
            self._checkpoints.close()

    def begin_archive(self, files: ArchiveFiles, size: int) -> None:
        """Hear of the files that lie in the archive that comes next, and its bytes."""
        self._files, self._size, self._keys, self._first = files, size, None, None

    def end_archive(self) -> None:
        """Hear that no more comes from it: its files can't be read much longer."""
        if self._first is not None:
            self._keep_first(Keys())
        if self.folders:
            self._flush()  # what lies in one brings it, whatever another is called
            self._write(self._store.arrivals.keep_folders, list(self.folders.values()))

    def keep(self, brought: Brought) -> None:
        """Keep a conversation of the archive, or what of it is new, and count it.

        The second tells whether the archive has the oldest first.
        """
        if self._keys is not None:
            self._keep(brought)
        elif self._first is None:
            self._first = brought
        else:
            before = self._first.conversation.updated
            oldest_first = brought.conversation.updated > before
            self._keep_first(Keys(self._size, oldest_first=oldest_first))
            self._keep(brought)

    def _keep_first(self, keys: Keys) -> None:
        """Keep the conversation that waited for the archive's order to be known."""
        first, self._first, self._keys = self._first, None, keys
        if first is not None:
            self._keep(first)

    def _keep(self, brought: Brought) -> None:
        conversation = brought.conversation
        self._report.unknown.update(brought.unknown)
        if not len(conversation):
            self._report.empty += 1
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
            self._report.in_trash += 1
        elif standing is Standing.DELETED and not self._with_deleted:
            self._report.deleted += 1
        elif standing is Standing.HERE:
            self._keep_more(brought, known, restored=restored)
        else:
            ids = [message.id for message in conversation.messages()]
            brought = brought.renamed(self._taken(ids))
            arrival = Arrival(brought, True, brought.conversation.messages())
            arrival.keys = self._keys or arrival.keys
            arrival.folder = self.folders.get(conversation.folder)
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
            self._report.unchanged += 1

    def _taken(self, ids: list[str]) -> frozenset[str]:
        """Return those of these ids that messages of other conversations have."""
        return self._known.taken(ids) | self._pending_messages.intersection(ids)

    def _carry(self, arrival: Arrival) -> None:
        """Put a conversation into portions, each with its files."""
        start = 0
        self._weight += _CONVERSATION
        for place, message in enumerate(arrival.messages, start=1):
            self._weight += self._load(arrival, message)
            many = not arrival.is_new and place - start >= _MOST_INDEXED
            if place < len(arrival.messages) and (many or self._is_full()):
                self._portions.append(Portion(arrival, start, place))
                start = place
                self._flush()
        if arrival.messages:
            last = arrival.messages[-1].id
            arrival.pictures.setdefault(last, []).extend(arrival.brought.pictures)
        self._portions.append(Portion(arrival, start, len(arrival.messages)))
        self._pending.add(arrival.brought.conversation.id)
        self._pending_messages.update(message.id for message in arrival.messages)
        if self._is_full():
            self._flush()

    def _is_full(self) -> bool:
        return self._weight >= (PORTION if self._pace is None else self._pace.size)

    def _load(self, arrival: Arrival, message: Message) -> int:
        """Read what a message has in the archive, and return its bytes, about."""
        assets = arrival.brought.files.get(message.id)
        if assets and self._files is not None:
            arrival.pictures[message.id] = self._files.put(message, assets)
        carried = sum(len(file.data) for file in message.attachments)
        carried += sum(len(picture.data) for _, picture in arrival.pictures.get(message.id, ()))
        return len(message.text) + len(message.reasoning) + _MESSAGE + carried

    def _flush(self) -> None:
        """Write the portions that are ready, in one transaction."""
        portions, self._portions = self._portions, []
        weight, self._weight = self._weight, 0
        told, self.gpts = self.gpts, []
        gpts: list[Gpt] = self._write(self._store.arrivals.keep_gpts, told) if told else []
        if portions:
            gpts = gpts + self._write_portions(portions)
        if self._checkpoints is not None:
            self._checkpoints.count(weight)
        self._pending.clear()
        self._pending_messages.clear()
        self._report.gpts += len(gpts)
        summaries = []
        for portion in portions:
            for message in portion.messages():
                message.attachments = ()
                portion.arrival.pictures.pop(message.id, None)
            if portion.is_last and self._settled(portion.arrival):
                summaries.append(portion.arrival.summary)
        self._tell([one for one in summaries if one is not None], gpts)

    def _write_portions(self, portions: list[Portion]) -> list[Gpt]:
        keep = self._store.arrivals.keep
        if self._pace is None:
            added: list[Gpt] = self._write(keep, portions)
        else:
            added = self._write(self._pace.timed, keep, portions)
        return added

    def _settled(self, arrival: Arrival) -> bool:
        """Count an arrival that is whole, and return whether it changed anything."""
        if arrival.refused or not arrival.changed:
            self._report.unchanged += 1
            return False
        self._report.messages += len(arrival.messages)
        if arrival.is_new:
            self._report.new += 1
        else:
            self._report.added_to += 1
        return True
