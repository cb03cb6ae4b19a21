"""The files that wait in each draft, and their way from the disk to the composer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gpts_desktop.core.errors import InputError
from gpts_desktop.ui.composer import Composer
from gpts_desktop.ui.composer.arrivals import file_attachment
from gpts_desktop.ui.places import DraftFilesOf
from gpts_desktop.ui.said import said
from gpts_desktop.ui.task_owner import Starter

if TYPE_CHECKING:
    from gpts_desktop.core.message import Attachment

Sift = Callable[[Sequence[Path]], Awaitable[Sequence[Path]]]


class DraftFiles(QObject):
    """Reads what comes to the composer on another thread, and keeps it with its draft.

    A draft's key is what `Places` keeps its text by. Nothing is sent while a file is read.
    `sift` is handed what comes, and returns what of it is to be attached.
    """

    def __init__(
        self,
        composer: Composer,
        tasks: Starter,
        drafts: dict[str, DraftFilesOf],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._tasks = tasks
        self._drafts = drafts
        self._shown = DraftFilesOf()
        self.sift: Sift | None = None
        composer.files_arrived.connect(self._take)

    def show(self, key: str) -> None:
        """Put a draft's files into the composer."""
        self._shown = self._drafts.setdefault(key, DraftFilesOf())
        self._composer.set_attachments(self._shown.files)
        self._composer.set_reading(self._shown.reads > 0)

    def keep(self) -> None:
        """Remember what is in the composer."""
        self._shown.files = self._composer.attachments()

    def move(self, key: str, new_key: str) -> None:
        """Keep a draft by another key."""
        if key in self._drafts:
            self._drafts[new_key] = self._drafts.pop(key)

    def forget(self, key: str) -> None:
        """Let a draft go: it was sent."""
        self._drafts.pop(key, None)

    def attach(self, paths: Sequence[Path]) -> None:
        """Read files into the draft that is shown."""
        self._tasks.start(self._read(paths, self._shown))

    def _take(self, paths: list[Path]) -> None:
        self._tasks.start(self._sift(paths, self._shown))

    async def _sift(self, paths: Sequence[Path], draft: DraftFilesOf) -> None:
        if self.sift is not None:
            self._count(draft, 1)
            try:
                paths = await self.sift(paths)
            finally:
                self._count(draft, -1)
        if paths:
            await self._read(paths, draft)

    async def _read(self, paths: Sequence[Path], draft: DraftFilesOf) -> None:
        import asyncio

        refused = []
        self._composer.say("")
        self._count(draft, 1)
        try:
            for path in paths:
                try:
                    self._add(draft, await asyncio.to_thread(file_attachment, path))
                except InputError as error:
                    refused.append(said(error))
        finally:
            self._count(draft, -1)
        if draft is self._shown:
            self._composer.say("\n".join(refused))

    def _count(self, draft: DraftFilesOf, step: int) -> None:
        draft.reads += step
        if draft is self._shown:
            self._composer.set_reading(draft.reads > 0)

    def _add(self, draft: DraftFilesOf, attachment: Attachment) -> None:
        if draft is self._shown:
            self._composer.attach(attachment)
        else:
            draft.files = (*draft.files, attachment)
