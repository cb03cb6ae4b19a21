"""Brings failures from other threads to the window's."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class TroubleRelay(QObject):
    """`failed` is heard on the window's thread, whichever thread emits it; so is `damaged`."""

    failed = Signal(object)
    damaged = Signal(object)
