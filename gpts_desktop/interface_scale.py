"""Makes the whole interface as large as the user, or the system, wants it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpts_desktop.storage.size_file import SizeFile

_FACTOR = "QT_SCALE_FACTOR"


@contextmanager
def scaled(config: Path | None) -> Iterator[int]:
    """Let the QApplication that is made within be so large, and yield how large, in percent.

    `config` is the folder in which the size is kept, None where that can't be told.

    Qt takes the factor from the environment, once. It is put back: programs that are started
    from here, a browser say, have sizes of their own. A factor that was there already counts too.
    """
    before = os.environ.get(_FACTOR)
    percent = SizeFile(config).read().wanted if config is not None else 100
    if percent != 100:
        os.environ[_FACTOR] = f"{_number(before) * percent / 100:g}"
    try:
        yield percent
    finally:
        if percent != 100:
            os.environ.pop(_FACTOR)
            if before is not None:
                os.environ[_FACTOR] = before


def _number(text: str | None) -> float:
    try:
        return float(text or 1) or 1.0
    except ValueError:
        return 1.0
