"""The answers that stream, and the clock by which those on the shown path are read."""

from __future__ import annotations

import time
from collections.abc import Container

from PySide6.QtCore import QObject, QTimer, Signal

from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.live_answer import LiveAnswer

FRAME_MS = 40
CATCH_UP_MS = 10
"""The pause between frames while more has come than one takes."""
SLOWEST_FRAMES = 4
"""At most so many frames' time lies between two that are drawn."""
_SHARE = 20
"""Laying out takes at most so small a share of the time, and painting about as much."""


class Replies(QObject):
    """Keeps every open reply; reads only what is shown, and rests when that is none."""

    frame = Signal()
    """It is time to take what gathered in `live`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.live: dict[str, LiveAnswer] = {}
        self._open: dict[str, Reply] = {}
        self._clock = QTimer(self)
        self._clock.setInterval(FRAME_MS)
        self._clock.timeout.connect(self._beat)

    @property
    def is_resting(self) -> bool:
        """Whether nothing is read."""
        return not self._clock.isActive()

    def add(self, reply: Reply) -> None:
        """Keep a reply until it ends."""
        self._open[reply.message.id] = reply

    def get(self, message_id: str) -> Reply | None:
        """Return an open reply by its message's id."""
        return self._open.get(message_id)

    def end(self, message_id: str) -> LiveAnswer | None:
        """Forget a reply; return what was read of it, with its rest, if it was shown."""
        self._open.pop(message_id, None)
        live = self.live.pop(message_id, None)
        if live is not None:
            live.finish()
        self._run()
        return live

    def attend(self, shown: Container[str]) -> list[str]:
        """Read the replies of the shown messages and no others; return those newly read."""
        # One that ended while another conversation was on screen is a finished message now.
        for message_id in [i for i, r in self._open.items() if not r.message.state.is_open]:
            del self._open[message_id]
        for message_id in [i for i in self.live if i not in shown or i not in self._open]:
            del self.live[message_id]
        fresh = [i for i in self._open if i in shown and i not in self.live]
        for message_id in fresh:
            live = self.live[message_id] = LiveAnswer(self._open[message_id])
            live.take()
        self._run()
        return fresh

    def _beat(self) -> None:
        """Have what gathered taken; what costs much, as a large table does, comes less often."""
        began = time.perf_counter()
        self.frame.emit()
        cost = (time.perf_counter() - began) * 1_000
        pause = FRAME_MS * min(SLOWEST_FRAMES, max(1, round(cost * _SHARE / FRAME_MS)))
        if any(live.is_behind for live in self.live.values()):
            pause = CATCH_UP_MS
        if self._clock.interval() != pause:
            self._clock.setInterval(pause)

    def _run(self) -> None:
        if self.live and not self._clock.isActive():
            self._clock.start()
        elif not self.live:
            self._clock.stop()
