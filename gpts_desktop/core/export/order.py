"""What is to be exported, how, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from gpts_desktop.core.errors import AppError
from gpts_desktop.core.export.words import Words

if TYPE_CHECKING:
    from gpts_desktop.core.export.formulas import Formulas
    from gpts_desktop.core.export.subject import Subject


class Format(StrEnum):
    """A kind of file; the value is its extension."""

    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"


@dataclass(frozen=True, slots=True)
class Order:
    """What to export: conversations by their ids, or all that show; all branches, or the shown one.

    `out` is a file, or a folder for several pages; one that ends in `.zip` is one file of them.
    JSON is always one file with all branches.
    """

    form: Format
    out: PurePath
    ids: tuple[str, ...] | None = None
    all_branches: bool = False
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: the file or folder, how many conversations, and which not, and why."""

    path: PurePath
    count: int
    skipped: tuple[tuple[str, str], ...] = ()


class ExportCancelledError(AppError):
    """The export was cancelled; nothing of it is left."""


Progress = Callable[[int, int], None]
"""Told how many conversations of how many are done. It may raise `ExportCancelledError`."""


class Exporter(Protocol):
    """Writes conversations to the disk, on whatever thread it is called on."""

    def export(self, order: Order, progress: Progress) -> Outcome:
        """Write what is ordered, whole or not at all; raise StorageError or InputError."""

    def subject(self, conversation_id: str, words: Words) -> Subject:
        """Return a conversation with what is known around it; raise StorageError or InputError."""

    def prepared(self, subject: Subject) -> Formulas:
        """Do what takes long before pages can be laid out, and return the drawn formulas."""

    def write(self, path: PurePath, data: bytes) -> None:
        """Write a file, whole or not at all; raise StorageError."""
