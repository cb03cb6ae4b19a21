"""The whole window over the real database, the real client and a scripted gateway."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop
from shiboken6 import Shiboken

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.core.secret import Secret
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.gateway.client import HttpGateway
from gpts_desktop.gateway.daemon_threads import DaemonThreads
from gpts_desktop.gateway.pictures import HttpPictures
from gpts_desktop.storage.lazy_search import LazySearch
from gpts_desktop.storage.log_file import LogFile
from gpts_desktop.storage.secrets import KeyringSecrets
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.writer import StorageWriter
from gpts_desktop.ui.household import Household
from gpts_desktop.ui.languages import speak
from gpts_desktop.ui.shell import Services, Shell
from tests.ui import whole_window

KEY = Secret("sk-test-0123456789abcdef")
_PATIENCE_MS = 30_000


class OpenShell(Protocol):
    """Opens a window, with other services than the test's where they are given."""

    def __call__(self, services: Services = ...) -> Shell: ...


@pytest.fixture(autouse=True)
def _patient_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait longer than pytest-qt's 5 s for a fact: the limit is there for what never comes.

    The first call of a process imports httpx and reads the certificates, which alone takes
    seconds where four programs share two cores.
    """
    wait = QtBot.waitUntil

    def patient(
        self: QtBot, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS
    ) -> None:
        wait(self, callback, timeout=timeout)

    monkeypatch.setattr(QtBot, "waitUntil", patient)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> None:
    """Have the plural forms of English loaded for objects that need no window, too."""


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """Speak Chinese in this test."""
    speak("zh_CN")
    yield
    speak("en")


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[QEventLoop]:
    """Asyncio on the Qt loop that pytest-qt drives."""
    made = QEventLoop(qapp, already_running=True)
    made.set_default_executor(DaemonThreads())
    asyncio.set_event_loop(made)
    yield made
    # What other threads handed over and Qt did not deliver yet has nowhere to go any more.
    vars(made)["call_soon"] = lambda *_, **__: None
    # stop() would tell Qt to quit, and no event loop would run in later tests.
    vars(made)["_QEventLoop__is_running"] = False
    made.close()
    # Timers of waits that were cancelled still run in Qt. Python may collect this object on any
    # thread, and only its own can stop them.
    Shiboken.delete(vars(made)["_timer"])
    asyncio.events._set_running_loop(None)
    asyncio.set_event_loop(None)


@pytest.fixture
def gateway() -> Iterator[DemoServer]:
    """A gateway whose answers the test scripts."""
    with DemoServer(pace=0) as server:
        yield server


@pytest.fixture
def failures() -> list[BaseException]:
    """What the window reported; a test that expects some takes them out."""
    return []


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A database of its own."""
    with SqliteStore(tmp_path / "test.db") as opened:
        yield opened


@pytest.fixture
def services(
    store: SqliteStore, gateway: DemoServer, failures: list[BaseException]
) -> Iterator[Services]:
    """The real database, writer and client, and a key in the environment."""
    writer = StorageWriter(failures.append)
    search = LazySearch(store.path)
    yield Services(
        store=store,
        writer=writer,
        gateway=HttpGateway(),
        pictures=HttpPictures(place=here),
        secrets=KeyringSecrets(environ={"GPTS_DESKTOP_KEY": KEY.reveal()}),
        probe=_no_probe,
        start_demo=lambda: (gateway.base_url, KEY),
        log=LogFile(store.path.parent / "log"),
        finder=search,
        environment_key="GPTS_DESKTOP_KEY",
    )
    search.close()
    assert writer.close(5)
    assert not failures


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, without the style that the window gives it afterwards."""
    font, palette = qapp.font(), qapp.palette()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture
def open_shell(
    dressed: QApplication,
    qtbot: QtBot,
    loop: QEventLoop,
    services: Services,
    failures: list[BaseException],
) -> OpenShell:
    """Open a window on what the database holds; `start` is left to the test."""

    def opened(services: Services = services) -> Shell:
        shell = Shell(Household(dressed, services, failures.append), services)

        def end(_: object) -> None:
            ended = asyncio.ensure_future(shell.close(), loop=loop)
            qtbot.waitUntil(ended.done)

        # Before pytest-qt takes the window's widgets away, which is before a fixture's end.
        qtbot.addWidget(shell.window, before_close_func=end)
        shell.window.show()
        shell.complete()
        return shell

    return opened


@pytest.fixture
def shell(services: Services, open_shell: Callable[[], Shell]) -> Shell:
    """The window on a gateway with a key, with two GPTs saved and the first one chosen."""
    address, _ = services.start_demo()
    services.store.save_gateway(GatewayProfile("one", "One", address, key_place=""))
    shell = open_shell()
    shell.library.add([("g-aaaaaaaaa", "Alpha", ""), ("g-bbbbbbbbb", "Beta", "")])
    shell.start([])
    return shell


@pytest.fixture
def whole_shell(
    services: Services, store: SqliteStore, open_shell: OpenShell, qtbot: QtBot
) -> Shell:
    """A window with something of everything; `tests/ui/all_windows.py` opens all of the app's."""
    whole_window.fill(store, services.start_demo()[0])
    return whole_window.start(open_shell(whole_window.whole(services, store)), qtbot)


async def here(host: str, port: int) -> str:
    """Stand in for the name server, for pictures: every name is this computer."""
    return "127.0.0.1"


async def _no_probe(profile: GatewayProfile, key: Secret | None) -> AsyncIterator[ProbeStep]:
    yield ProbeStep("address", True, profile.base_url)
