"""The size of the interface in a small file of the configuration's folder.

It is read before there is a window, and so before the database is opened.
"""

from __future__ import annotations

import json
from pathlib import Path

from gpts_desktop.core.interface_size import LARGEST, LIKE_SYSTEM, Sizes

NAME = "interface.json"


class SizeFile:
    """`core.interface_size.SizeStore` on the disk."""

    def __init__(self, config: Path) -> None:
        self._path = config / NAME

    def read(self) -> Sizes:
        """Return what is kept; the usual size where nothing is, or nothing that makes sense."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return Sizes(_percent(kept["chosen"], LIKE_SYSTEM), _percent(kept["system"], 100))
        except (OSError, ValueError, KeyError, TypeError):
            return Sizes()

    def write(self, sizes: Sizes) -> None:
        """Keep them; raise StorageError."""
        from gpts_desktop.storage.whole_file import whole_file

        with whole_file(self._path) as file:
            file.write(json.dumps(sizes._asdict()).encode())


def _percent(kept: object, usual: int) -> int:
    return kept if isinstance(kept, int) and 50 <= kept <= LARGEST else usual
