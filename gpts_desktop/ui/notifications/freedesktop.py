"""Notifications on Linux, as the Desktop Notifications Specification 1.2 has them.

By jeepney, which keyring brings along: QtDBus can't send the unsigned number that Notify wants.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from html import escape
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.asyncio import DBusRouter, Proxy, RouterClosed, open_dbus_connection
from PySide6.QtCore import QObject

from gpts_desktop.ui.notifications.notifier import Notifier
from gpts_desktop.ui.task_owner import Starter

_SERVICE = DBusAddress(
    "/org/freedesktop/Notifications",
    bus_name="org.freedesktop.Notifications",
    interface="org.freedesktop.Notifications",
)
_DEFAULT = "default"  # the action of a click on the notification itself
_LIMIT = 10.0  # seconds for a service to answer
_MOST_REMEMBERED = 100


class BusNotifier(Notifier):
    """Connects to the session's bus with the first notification, and hears clicks from then on."""

    def __init__(self, tasks: Starter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._router: DBusRouter | None = None
        self._keys: dict[int, str] = {}

    async def show(self, title: str, body: str, key: str) -> None:
        """Show one; without a bus or a service nothing is shown."""
        try:
            async with asyncio.timeout(_LIMIT):
                router = await self._connected()
                reply = await router.send_and_get_reply(_notify(title, body))
        except (OSError, TimeoutError, KeyError, ValueError, RouterClosed):
            self._router = None  # a bus that is there again is asked anew
            return
        if reply.header.message_type is MessageType.method_return:
            self._keys[reply.body[0]] = key
            while len(self._keys) > _MOST_REMEMBERED:
                del self._keys[next(iter(self._keys))]

    async def _connected(self) -> DBusRouter:
        if self._router is None:
            connected: asyncio.Future[DBusRouter] = asyncio.get_running_loop().create_future()
            self._tasks.start(self._listen(connected))
            self._router = await connected
        return self._router

    async def _listen(self, connected: asyncio.Future[DBusRouter]) -> None:
        try:
            connection = await open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError) as error:
            connected.set_exception(error)
            return
        async with connection, DBusRouter(connection) as router:
            rule = MatchRule(type="signal", interface=_SERVICE.interface, path=_SERVICE.object_path)
            with router.filter(rule, bufsize=20) as signals:
                await Proxy(message_bus, router).AddMatch(rule)
                connected.set_result(router)
                while True:
                    self._hear(await signals.get())

    def _hear(self, signal: Any) -> None:
        member = signal.header.fields.get(3)
        if member == "ActionInvoked" and signal.body[1] == _DEFAULT:
            if key := self._keys.pop(signal.body[0], ""):
                self.clicked.emit(key)
        elif member == "NotificationClosed":
            self._keys.pop(signal.body[0], None)


def _notify(title: str, body: str) -> Any:
    hints: Mapping[str, tuple[str, str]] = {"desktop-entry": ("s", "gpts-desktop")}
    # Services may read the body as markup; the title is always plain.
    arguments = ("gpts-desktop", 0, "gpts-desktop", title, escape(body, quote=False))
    actions = [_DEFAULT, "Open"]
    return new_method_call(_SERVICE, "Notify", "susssasa{sv}i", (*arguments, actions, hints, -1))
