"""How much is done at a time, by how long the last times took."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

WANTED = 0.02
"""Seconds of one transaction: with a disk that is slow for once, others wait for 50 ms at most."""
_LEAST = 1 / 64


class Pace:
    """A portion that shrinks at once when one takes too long, and grows again little by little.

    `size` is the next one's, in whatever it is measured; it is `most` at most.
    """

    def __init__(self, most: int, wanted: float = WANTED) -> None:
        self.size = most
        self._most = most
        self._least = max(1, int(most * _LEAST))
        self._wanted = wanted

    def timed(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a portion's work, and learn from how long it took."""
        began = time.perf_counter()
        result = work(*args, **kwargs)
        self.learn(time.perf_counter() - began)
        return result

    def learn(self, seconds: float) -> None:
        """Hear how long the last portion took."""
        if seconds > self._wanted:
            self.size = max(self._least, int(self.size * max(0.25, self._wanted / seconds)))
        elif seconds < self._wanted / 2:
            self.size = min(self._most, self.size + self.size // 4 + 1)
