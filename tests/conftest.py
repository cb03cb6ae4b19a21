"""What holds for every test: a home of its own, no screen, no network, no unheard warning."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import translations
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.desktop_session import Desktop, SecretService

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the app's first language is the system's
os.environ.pop("LANGUAGE", None)
os.environ["QT_API"] = "pyside6"
# New examples are looked for where somebody can look at what they find, not in CI.
# How long a draw takes is this machine's business, and other processes'.
settings.register_profile("local", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("local")
if os.environ.get("CI"):
    settings.load_profile("ci")

_FOLDERS = ("DATA", "CONFIG", "CACHE", "STATE")
_OUTSIDE = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "GPTS_DESKTOP_KEY",
    "PYTHON_KEYRING_BACKEND",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every folder of the user's at a temporary one, and hide the user's session."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(home))
    for folder in _FOLDERS:
        monkeypatch.setenv(f"XDG_{folder}_HOME", str(home / folder.lower()))
    monkeypatch.setenv("GPTS_DESKTOP_DATA_DIR", str(home / "gpts-desktop"))
    for name in _OUTSIDE:
        monkeypatch.delenv(name, raising=False)


def pytest_configure() -> None:
    """Make the languages' files: English has its plural forms in one."""
    translations.make_ready()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Speak English, with its plural forms, in every test."""
    from gpts_desktop.ui.languages import speak

    speak("en")
    return qapp


@pytest.fixture(autouse=True)
def _no_unheard_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning; one that means to looks at it and calls caplog.clear()."""
    yield
    heard = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unheard = [record.getMessage() for record in heard if record.levelno >= logging.WARNING]
    assert not unheard, f"logged: {unheard}"


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Leave loopback alone of all networks: other names are unknown, other hosts unreachable."""
    from tests.loopback_only import loopback_only

    with loopback_only():
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_clipboard_left() -> Iterator[None]:
    """Empty the clipboard at the end: Qt would drop what Python put there after Python's end."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def secret_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """Give this process, and those it starts, an unlocked GNOME Keyring of their own."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the Secret Service is Linux's")
    from tests import desktop_session

    with desktop_session.session() as session, desktop_session.secret_service(session) as service:
        for name, value in service.environ.items():
            monkeypatch.setenv(name, value)
        yield service


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """Give the processes that are started with its `environ` a whole desktop of their own."""
    if not sys.platform.startswith("linux"):
        pytest.skip("Xvfb is Linux's")
    from tests import desktop_session

    with desktop_session.desktop() as started:
        yield started
