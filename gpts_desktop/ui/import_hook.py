"""What PySide hangs before every import, and how to be rid of it."""

from __future__ import annotations

import builtins


def remove_import_hook() -> None:
    """Make imports Python's own again. Call it once PySide6 is imported.

    PySide reads the source of each module that is imported after it, in search of
    `from __feature__ import …`, which nothing here uses, and keeps every line of it
    (shibokensupport/feature.py): 33 ms of the start.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
