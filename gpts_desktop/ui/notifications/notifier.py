"""How this desktop shows a notification."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from gpts_desktop.ui.task_owner import Starter


class Notifier(QObject):
    """A desktop that shows no notifications; those below it show them, each in its way.

    Signal: `clicked(key)`, with the key of the one that was clicked.
    """

    clicked = Signal(str)

    async def show(self, title: str, body: str, key: str) -> None:
        """Show one where there is something that shows it; where not is no error."""


class TrayNotifier(Notifier):
    """By an icon beside the clock that is there as long as the notification: Windows, macOS."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._key = ""
        self._tray = QSystemTrayIcon(window.windowIcon(), self)
        self._tray.setToolTip("gpts-desktop")
        self._tray.messageClicked.connect(self._open)
        self._tray.activated.connect(self._open)

    async def show(self, title: str, body: str, key: str) -> None:
        """Show one, in the place of the one before."""
        self._key = key
        self._tray.show()
        self._tray.showMessage(title, body, self._tray.icon())

    def _open(self) -> None:
        self._tray.hide()
        self.clicked.emit(self._key)


def desktop_notifier(window: QWidget, tasks: Starter, platform: str = sys.platform) -> Notifier:
    """Return what shows notifications here."""
    if platform == "linux":
        from gpts_desktop.ui.notifications.freedesktop import BusNotifier

        return BusNotifier(tasks, window)
    return TrayNotifier(window)
