from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

secretstorage = pytest.importorskip("secretstorage", reason="the Secret Service is Linux's")

if TYPE_CHECKING:
    from tests.desktop_session import Desktop, SecretService

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is Linux's")


def test_the_keyring_is_found_and_is_locked(secret_service: SecretService) -> None:
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == secret_service.session.bus
    with closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.get_default_collection(bus)
        item = collection.create_item("tests", {"of": "tests"}, b"a secret")
        assert item.get_secret() == b"a secret"
        secret_service.lock()
        assert collection.is_locked()
        assert collection.unlock(), "a prompt opened, or there was none to open"


def test_a_killed_keyring_stays_dead(secret_service: SecretService) -> None:
    secret_service.kill()
    with closing(secretstorage.dbus_init()) as bus:
        assert not secretstorage.check_service_availability(bus)


def test_a_desktop_shows_windows(desktop: Desktop) -> None:
    script = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication([])\n"
        "label = QLabel('here')\n"
        "label.show()\n"
        "label.windowHandle().requestActivate()\n"
        "label.windowHandle().activeChanged.connect(application.quit)\n"
        "application.exec()\n"
        "print(application.platformName())\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script],
        env=desktop.environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert shown.stdout == "xcb\n"


def test_only_loopback_is_reached() -> None:
    with socket.socket() as outside, pytest.raises(OSError) as failure:
        outside.connect(("192.0.2.1", 80))
    assert failure.value.errno == errno.ENETUNREACH
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("example.com", 443)
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
