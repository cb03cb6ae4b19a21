"""The store's transactions for what comes from archives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gpts_desktop.storage.importing import rows

if TYPE_CHECKING:
    from gpts_desktop.core.folder import Folder
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.storage.database import Database


class Arrivals:
    """Each method is one transaction, on the writer's thread.

    While an archive comes that has the oldest first, `down_to` is what its keys stay under:
    more may come between those that are there, so none of them is indexed yet.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.down_to: int | None = None

    def keep(self, portions: Sequence[rows.Portion]) -> list[Gpt]:
        """Write what came from archives; return the GPTs that are new in the library."""
        with self._database.writing() as connection:
            added = rows.keep(connection, portions)
        ceilings = [one.arrival.keys.ceiling for one in portions]
        self.down_to = next((at for at in ceilings if at is not None), self.down_to)
        return added

    def keep_gpts(self, gpts: Sequence[Gpt]) -> list[Gpt]:
        """Put GPTs from archives into the library; return those that are new there."""
        with self._database.writing() as connection:
            return rows.keep_gpts(connection, gpts)

    def keep_folders(self, folders: Sequence[Folder]) -> None:
        """Put folders in, also those in which nothing lies."""
        with self._database.writing() as connection:
            rows.keep_folders(connection, folders)

    def drop_half(self) -> None:
        """Take away what an import that failed left half."""
        with self._database.writing() as connection:
            rows.clear_arriving(connection)

    def end(self) -> None:
        """Let all be indexed that came."""
        self.down_to = None

    def leave_checkpoints(self, to_others: bool) -> None:
        """Let others bring the log into the file (see `checkpoints`), or do it in each commit."""
        self._database.leave_checkpoints(to_others)
