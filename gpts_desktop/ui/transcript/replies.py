"""The answers that stream, and the clock by which those on the shown path are read."""

from __future__ import annotations

import time
from collections.abc import Callable, Container, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.live_answer import AT_ONCE, LiveAnswer

FRAME_MS = 50
"""The least time between frames. The first text after a pause is shown at once."""
CATCH_UP_MS = 4
"""The pause between frames while more has come than one takes."""
_REST_AT_ONCE = AT_ONCE
"""So many characters are taken at once when an answer ends; of more, frames take their part."""
SLOWEST_MS = 200
"""The most time between frames, however much one costs."""
_SHARE = 25
"""Laying out takes at most so small a share of the time, and painting about as much."""


class Replies(QObject):
    """Keeps every open reply; reads only what is shown, and rests when that is none."""

    frame = Signal()
    """It is time to take what gathered in `live`."""
    caught_up = Signal(str)
    """An answer that has ended, by its message's id, may be taken to its end now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.live: dict[str, LiveAnswer] = {}
        self._open: dict[str, Reply] = {}
        self._ending: set[str] = set()
        self._due = 0.0  # when the next frame may come, by time.perf_counter
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._beat)
        # A window may go while its answers go on, in the one that takes its place.
        self.destroyed.connect(partial(_turn_away, self.live, self._wake))

    @property
    def is_resting(self) -> bool:
        """Whether nothing is read."""
        return not self.live

    def add(self, reply: Reply) -> None:
        """Keep a reply until it ends; it follows another of its message that has ended."""
        self._leave(reply.message.id)
        self._open[reply.message.id] = reply

    def get(self, message_id: str) -> Reply | None:
        """Return an open reply by its message's id."""
        return self._open.get(message_id)

    def has_to_catch_up(self, message_id: str) -> bool:
        """Whether too much is left of an answer that ended; `caught_up` tells when no more is."""
        live = self.live.get(message_id)
        if live is None or live.rest <= _REST_AT_ONCE:
            return False
        self._ending.add(message_id)
        self._wake(live.reply)
        return True

    def end(self, message_id: str) -> LiveAnswer | None:
        """Forget a reply; return what was read of it, with its rest, if it was shown."""
        self._open.pop(message_id, None)
        live = self._leave(message_id)
        if live is not None:
            live.finish()
        return live

    def attend(self, shown: Container[str], apart: Container[str] = ()) -> list[str]:
        """Read the replies of the shown messages and no others, and of none that are `apart`.

        Returns those newly read.
        """
        # One that ended while another conversation was on screen is a finished message now.
        ended = [i for i, reply in self._open.items() if not reply.message.state.is_open]
        for message_id in [i for i in ended if i not in self._ending]:
            del self._open[message_id]
        wanted = [i for i in self._open if i in shown and i not in apart]
        for message_id in [i for i in self.live if i not in wanted]:
            self._leave(message_id)
        fresh = [i for i in wanted if i not in self.live]
        for message_id in fresh:
            live = self.live[message_id] = LiveAnswer(self._open[message_id])
            live.take()
            live.reply.grown.connect(self._wake)
        return fresh

    def _leave(self, message_id: str) -> LiveAnswer | None:
        live = self.live.pop(message_id, None)
        self._ending.discard(message_id)
        if live is not None:
            live.reply.grown.disconnect(self._wake)
        if not self.live:
            self._clock.stop()
        return live

    def _wake(self, _: Reply) -> None:
        if not self._clock.isActive():
            left = self._due - time.perf_counter()
            self._clock.start(max(0, round(left * 1_000)))

    def _beat(self) -> None:
        """Have what gathered taken; what costs much, as a large table does, comes less often."""
        if self._end_some():
            return
        began = time.perf_counter()
        self.frame.emit()
        ended = time.perf_counter()
        cost = (ended - began) * 1_000
        pause = min(SLOWEST_MS, max(FRAME_MS, cost * _SHARE))
        self._due = began + pause / 1_000
        if self._ending or any(live.is_behind for live in self.live.values()):
            self._due = ended + CATCH_UP_MS / 1_000
            self._clock.start(CATCH_UP_MS)

    def _end_some(self) -> bool:
        """Have those answers taken to their end that are caught up with, if there are any."""
        ended = [i for i in self._ending if self.live[i].rest <= _REST_AT_ONCE]
        for message_id in ended:
            self.caught_up.emit(message_id)
        if ended and self.live:
            self._clock.start(CATCH_UP_MS)
        return bool(ended)


def _turn_away(
    live: Mapping[str, LiveAnswer], wake: Callable[[Reply], None], _: object = None
) -> None:
    """Hear no more of replies that go on."""
    for answer in live.values():
        answer.reply.grown.disconnect(wake)
