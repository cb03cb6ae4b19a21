"""What is done with the data while it is closed, for the windows that ask for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.core.copies import Copy
from gpts_desktop.storage.data_place import forget, remember
from gpts_desktop.storage.folders import Folders
from gpts_desktop.storage.sqlite_errors import file_trouble

if TYPE_CHECKING:
    from gpts_desktop.storage.salvage.rescue import Rescue


class DiskDesk:
    """Fits `core.restart.DataDesk`; `folders` are those of the next opening."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders

    def rescue(self) -> Rescue:
        """Return what reads a damaged database."""
        from gpts_desktop.storage.salvage.rescue import Rescue

        return Rescue(self.folders.database)

    def restore(self, copy: Copy) -> None:
        """Put a copy in the place of the database; raise StorageError."""
        from gpts_desktop.storage.restoring import restore

        restore(self.folders.database, copy.path)

    def move(self, folder: Path) -> None:
        """Carry everything to another folder and remember it; raise StorageError."""
        from gpts_desktop.storage.moving import move

        self.folders = move(self.folders, folder)

    def take_in(self, path: Path) -> None:
        """Bring a file of unsaved work into the database; raise AppError."""
        from gpts_desktop.storage.store import SqliteStore
        from gpts_desktop.storage.unsaved_files import take_in

        with SqliteStore(self.folders.database) as store:
            take_in(path, store)

    # When the folder that the data was moved to is away

    def has_data(self, folder: Path) -> bool:
        """Return whether a folder holds a database of ours."""
        return (folder / self.folders.database.name).exists()

    def is_back(self) -> bool:
        """Return whether the data is where it was moved to."""
        return self.has_data(self.folders.data)

    def use(self, folder: Path) -> None:
        """Look for the data in a folder from now on; begin anew where there is none.

        Raises StorageError.
        """
        from gpts_desktop.storage.store import SqliteStore

        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise file_trouble(error, folder) from error
        SqliteStore(folder / self.folders.database.name).close()
        if folder == self.folders.home:
            forget(self.folders.config)
        else:
            remember(self.folders.config, folder)
