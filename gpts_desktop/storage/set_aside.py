"""Moves a damaged database out of the way, whole, and puts another in its place."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from gpts_desktop.core.errors import BusyDatabaseError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.copies import sync
from gpts_desktop.storage.owner import OwnerLock
from gpts_desktop.storage.sqlite_errors import file_trouble

_LOG = ("-wal", "-shm")


def replace_damaged(database: Path, sound: Path) -> Path:
    """Put `sound` in the place of a damaged database, which is kept with its log.

    Returns the folder in which it lies then. Whenever this is cut off, the damaged file is
    whole in one place or the other. Raises StorageError.
    """
    lock = OwnerLock(database.with_name(database.name + ".lock"))
    if lock.is_others:
        lock.release()
        raise BusyDatabaseError(Sentence("Another program uses the data. Close it and try again."))
    try:
        folder = _keep(database)
        for end in _LOG:
            # The log would be taken for the new file's.
            database.with_name(database.name + end).unlink(missing_ok=True)
        sound.replace(database)
        sync(database.parent)
    except OSError as error:
        raise file_trouble(error, database) from error
    finally:
        lock.release()
    return folder


def _keep(database: Path) -> Path:
    folder = _new_folder(database.parent / "damaged")
    for end in ("", *_LOG):
        file = database.with_name(database.name + end)
        if not file.exists():
            continue
        kept = folder / file.name
        try:
            os.link(file, kept)
        except OSError:  # not every file system has links
            shutil.copyfile(file, kept)
            kept.chmod(0o600)
            sync(kept)
    sync(folder)
    return folder


def _new_folder(parent: Path) -> Path:
    parent.mkdir(mode=0o700, exist_ok=True)
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    number = 0
    while True:
        folder = parent / (f"{stamp}-{number}" if number else stamp)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return folder
