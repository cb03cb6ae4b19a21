"""The data's folders before a window opens, and what is done with the data between two windows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import VanishedDataError

if TYPE_CHECKING:
    from gpts_desktop.core.restart import Restart
    from gpts_desktop.storage.folders import Folders


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


def carry_out(restart: Restart, folders: Folders) -> Folders | None:
    """Do what was asked for while nothing is open; return the folders of the next window.

    None when a person quit.
    """
    from gpts_desktop.storage.data_desk import DiskDesk
    from gpts_desktop.ui.recovery import between

    desk = DiskDesk(folders)
    return desk.folders if between.carry_out(restart, desk) else None
