"""Files for what the disk would not take when nobody could be asked: the system ended the app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gpts_desktop.core.errors import StorageError

if TYPE_CHECKING:
    from gpts_desktop.core.unsaved import UnsavedWork

_PATIENCE = 2.0  # seconds for each place: the system does not wait for long


class UnsavedFiles(Protocol):
    """Writes and finds them. Each call may hang with its disk: not for the window's thread."""

    @property
    def places(self) -> Sequence[Path]:
        """The folders for them, the best first."""

    def write(self, place: Path, unsaved: Iterable[UnsavedWork]) -> Path:
        """Write what is unsaved into a new file there; raise StorageError."""

    def left(self) -> list[Path]:
        """Return the files that were left, the oldest first."""

    def refuse(self, path: Path) -> Path:
        """Keep a file, and offer it no more; return where it is. Raises StorageError."""


async def leave(files: UnsavedFiles, unsaved: Iterable[UnsavedWork]) -> Path | None:
    """Write what is unsaved where it can be written first; None when that is nowhere."""
    import asyncio

    waiting = list(unsaved)
    loop = asyncio.get_running_loop()
    for place in files.places:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await loop.run_in_executor(None, files.write, place, waiting)
        except (StorageError, TimeoutError):
            continue
    return None
