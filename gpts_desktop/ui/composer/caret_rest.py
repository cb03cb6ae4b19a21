"""Lets the text cursor stand still when nobody types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

REST_AFTER = 10_000  # ms; as long as GTK lets it blink


class CaretRest(QObject):
    """Stops a box's cursor from blinking after ten seconds without a key.

    Each blink draws the box anew, day and night: 2 ms of CPU a second.
    """

    _WAKES = (QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.FocusIn)

    def __init__(self, box: QWidget, after: int = REST_AFTER) -> None:
        """`after` in milliseconds."""
        super().__init__(box)
        self._usual = QApplication.cursorFlashTime()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(after)
        self._clock.timeout.connect(self._rest)
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Blink again on what a person does, and leave other boxes to blink as usual."""
        kind = event.type()
        if kind in self._WAKES:
            self._wake()
            self._clock.start()
        elif kind == QEvent.Type.FocusOut:
            self._wake()
            self._clock.stop()
        return False

    def _wake(self) -> None:
        if QApplication.cursorFlashTime() != self._usual:
            QApplication.setCursorFlashTime(self._usual)

    def _rest(self) -> None:
        QApplication.setCursorFlashTime(0)
