"""Carries the data to another folder: copied, read back, and only then looked for there."""

from __future__ import annotations

import filecmp
import math
import shutil
import sqlite3
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

from gpts_desktop.core.errors import BusyDatabaseError, DiskFullError, StorageError
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.copies import Copies, copy_pages, counts_in, read_back, reader, sync
from gpts_desktop.storage.data_place import forget, remember
from gpts_desktop.storage.folders import APP, Folders, app_folders
from gpts_desktop.storage.interruption import Interruption
from gpts_desktop.storage.owner import OwnerLock
from gpts_desktop.storage.sqlite_errors import SQLITE_ERRORS, file_trouble, known_trouble

NOTE = "MOVED.txt"
_MARGIN = 64_000_000  # bytes that stay free
_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs")


def place_in(chosen: Path) -> tuple[Path, str]:
    """Return the folder that takes the data when a person chose one, and `place_warning` of it.

    A folder with something else in it gets one within. Raises StorageError.
    """
    try:
        is_empty = not chosen.exists() or not any(chosen.iterdir())
    except OSError as error:
        raise file_trouble(error, chosen) from error
    folder = chosen if is_empty or chosen.name == APP else chosen / APP
    return folder, place_warning(folder)


def place_warning(folder: Path) -> str:
    """Return what to know before the data lies in a folder, "" for nothing.

    Raises StorageError for one that can't hold it.
    """
    near = _existing(folder)
    if (folder / f"{APP}.db").exists():
        raise StorageError(
            Sentence(
                "There is data of GPTs Desktop in {folder} already. Choose another folder.",
                folder=folder,
            )
        )
    _check_locks(near)
    if _is_network(near):
        return Sentence(
            "This folder is on a network. While two computers use it at once, or the "
            "connection breaks, the data can be damaged."
        )
    return ""


def move(folders: Folders, folder: Path) -> Folders:
    """Carry database and copies to `folder` and return where they are found from now on.

    What was there stays: the database under another name, with a note beside it. Whenever
    this is cut off, all of it is in one place or the other. Raises StorageError.
    """
    if folders.given:
        raise StorageError(Sentence("The data folder was chosen when the app was started."))
    place_warning(folder)
    lock = OwnerLock(folders.database.with_name(folders.database.name + ".lock"))
    if lock.is_others:
        lock.release()
        raise BusyDatabaseError(Sentence("Another program uses the data. Close it and try again."))
    try:
        _carry(folders, folder)
        _look_there(folders, folder)
    except SQLITE_ERRORS as error:
        trouble = known_trouble(error, folder)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        raise file_trouble(error, folder) from error
    finally:
        lock.release()
    _leave_note(folders, folder)
    return app_folders()


def _carry(folders: Folders, folder: Path) -> None:
    source, target = folders.database, folder / folders.database.name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copies = [copy.path for copy in Copies(source).all()]
    needed = sum(path.stat().st_size for path in (source, *copies)) + _MARGIN
    if shutil.disk_usage(folder).free < needed:
        raise DiskFullError(
            Sentence(
                "{megabytes} MB are needed, and {folder} has no room for it.",
                megabytes=math.ceil(needed / 1e6),
                folder=folder,
            )
        )
    part = target.with_name(target.name + ".part")
    try:
        _copy_database(source, part)
        for copy in copies:
            _copy_file(copy, Copies(target).folder / copy.name)
        part.replace(target)
        sync(folder)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _copy_database(source: Path, part: Path) -> None:
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    with closing(reader(source)) as opened:
        opened.execute("BEGIN")
        version: int = opened.execute("PRAGMA user_version").fetchone()[0]
        counted = counts_in(opened)
        copy_pages(opened, part, Interruption())
        opened.execute("COMMIT")
    read_back(part, version, counted)
    sync(part)


def _copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    shutil.copyfile(source, part)
    sync(part)
    if not filecmp.cmp(source, part, shallow=False):
        raise StorageError(
            Sentence("{target} is not what was written. Nothing was moved.", target=target)
        )
    part.replace(target)


def _look_there(folders: Folders, folder: Path) -> None:
    if folder == folders.home:
        forget(folders.config)
    else:
        remember(folders.config, folder)


def _leave_note(folders: Folders, folder: Path) -> None:
    """Give the old file another name, so that nobody takes it for the data."""
    old = folders.database
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    # What fails here costs tidiness and nothing else.
    with suppress(OSError, sqlite3.Error):
        with closing(sqlite3.connect(old, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
        old.rename(old.with_name(f"{old.stem}-moved-{stamp}{old.suffix}"))
        (old.parent / NOTE).write_text(
            f"The data of GPTs Desktop was moved to\n{folder}\n"
            "What is left in this folder is as it was then and may be deleted.\n",
            encoding="utf-8",
        )


def _existing(folder: Path) -> Path:
    """Return the folder, or the one that it would be made in; raise StorageError."""
    for near in (folder, *folder.parents):
        if near.is_dir():
            return near
        if near.exists():
            raise StorageError(Sentence("{near} is no folder.", near=near))
    raise StorageError(Sentence("{folder} is not there.", folder=folder))


def _check_locks(folder: Path) -> None:
    """Raise StorageError unless SQLite's locks hold in a folder."""
    probe = folder / ".gpts-desktop-probe.db"
    refusal = Sentence(
        "{folder} can't hold the data safely: files can't be locked there.", folder=folder
    )
    try:
        with (
            closing(sqlite3.connect(probe, isolation_level=None, timeout=0)) as first,
            closing(sqlite3.connect(probe, isolation_level=None, timeout=0)) as second,
        ):
            mode = first.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            first.execute("BEGIN IMMEDIATE")
            held = _is_busy(second)
        if mode != "wal" or not held:
            raise StorageError(refusal)
    except SQLITE_ERRORS as error:
        trouble = known_trouble(error, folder)
        raise (trouble or StorageError(refusal)) from error
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                probe.with_name(probe.name + end).unlink(missing_ok=True)


def _is_busy(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        return (error.sqlite_errorname or "").startswith("SQLITE_BUSY")
    return False


def _is_network(folder: Path) -> bool:
    if str(folder).startswith("\\\\"):
        return True
    if not sys.platform.startswith("linux"):
        return False
    mounts = []
    with suppress(OSError):
        for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
            _, place, kind, *_ = line.split(" ")
            mounts.append((place.replace("\\040", " "), kind))
    real = folder.resolve()
    over = [(len(place), kind) for place, kind in mounts if real.is_relative_to(place)]
    return bool(over) and max(over)[1].startswith(_NETWORK)
