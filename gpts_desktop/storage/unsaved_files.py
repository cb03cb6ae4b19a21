"""What the disk would not take when the app was ended: in a file elsewhere, till it is taken in."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.ids import new_id
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.sqlite_errors import file_trouble
from gpts_desktop.storage.temporary_places import temporary_places
from gpts_desktop.storage.whole_file import whole_file

if TYPE_CHECKING:
    from gpts_desktop.core.unsaved import UnsavedWork
    from gpts_desktop.storage.folders import Folders
    from gpts_desktop.storage.store import SqliteStore

_NAME = "gpts-desktop-unsaved-"
_REFUSED = "gpts-desktop-left-"  # what nobody wants taken in: it is not offered again
PRIVATE = 0o600


class DiskUnsavedFiles:
    """Fits `core.unsaved_files.UnsavedFiles`: each call reads or writes a disk that may hang."""

    def __init__(self, database: Path, places: Sequence[Path]) -> None:
        self.places = tuple(dict.fromkeys(places))
        self._database = str(database.absolute())

    def write(self, place: Path, unsaved: Iterable[UnsavedWork]) -> Path:
        """Write what is unsaved into a new file that only the user can read; raise StorageError."""
        from gpts_desktop.core.own_format.encode import json_bytes
        from gpts_desktop.core.own_format.unsaved import encode_unsaved

        moment = time.strftime("%Y-%m-%d-%H%M%S")
        path = place / f"{_NAME}{moment}-{new_id()[:6]}.json"
        content = json_bytes(encode_unsaved(unsaved, self._database))
        with whole_file(path, PRIVATE) as file:
            file.write(content)
        return path

    def left(self) -> list[Path]:
        """Return the files that were left for this database, the oldest first."""
        found = [path for place in self.places for path in _files_in(place)]
        return sorted(filter(self._is_ours, found), key=lambda path: path.name)

    def _is_ours(self, path: Path) -> bool:
        try:
            about = _page(path)["unsaved"]
            return bool(about["database"] == self._database)
        except (StorageError, ValueError, LookupError, TypeError):
            return False

    def refuse(self, path: Path) -> Path:
        """Keep a file, and offer it no more; return where it is. Raises StorageError."""
        kept = path.with_name(path.name.replace(_NAME, _REFUSED, 1))
        try:
            return path.rename(kept)
        except OSError as error:
            raise file_trouble(error, path) from error


def unsaved_files(folders: Folders) -> DiskUnsavedFiles:
    """Return the files of a database: where it is configured, at home, or else among temporary."""
    places = [folders.config, Path.home(), *temporary_places()]
    return DiskUnsavedFiles(folders.database, places)


def take_in(path: Path, store: SqliteStore) -> None:
    """Bring a file's content into the database, which has it once then, and delete the file.

    Raises AppError, and the file stays. What came before is no harm when it is begun again.
    """
    from gpts_desktop.core.own_format.unsaved import decode_unsaved

    try:
        left = decode_unsaved(_page(path))
    except ValueError as error:
        raise StorageError(Sentence("{path} can't be read: it is damaged.", path=path)) from error
    for conversation in left.conversations:
        known = store.conversation(conversation.id)
        here = {message.id for message in known.messages()} if known is not None else set()
        fresh = [m for m in conversation.messages() if m.id not in here or m.id in left.messages]
        store.begin_turn(conversation, fresh)
    for call in left.calls:
        getattr(store, call.name)(*call.arguments)
    with suppress(OSError):
        path.unlink()


def _files_in(place: Path) -> list[Path]:
    """Return the files that this user wrote there: others can write where all may."""
    with suppress(OSError):
        return [path for path in place.glob(f"{_NAME}*.json") if _is_own(path)]
    return []


def _is_own(path: Path) -> bool:
    found = path.lstat()
    is_users = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return stat.S_ISREG(found.st_mode) and is_users


def _page(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise file_trouble(error, path) from error
