"""Pauses within work that calls none itself."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import TypeVar

Pause = Callable[[], None]
"""Called every few steps of long work. It may wait, or raise to end the work."""
R = TypeVar("R")

_IMPORT: CodeType = importlib._bootstrap._find_and_load.__code__  # type: ignore[attr-defined]
"""What every import of a module that is not there yet goes through."""

_ENDS = {"call": 1, "return": -1}


def stepwise(work: Callable[[], R], pause: Pause) -> R:
    """Do `work` on this thread with a pause at each call in it, and return what it returns.

    It then takes about twice as long. There is no pause while something is imported: another
    thread that imports would wait for the locks of this one, and this one for the other.
    """
    imports = 0

    def step(frame: FrameType, event: str, argument: object) -> None:
        nonlocal imports
        if frame.f_code is _IMPORT and event in _ENDS:
            imports += _ENDS[event]
        if not imports and frame.f_code.co_filename != _IMPORT.co_filename:
            pause()

    sys.setprofile(step)
    try:
        return work()
    finally:
        sys.setprofile(None)
