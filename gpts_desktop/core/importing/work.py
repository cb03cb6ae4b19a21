"""What the window needs to import archives: somebody who knows them, and work on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from gpts_desktop.core.importing.report import ImportReport

if TYPE_CHECKING:
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.core.summary import ConversationSummary


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import has come, in bytes of the archives' conversations, and what is new."""

    done: int
    total: int
    report: ImportReport
    summaries: Sequence[ConversationSummary] = ()
    gpts: Sequence[Gpt] = ()


class ImportWork(Protocol):
    """One import. It is run on a thread of its own."""

    report: ImportReport

    def run(self, paths: Iterable[PurePath]) -> ImportReport:
        """Read everything and return the report; raise StorageError when nothing is written."""

    def cancel(self) -> None:
        """Stop soon, on any thread: what came stays, and nothing is half there."""


class ArchiveDesk(Protocol):
    """Knows archives when it sees them. It reads the disk: not for the window's thread."""

    def archives_in(self, paths: Sequence[str]) -> list[str]:
        """Return those of these files and folders that hold conversations, by what is in them."""

    def work(
        self, heard: Callable[[ImportProgress], None], *, with_deleted: bool = False
    ) -> ImportWork:
        """Return a new import that tells `heard`, on its thread, how far it is."""
