"""Long work in Python on another thread, which lets the window's thread have its turn."""

from __future__ import annotations

import time

_WORK = 0.004
_REST = 0.002


class Courtesy:
    """Called often, it rests for 2 ms after each 4 ms of work.

    Python's lock would go to another thread only after 5 ms, again and again: too long for one
    that draws 60 times a second.
    """

    def __init__(self) -> None:
        self._until = 0.0

    def __call__(self) -> None:
        """Rest, if it is time."""
        now = time.perf_counter()
        if now >= self._until:
            time.sleep(_REST)  # nothing is waited for: it gives Python's lock away
            self._until = time.perf_counter() + _WORK
