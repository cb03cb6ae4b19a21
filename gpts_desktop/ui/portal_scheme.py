"""What the Linux desktop's portal says about light and dark."""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_SERVICE = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_GROUP, _KEY = "org.freedesktop.appearance", "color-scheme"
# 0: no preference, 1: dark, 2: light.
_DARK = 1


class PortalScheme(QObject):
    """Tells the portal's colour scheme: once when asked, and whenever it changes."""

    told = Signal(bool)
    """True: the desktop prefers dark."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus if bus is not None else QDBusConnection.sessionBus()

    def ask(self) -> None:
        """Ask now and listen from now on; with no portal, nothing is told."""
        if not self._bus.isConnected():
            return
        slot = SLOT("_on_setting_changed(QDBusMessage)")
        # The stubs say bytes; PySide refuses them and takes what SLOT() gives.
        self._bus.connect(  # type: ignore[call-overload]
            _SERVICE, _PATH, _SETTINGS, "SettingChanged", self, slot
        )
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
        call.setArguments([_GROUP, _KEY])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        watcher.finished.connect(self._on_answer)

    @Slot(QDBusPendingCallWatcher)
    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        reply = watcher.reply()
        watcher.deleteLater()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage:
            self._tell(reply.arguments()[0])

    @Slot(QDBusMessage)
    def _on_setting_changed(self, message: QDBusMessage) -> None:
        group, key, value = message.arguments()
        if (group, key) == (_GROUP, _KEY):
            self._tell(value)

    def _tell(self, value: object) -> None:
        # `Read` answers with a variant in a variant, `SettingChanged` with one.
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if isinstance(value, int):
            self.told.emit(value == _DARK)
