from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.portal_settings import PortalSettings

if not sys.platform.startswith("linux"):
    pytest.skip("portals are Linux's", allow_module_level=True)

import jeepney
from jeepney.io import blocking

SETTINGS = "org.freedesktop.portal.Settings"
EMITTER = jeepney.DBusAddress("/org/freedesktop/portal/desktop", interface=SETTINGS)


class Portal:
    """A portal in which every setting has one value, on a bus of its own."""

    def __init__(self, address: str, scheme: int) -> None:
        self.address = address
        self._scheme = scheme
        self._connection = blocking.open_dbus_connection(bus=address)
        self._connection.send_and_get_reply(
            jeepney.message_bus.RequestName("org.freedesktop.portal.Desktop")
        )
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                call = self._connection.receive()
            except (OSError, EOFError):
                self._connection.close()
                return
            if call.header.fields.get(3) == "Read":
                self._answer(call)

    def _answer(self, call: Any) -> None:
        is_factor = call.body[1] == "text-scaling-factor"
        body = (("v", ("d", 1.25) if is_factor else ("u", self._scheme)),)
        self._connection.send(jeepney.new_method_return(call, "v", body))

    def leave(self) -> None:
        """Give the portal's name back."""
        self._connection.send(jeepney.message_bus.ReleaseName("org.freedesktop.portal.Desktop"))

    def gone(self) -> None:
        """Wait for the end that the daemon's end brings."""
        self._thread.join(5)

    def change(self, key: str, scheme: int) -> None:
        body = ("org.freedesktop.appearance", key, ("u", scheme))
        self._connection.send(jeepney.new_signal(EMITTER, "SettingChanged", "ssv", body))


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        [*command, f"--address=unix:path={tmp_path}/bus"], stdout=subprocess.PIPE, text=True
    ) as daemon:
        assert daemon.stdout is not None
        portal = Portal(daemon.stdout.readline().strip(), scheme=1)
        yield portal
        daemon.terminate()
        portal.gone()


@pytest.fixture
def bus(qtbot: QtBot, portal: Portal) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(portal.address, "portal-test")
    QDBusConnection.disconnectFromBus("portal-test")


def test_the_portals_settings_are_told_and_each_change_of_them(
    qtbot: QtBot, portal: Portal, bus: QDBusConnection
) -> None:
    scheme = PortalSettings(bus)
    told: list[tuple[str, int]] = []
    scheme.told.connect(lambda name, value: told.append((name, value)))
    scheme.ask()
    names = ["color-scheme", "contrast", "reduced-motion", "enable-animations"]
    asked = [*((name, 1) for name in names), ("text-scaling-factor", 125)]
    qtbot.waitUntil(lambda: told == asked)
    portal.change("accent-color", 1)
    portal.change("contrast", 0)
    portal.change("color-scheme", 2)
    qtbot.waitUntil(lambda: told[5:] == [("contrast", 0), ("color-scheme", 2)])


def test_no_bus_is_no_trouble(qtbot: QtBot) -> None:
    scheme = PortalSettings(QDBusConnection.connectToBus("unix:path=/nowhere", "no-bus"))
    with qtbot.assertNotEmitted(scheme.told):
        scheme.ask()


def test_no_portal_is_no_trouble(qtbot: QtBot, portal: Portal, bus: QDBusConnection) -> None:
    portal.leave()
    scheme = PortalSettings(bus)
    told: list[str] = []
    scheme.told.connect(lambda name, value: told.append(name))
    scheme.ask()
    qtbot.waitUntil(lambda: not scheme.findChildren(QDBusPendingCallWatcher))
    assert told == []
