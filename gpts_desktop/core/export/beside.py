"""The files that lie in a folder beside a page: pictures, and what went along with questions."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from gpts_desktop.core.attachment import picture_type
from gpts_desktop.core.export.names import EXTENSIONS, Names, readable_name


class Beside:
    """Gathers the files for a page; the same data is kept once. `folder` is the folder's name."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self._names = Names()
        self._known: dict[bytes, str] = {}

    def keep(self, data: bytes, name: str, media_type: str = "") -> str:
        """Keep a file and return its path, as the page names it."""
        digest = hashlib.sha256(data).digest() + name.encode("utf-8", "replace")
        if digest not in self._known:
            given = PurePosixPath(name)
            known = EXTENSIONS.get(picture_type(data) or media_type.lower(), "")
            extension = known or given.suffix[1:] or "bin"
            same = given.suffix[1:].lower() in (
                extension,
                "jpeg" if extension == "jpg" else extension,
            )
            stem = readable_name(given.stem if same else name, "file")
            taken = self._names.take(stem, readable_name(extension, "bin"))
            self.files[taken] = data
            self._known[digest] = f"{self.folder}/{taken}"
        return self._known[digest]
