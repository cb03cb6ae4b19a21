"""Pauses within work that calls none itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Pause = Callable[[], None]
"""Called every few steps of long work. It may wait, or raise to end the work."""
R = TypeVar("R")


def stepwise(work: Callable[[], R], pause: Pause) -> R:
    """Do `work` on this thread with a pause at each call in it, and return what it returns.

    It then takes about twice as long.
    """

    def step(frame: FrameType, event: str, argument: object) -> None:
        pause()

    sys.setprofile(step)
    try:
        return work()
    finally:
        sys.setprofile(None)
