"""How long the event loop does not answer, asked from another process."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QSocketNotifier


class Stalls:
    """The milliseconds that each answer took, once the watch is over.

    `turns` are the milliseconds of CPU of each turn of the loop: where others load the machine,
    the answers tell of them too, and these do not.
    """

    def __init__(self) -> None:
        self.times: list[float] = []
        self.turns: list[float] = []
        self._began = time.thread_time()

    def turn(self) -> None:
        """Take that the loop turns."""
        now = time.thread_time()
        self.turns.append((now - self._began) * 1_000)
        self._began = now

    @property
    def turn_p99(self) -> float:
        """How long 99 of 100 answers would take at most if nothing but the turns held them up."""
        waits, left = sorted(self.turns, reverse=True), sum(self.turns) / 100
        sum_above = 0.0
        for count, turn in enumerate(waits, 1):
            sum_above += turn
            below = waits[count] if count < len(waits) else 0.0
            if sum_above - count * below >= left:
                return (sum_above - left) / count
        return 0.0

    def percentile(self, share: float) -> float:
        """Return how long so large a share of the answers took at most."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    def told(self) -> str:
        """Return the median, the p99 and the longest."""
        longest = max(self.times, default=0.0)
        return (
            f"p50 {self.percentile(0.5):6.2f} ms   p99 {self.percentile(0.99):6.2f} ms   "
            f"longest {longest:6.1f} ms   of {len(self.times):,} pings\n"
            f"{'  CPU of a turn of the loop':<38} p99 {self.turn_p99:6.2f} ms   "
            f"longest {max(self.turns, default=0.0):6.1f} ms"
        )


@contextmanager
def watched() -> Iterator[Stalls]:
    """Have this process's Qt loop pinged from outside for the length of a block."""
    stalls = Stalls()
    mine, other = socket.socketpair()
    mine.setblocking(False)
    child = subprocess.Popen(
        [sys.executable, "-S", "-E", str(Path(__file__).with_name("ping.py")), str(other.fileno())],
        pass_fds=[other.fileno()],
        stdout=subprocess.PIPE,
    )
    other.close()
    answering = QSocketNotifier(mine.fileno(), QSocketNotifier.Type.Read)
    answering.activated.connect(lambda: mine.send(mine.recv(65_536)))
    # It has begun once the first ping is there, which stays in the socket till the loop turns.
    mine.setblocking(True)
    mine.recv(1, socket.MSG_PEEK)
    mine.setblocking(False)
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    stalls.turn()
    stalls.turns.clear()
    dispatcher.awake.connect(stalls.turn)
    try:
        yield stalls
    finally:
        dispatcher.awake.disconnect(stalls.turn)
        stalls.turn()
        answering.setEnabled(False)
        # What was asked last is answered still.
        mine.setblocking(True)
        mine.send(mine.recv(65_536))
        mine.shutdown(socket.SHUT_WR)
        assert child.stdout is not None
        stalls.times = json.loads(child.stdout.read())
        child.wait()
        child.stdout.close()
        mine.close()
