"""Looks after the database while the window is open: a copy a day, and whether it is sound."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gpts_desktop.core.copies import Copy, CopyKind, Counts, is_due
from gpts_desktop.core.errors import BusyDatabaseError, DamagedDatabaseError, StorageError
from gpts_desktop.core.thread_work import on_thread

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer

CHECKED = "checked"
"""The setting that holds when the database was last found sound."""

AFTER_START, AGAIN = 45.0, 3_600.0  # seconds
_WEEK = 7 * 86_400.0  # seconds


class DataCare(Protocol):
    """What takes long and reads the whole database: each call for a thread of its own."""

    @property
    def ended_uncleanly(self) -> bool:
        """Whether the run before did not end well."""

    @property
    def folder(self) -> Path:
        """Where the database and its copies are."""

    @property
    def may_move(self) -> bool:
        """Whether the data may be moved: not, when its folder was given at the start."""

    def place_in(self, folder: Path) -> tuple[Path, str]:
        """Return the folder in `folder` that takes the data, and a warning ("" for none).

        Raises StorageError for one that can't hold it.
        """

    def copies(self) -> list[Copy]:
        """Return the copies, the newest first."""

    def counts(self, copy: Copy) -> Counts:
        """Return how much a copy holds; raise StorageError."""

    def make_copy(self, kind: CopyKind) -> Copy:
        """Make a verified copy; raise StorageError."""

    def drop_superfluous(self, now: float) -> None:
        """Delete the copies that are not kept any more; raise StorageError."""

    def check(self) -> None:
        """Raise DamagedDatabaseError when the database is not sound."""

    def interrupt(self) -> None:
        """Let what runs now end at once, with an error of its own."""


class Caretaker:
    """Checks the database after an end that was none and once a week, and copies it once a day.

    `tell` gets a sentence that is worth reading once, `damaged` asks for a decision.
    """

    def __init__(
        self,
        care: DataCare,
        store: Store,
        writer: Writer,
        tell: Callable[[str], None],
        damaged: Callable[[], None],
    ) -> None:
        self._care = care
        self._store = store
        self._writer = writer
        self._tell = tell
        self._damaged = damaged
        self._told: set[type[StorageError]] = set()
        self._suspicious = care.ended_uncleanly

    async def run(self, after: float = AFTER_START, again: float = AGAIN) -> None:
        """Do what is due, now and each hour, until cancelled or until damage is found."""
        import asyncio

        await asyncio.sleep(after)
        while await self.look():  # noqa: ASYNC110  # an hour
            await asyncio.sleep(again)

    async def look(self, now: Callable[[], float] = time.time) -> bool:
        """Do what is due; False once damage was found."""
        try:
            await self._check(now())
            await self._copy(now())
        except DamagedDatabaseError:
            self._damaged()
            with suppress(StorageError):  # the next start checks again
                await self._writer.call(self._store.save_setting, CHECKED, None)
            return False
        except BusyDatabaseError:
            return True  # another window makes the copy
        except StorageError as error:
            if type(error) not in self._told:
                self._told.add(type(error))
                self._tell(str(error))
        return True

    async def _check(self, now: float) -> None:
        last = (await self._writer.call(self._store.settings)).get(CHECKED)
        recent = isinstance(last, int | float) and 0 <= now - last < _WEEK
        if recent and not self._suspicious:
            return
        await on_thread(self._care.interrupt, self._care.check)
        self._suspicious = False
        await self._writer.call(self._store.save_setting, CHECKED, now)

    async def _copy(self, now: float) -> None:
        if not is_due(await on_thread(self._care.interrupt, self._care.copies), now):
            return
        await on_thread(self._care.interrupt, self._care.make_copy, CopyKind.DAILY)
        await on_thread(self._care.interrupt, self._care.drop_superfluous, now)
