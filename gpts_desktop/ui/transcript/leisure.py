"""Long work in short slices: a thread that runs only while this one waits for it.

A thread that simply ran beside the window's would take Python's lock from it for 5 ms again
and again. This one gives the lock back every few milliseconds and goes on when the loop has
nothing else to do; work that takes too long is given up.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Semaphore, Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer

from gpts_desktop.core.tex.stepwise import Pause

SLICE = 0.003
"""How long the window's thread waits for the other, in seconds."""
MOST = 0.5
"""How much CPU one piece of work may take, in seconds."""
_OVERDUE = 0.001


class OutOfTimeError(Exception):
    """The work took too long, or nobody waits for it any more."""


class _Baton:
    """What the two threads share: who has it runs."""

    def __init__(self) -> None:
        self.go = Semaphore(0)
        self.back = Semaphore(0)
        self.deadline = 0.0
        self.limit = 0.0
        self.ended = False
        self.over = False
        self.work: Callable[[Pause], object] | None = None
        self.result: object = None
        self.failure: Exception | None = None

    def run(self) -> None:
        """Do one piece of work after another, each in slices."""
        while not self.ended:
            self.go.acquire()
            if self.work is None:
                continue
            work, self.work = self.work, None
            self.limit = time.thread_time() + MOST
            try:
                self.result = work(self.pause)
            except OutOfTimeError:
                self.result = None
            except Exception as error:
                self.result, self.failure = None, error
            del work
            self.over = True
            self.back.release()

    def pause(self) -> None:
        """Give the baton back when the slice is over."""
        if not self.ended:
            if time.perf_counter() < self.deadline:
                return
            self.back.release()
            self.go.acquire()
        if self.ended or time.thread_time() > self.limit:
            raise OutOfTimeError

    def end(self) -> None:
        """Let the thread end."""
        self.ended, self.work = True, None
        self.go.release()


class Leisure(QObject):
    """Does one piece of work at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._baton = baton = _Baton()
        self._thread: Thread | None = None
        self._done: Callable[[Any], None] | None = None
        self._running = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._slice)
        self.destroyed.connect(baton.end)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._done is not None

    def do(
        self,
        work: Callable[[Pause], object],
        done: Callable[[Any], None],
        most: float | None = None,
    ) -> None:
        """Have `done` called with what `work` returns, or with None when that took too long.

        `work` must call the pause that it is given every few steps. It may touch no widget.
        """
        assert not self.busy
        if self._thread is None:
            self._thread = Thread(target=self._baton.run, name="leisure", daemon=True)
            self._thread.start()
        self._done = done
        self._baton.work = work
        self._timer.start()

    def _slice(self) -> None:
        baton, patience = self._baton, _OVERDUE
        if not self._running:
            baton.deadline = time.perf_counter() + SLICE
            self._running = True
            baton.go.release()
            patience = 2 * SLICE
        # What does not pause in time goes on by itself, and is looked after later.
        if not baton.back.acquire(timeout=patience):
            return
        self._running = False
        if baton.over:
            baton.over = False
            self._timer.stop()
            done, self._done = self._done, None
            assert done is not None
            result, baton.result = baton.result, None
            failure, baton.failure = baton.failure, None
            done(result)
            if failure is not None:
                raise failure
