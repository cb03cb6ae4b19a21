"""The data's folders before a window opens, and what is done with the data between two windows."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import StorageError, VanishedDataError

if TYPE_CHECKING:
    from gpts_desktop.core.restart import Restart
    from gpts_desktop.storage.folders import Folders
    from gpts_desktop.storage.store import SqliteStore


def config_folder(demo: bool, data_dir: str | None) -> Path | None:
    """Return where what a start asks for before all else is kept; None when nothing tells it."""
    from gpts_desktop.storage.folders import app_folders

    try:
        folders = app_folders(data_dir)
    except StorageError:
        return None  # `ready_folders` will say why, in a window
    return (
        app_folders(folders.data / "demo").config if demo and data_dir is None else folders.config
    )


def ready_folders(demo: bool, data_dir: str | None) -> Folders | None:
    """Return the folders, all there; None when the data is away and nobody tells where it is.

    Raises StorageError.
    """
    from gpts_desktop.storage.folders import app_folders

    folders = app_folders(data_dir)
    try:
        folders.check()
    except VanishedDataError as error:
        from gpts_desktop.storage.data_desk import DiskDesk
        from gpts_desktop.ui.recovery.between import find_data

        print(error, file=sys.stderr)
        if not find_data(str(error), DiskDesk(folders)):
            return None
        folders = app_folders(data_dir)
    if demo and data_dir is None:
        folders = app_folders(folders.data / "demo")
    folders.create()
    return folders


def after_refusal(database: Path, error: StorageError) -> SqliteStore | bool:
    """Show why the database was not opened and let the person decide.

    Returns a store that is only read till it can be written, or whether to try again.
    """
    from gpts_desktop.storage.store import SqliteStore
    from gpts_desktop.ui.refusal import Wish, wish_after

    print(error, file=sys.stderr)
    read = None
    with suppress(StorageError):
        read = SqliteStore(database, reading_only=True)
    wish = wish_after(str(error), can_be_read=read is not None)
    if read is not None and wish is Wish.OPEN_UNSAVED:
        return read
    if read is not None:
        read.close()
    return wish is Wish.TRY_AGAIN


def carry_out(restart: Restart, folders: Folders) -> Folders | None:
    """Do what was asked for while nothing is open; return the folders of the next window.

    None when a person quit.
    """
    from gpts_desktop.storage.data_desk import DiskDesk
    from gpts_desktop.ui.recovery import between

    desk = DiskDesk(folders)
    return desk.folders if between.carry_out(restart, desk) else None
