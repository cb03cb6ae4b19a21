"""Reports of our own bugs, in a file that only the user may read."""

from __future__ import annotations

import os
import re
import time
import traceback
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 1_000_000
_KEY = re.compile(r"\b(sk|Bearer)([- ])[\w.-]{6,}")


def log_bug(error: BaseException, folder: Path) -> Path:
    """Append the traceback to `errors.log` and return its path; keys are masked.

    A file of `MOST_BYTES` is put aside as `errors.log.1` first. A disk that can't be
    written is no second error.
    """
    path = folder / "errors.log"
    lines = "".join(traceback.format_exception(error))
    report = f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())}\n{masked(lines)}\n"
    with suppress(OSError):
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(folder / "errors.log.1")
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(report)
    return path


def masked(text: str) -> str:
    """Return the text with everything that looks like a key hidden."""
    return _KEY.sub(r"\1\2…", text)
