"""Archives for the window: known by what is in them, and imported through the writer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.importing.work import ImportProgress
from gpts_desktop.core.pace import Pace
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.courtesy import Courtesy
from gpts_desktop.storage.importing import keeping
from gpts_desktop.storage.importing.archive import READ_TROUBLE, Archive, Entry, open_archives
from gpts_desktop.storage.importing.importer import Importer
from gpts_desktop.storage.importing.pieces import pieces_of

if TYPE_CHECKING:
    from gpts_desktop.storage.store import SqliteStore
    from gpts_desktop.storage.writer import StorageWriter

PORTION = 128 * 1024
"""Bytes of one transaction at most: a question that is sent meanwhile waits for one."""
_PATIENCE = 0.2  # seconds between two looks whether an import that waits is still wanted
_LOOKED_AT = 1024 * 1024  # characters: our own file has its GPTs before its conversations
_MOST_DOCUMENTS = 20
_THEIRS = re.compile(r'"mapping"\s*:\s*\{')
_OURS = re.compile(r'"format"\s*:\s*"gpts-desktop"')
_WITH_MESSAGES = re.compile(r'"messages"\s*:\s*\[')


class DiskArchiveDesk:
    """Fits `core.importing.work.ArchiveDesk`."""

    def __init__(self, store: SqliteStore, writer: StorageWriter) -> None:
        self._store = store
        self._writer = writer

    def archives_in(self, paths: Sequence[str]) -> list[str]:
        """Return those of these files and folders that hold conversations."""
        return [path for path in paths if holds_conversations(Path(path))]

    def work(
        self, heard: Callable[[ImportProgress], None], *, with_deleted: bool = False
    ) -> Importer:
        """Return a new import."""
        line = _WaitingLine(self._writer)
        importer = Importer(
            self._store,
            line.write,
            heard,
            courtesy=Courtesy(),
            with_deleted=with_deleted,
            pace=Pace(min(PORTION, keeping.PORTION)),
        )
        line.is_given_up = lambda: importer.is_cancelled
        return importer


class _WaitingLine:
    """What one import writes through the window's writer.

    It waits for a disk that takes nothing, as all else does, until the import is cancelled. Then
    what waits is withdrawn, and what is asked after that, to leave nothing half, waits alone.
    """

    def __init__(self, writer: StorageWriter) -> None:
        self._writer = writer
        self._has_withdrawn = False
        self.is_given_up: Callable[[], bool] = lambda: False

    def write(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Return what the work returns; raise StorageError when it was withdrawn."""
        future = self._writer.submit(work, *arguments)
        while not self._has_withdrawn:
            try:
                return future.result(_PATIENCE)
            except TimeoutError:
                waits = self.is_given_up() and len(self._writer.unsaved)
                self._has_withdrawn = bool(waits) and self._writer.withdraw(future).result()
                if self._has_withdrawn:
                    raise StorageError(Sentence("The import was cancelled.")) from None
        return None


def holds_conversations(path: Path) -> bool:
    """Whether a file or folder is an export, whatever it is called; only its start is read."""
    try:
        for archive in open_archives([path]):
            with archive:
                return _is_export(archive)
    except READ_TROUBLE:
        pass
    return False


def _is_export(archive: Archive) -> bool:
    return any(_begins_well(entry) for entry in archive.documents()[:_MOST_DOCUMENTS])


def _begins_well(entry: Entry) -> bool:
    start = ""
    with closing(pieces_of(entry, lambda size: None, lambda error: None)) as pieces:
        for piece in pieces:
            start += piece
            if start.lstrip()[:1] not in ("[", "{", ""):
                return False
            if _THEIRS.search(start) or _is_ours(start):
                return True
            if len(start) > _LOOKED_AT:
                break
    return False


def _is_ours(start: str) -> bool:
    """Whether it is our own export, with a conversation in it."""
    return bool(_OURS.search(start[:4096]) and _WITH_MESSAGES.search(start))
