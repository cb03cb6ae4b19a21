"""What the Linux desktop's portal says about light and dark, contrast, motion and size."""

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
_APPEARANCE = "org.freedesktop.appearance"
SCHEME = "color-scheme"
"""0: no preference, 1: dark, 2: light."""
CONTRAST = "contrast"
"""0: no preference, 1: higher."""
STILL = "reduced-motion"
"""0: no preference, 1: reduced."""
ANIMATIONS = "enable-animations"
"""GNOME's own word for it, which older desktops have alone: False is reduced."""
TEXT_SIZE = "text-scaling-factor"
"""GNOME's factor of all text, told in percent."""
_ASKED = (
    (_APPEARANCE, SCHEME),
    (_APPEARANCE, CONTRAST),
    (_APPEARANCE, STILL),
    ("org.gnome.desktop.interface", ANIMATIONS),
    ("org.gnome.desktop.interface", TEXT_SIZE),
)


class PortalSettings(QObject):
    """Tells each of these settings: once when asked, and whenever it changes."""

    told = Signal(str, int)
    """A setting's name and value."""

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus if bus is not None else QDBusConnection.sessionBus()
        self._names: dict[QDBusPendingCallWatcher, str] = {}

    def ask(self) -> None:
        """Ask now and listen from now on; with no portal, nothing is told."""
        if not self._bus.isConnected():
            return
        slot = SLOT("_on_setting_changed(QDBusMessage)")
        # The stubs say bytes; PySide refuses them and takes what SLOT() gives.
        self._bus.connect(  # type: ignore[call-overload]
            _SERVICE, _PATH, _SETTINGS, "SettingChanged", self, slot
        )
        for group, name in _ASKED:
            call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
            call.setArguments([group, name])
            watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
            self._names[watcher] = name
            watcher.finished.connect(self._on_answer)

    @Slot(QDBusPendingCallWatcher)
    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        reply, name = watcher.reply(), self._names.pop(watcher)
        watcher.deleteLater()
        if reply.type() is QDBusMessage.MessageType.ReplyMessage:
            self._tell(name, reply.arguments()[0])

    @Slot(QDBusMessage)
    def _on_setting_changed(self, message: QDBusMessage) -> None:
        group, name, value = message.arguments()
        if (group, name) in _ASKED:
            self._tell(name, value)

    def _tell(self, name: str, value: object) -> None:
        # `Read` answers with a variant in a variant, `SettingChanged` with one.
        while isinstance(value, QDBusVariant):
            value = value.variant()
        if isinstance(value, float):
            value = round(value * 100)
        if isinstance(value, int):
            self.told.emit(name, int(value))
