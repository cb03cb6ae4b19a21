"""Folders for what is not to stay: the system's, and its memory where no disk has room."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def temporary_places() -> list[Path]:
    """Return those that are there, the usual one first."""
    names = [os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"]  # noqa: S108  # names there are nobody else's
    # It writes a byte to find one, and raises where none takes that.
    with suppress(OSError):
        names.insert(0, tempfile.gettempdir())
    return [Path(name) for name in dict.fromkeys(names) if name and Path(name).is_dir()]
