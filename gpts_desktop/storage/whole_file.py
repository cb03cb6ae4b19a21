"""Files and folders that bear their name only once they are whole."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.ids import new_id
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.sqlite_errors import file_trouble

_PART = re.compile(r"\.gpts-desktop-[0-9a-f]{12}\.part")
_OLD = 3600.0
"""Seconds after which nobody is at work any more on what bears no name yet."""


@contextmanager
def whole_file(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends well, or is gone.

    Raises StorageError for a folder that refuses it and a disk that is full.
    """
    part = _part(path)
    try:
        with open(part, "xb", opener=partial(os.open, mode=mode)) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if path.is_dir():
            raise StorageError(
                Sentence("{path} is a folder: a file can't take its place.", path=path)
            )
        part.replace(path)
    except OSError as error:
        raise file_trouble(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Make a folder that is called `path` when the block ends well, or is gone.

    Raises StorageError. Nothing that bears the name may be there, but an empty folder.
    """
    part = _part(path)
    try:
        part.mkdir()
        yield part
        if path.is_dir():
            path.rmdir()
        part.rename(path)
    except OSError as error:
        raise file_trouble(error, path) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _part(path: Path) -> Path:
    """Return a name beside `path` that nobody else has; what a kill left there goes."""
    with suppress(OSError):
        _clear_old(path.parent)
    return path.with_name(f".gpts-desktop-{new_id()[:12]}.part")


def _clear_old(folder: Path) -> None:
    """Remove what was begun here and left long ago; what others made is left alone."""
    long_ago = time.time() - _OLD
    with os.scandir(folder) as entries:
        left = [entry for entry in entries if _PART.fullmatch(entry.name)]
    for entry in left:
        with suppress(OSError):
            if entry.is_symlink() or _last_change(entry) > long_ago:
                continue
            if entry.is_dir():
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                Path(entry.path).unlink()


def _last_change(entry: os.DirEntry[str]) -> float:
    """Return when something was written there last."""
    moments = [entry.stat().st_mtime]
    if entry.is_dir():
        # The pages in it bear their conversations' moments: when they came, the folders know.
        moments += [path.stat().st_ctime for path in Path(entry.path).iterdir()]
    return max(moments)
