"""Closes the app in order when the system or a terminal asks the process to end."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class Interrupts(QObject):
    """Calls `asked_to_end` for SIGINT, SIGTERM and SIGHUP, from Qt's loop.

    Python runs a signal's handler between any two of its own instructions: an idle window
    runs none, and a busy one may be in the middle of painting. So a signal only puts a byte on
    a socket, and Qt's loop answers that.
    """

    def __init__(self, asked_to_end: Callable[[], object]) -> None:
        super().__init__()
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)
        self._asked_to_end = asked_to_end
        self._before_fd = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        numbers = [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGINT)]
        self._before = {number: signal.signal(number, lambda *_: None) for number in numbers}

    def _answer(self) -> None:
        self._read.recv(64)
        self._asked_to_end()

    def release(self) -> None:
        """Leave signals as they were found."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_fd)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()
