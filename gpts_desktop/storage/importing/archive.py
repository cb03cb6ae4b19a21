"""What was given to be imported, as a list of files: a zip, a folder, or the files themselves.

Nothing is ever unpacked to the disk; names within an archive are only looked at.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Self

from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.importing.cut_zip import entries_of_cut_zip

READ_TROUBLE = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What reading a damaged archive, or one with a password, raises.

`zipfile` raises NotImplementedError for a compression that it does not know, RuntimeError where a
password is wanted.
"""

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
MOST_FILES = 1_000_000

_CONVERSATIONS = re.compile(r"conversations([-_ ]?\(?\d+\)?)?\.json", re.IGNORECASE)
_ASSET = re.compile(r"(file[-_][0-9A-Za-z]+)(?:[-_.]|$)")
_NAMES = "conversation_asset_file_names.json"
_OF_EXPORT = ("chat.html", "user.json", "export_manifest.json", "message_feedback.json", _NAMES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that can be read; `size` is what it claims to hold, `crc` what that adds up to.

    Who reads checks the sum: `zipfile` would keep what it read last for itself.
    """

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    crc: int | None = None

    @property
    def base_name(self) -> str:
        """The name without its folders."""
        return PurePosixPath(self.name.replace("\\", "/")).name


@dataclass(slots=True)
class Archive:
    """One thing that was given. `troubles` says of what could not even be listed."""

    name: str
    entries: list[Entry]
    troubles: list[str] = field(default_factory=list)
    _assets: dict[str, Entry] = field(default_factory=dict)
    _resources: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        for entry in self.entries:
            if found := _ASSET.match(entry.base_name):
                self._assets.setdefault(found[1], entry)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._resources.close()

    def keep_open(self, file: zipfile.ZipFile) -> None:
        """Close a file when the archive is left."""
        self._resources.enter_context(file)

    def documents(self) -> list[Entry]:
        """Return the JSON files that hold conversations by their names, or else all of them."""
        named = [entry for entry in self.entries if _CONVERSATIONS.fullmatch(entry.base_name)]
        # What macOS adds to a zip for each file begins with "._".
        others = [
            entry
            for entry in self.entries
            if entry.base_name.lower().endswith(".json") and not entry.base_name.startswith("._")
        ]
        return sorted(named or others, key=lambda entry: entry.name)

    def asset(self, asset_id: str) -> Entry | None:
        """Return the file whose name begins with an asset's id."""
        return self._assets.get(asset_id)


def open_archives(paths: Iterable[Path]) -> Iterator[Archive]:
    """Yield what was given, one after another; plain files belong to each other."""
    plain: list[Path] = []
    for path in paths:
        if path.is_dir():
            yield _folder(path)
        elif _starts_as_zip(path):
            yield _zip(path)
        else:
            plain.append(path)
    if plain:
        yield _files(plain)


def _starts_as_zip(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(4) in ZIP_STARTS
    except OSError:
        return False


def _zip(path: Path) -> Archive:
    try:
        file = zipfile.ZipFile(path)
    except READ_TROUBLE:
        entries = [Entry(*entry) for entry in entries_of_cut_zip(path)]
        trouble = Sentence(
            "“{name}” is cut off: only what lies before the cut can be read.", name=path.name
        )
        return Archive(path.name, entries, [trouble])
    infos = [info for info in file.infolist()[:MOST_FILES] if not info.is_dir()]
    entries = [
        Entry(info.filename, info.file_size, partial(_unchecked, file, info), info.CRC)
        for info in infos
    ]
    archive = Archive(path.name, entries)
    archive.keep_open(file)
    return archive


def _folder(path: Path) -> Archive:
    troubles: list[str] = []

    def refused(error: OSError) -> None:
        troubles.append(
            Sentence(
                "“{filename}” can't be read: {strerror}.",
                filename=error.filename,
                strerror=error.strerror,
            )
        )

    entries: list[Entry] = []
    for folder, _, names in os.walk(path, onerror=refused):
        for name in names:
            place = Path(folder) / name
            # A link may lead anywhere: nobody gave what it leads to.
            entry = None if place.is_symlink() else _file(place, path)
            if entry is not None:
                entries.append(entry)
    return Archive(path.name or str(path), entries, troubles)


def _files(paths: list[Path]) -> Archive:
    """Return files as an archive; an export's own file brings the pictures that lie beside it."""
    troubles: list[str] = []
    entries: list[Entry] = []
    for path in paths:
        entry = _file(path, path.parent)
        if entry is None:
            trouble = (
                Sentence("“{path}” is no file that can be read.")
                if path.exists()
                else Sentence("“{path}” does not exist.")
            )
            troubles.append(trouble.filled(path=path))
        else:
            entries.append(entry)
    documents = list(entries)
    for folder in dict.fromkeys(path.parent for path in paths if path.exists()):
        if any((folder / name).exists() for name in _OF_EXPORT):
            entries += [one for one in _folder(folder).entries if _ASSET.match(one.base_name)]
    return _GivenFiles(", ".join(path.name for path in paths), entries, troubles, given=documents)


@dataclass(slots=True)
class _GivenFiles(Archive):
    """Files that were named one by one: each is read, whatever it is called."""

    given: list[Entry] = field(default_factory=list)

    def documents(self) -> list[Entry]:
        return self.given


def _file(path: Path, above: Path) -> Entry | None:
    """Return a plain file; None for a pipe or a device, whose reading may never end."""
    try:
        if not path.is_file():
            return None
        size = path.stat().st_size
    except OSError:
        return None
    return Entry(path.relative_to(above).as_posix(), size, partial(_opened, path))


def _unchecked(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    member = file.open(info)
    member._expected_crc = None  # type: ignore[attr-defined]  # no public way; see Entry
    return member


def _opened(path: Path) -> IO[bytes]:
    return path.open("rb")
