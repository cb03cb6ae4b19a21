"""The desktop shows a notification, and a click on it comes back."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from gpts_desktop.ui.notifications.freedesktop import BusNotifier
from gpts_desktop.ui.task_owner import TaskOwner
from tests import desktop_session

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux's desktops")
SERVICE = Path(__file__).with_name("notification_service.py")
Service = subprocess.Popen[str]


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    with desktop_session.session() as session:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.bus)
        yield session.environ


@pytest.fixture
def service(bus: dict[str, str]) -> Iterator[Service]:
    started = subprocess.Popen(
        [sys.executable, str(SERVICE)],
        env=bus,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    assert started.stdin is not None
    assert started.stdout.readline() == "ready\n"
    yield started
    started.kill()
    started.wait()
    started.stdout.close()
    started.stdin.close()


def run(qapp: QApplication, work: object) -> None:
    """Run a coroutine function of (notifier, clicks) on Qt's loop, as the app does."""
    failed: list[BaseException] = []

    async def main() -> None:
        tasks = TaskOwner(failed.append)
        notifier = BusNotifier(tasks)
        clicks: asyncio.Queue[str] = asyncio.Queue()
        notifier.clicked.connect(clicks.put_nowait)
        await work(notifier, clicks)  # type: ignore[operator]
        await tasks.close()

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(asyncio.wait_for(main(), 30))
    assert failed == []


def test_it_is_shown_and_its_click_names_the_chat(qapp: QApplication, service: Service) -> None:
    async def work(notifier: BusNotifier, clicks: asyncio.Queue[str]) -> None:
        assert service.stdout is not None
        assert service.stdin is not None
        await notifier.show("ResearchGPT answered", "<b>量子</b> & more", "chat-1")
        await notifier.show("Code Copilot answered", "Second", "chat-2")
        first = json.loads(service.stdout.readline())
        second = json.loads(service.stdout.readline())
        assert first == {
            "id": 1,
            "name": "gpts-desktop",
            "icon": "gpts-desktop",
            "title": "ResearchGPT answered",
            "body": "&lt;b&gt;量子&lt;/b&gt; &amp; more",
            "actions": ["default", "Open"],
            "entry": "gpts-desktop",
        }
        service.stdin.write(f"click {second['id']}\nclick 99\nclick {first['id']}\n")
        service.stdin.flush()
        assert await clicks.get() == "chat-2"
        assert await clicks.get() == "chat-1"

    run(qapp, work)


@pytest.mark.usefixtures("bus")
def test_a_desktop_without_a_service_shows_nothing(qapp: QApplication) -> None:
    async def work(notifier: BusNotifier, clicks: asyncio.Queue[str]) -> None:
        await notifier.show("title", "body", "chat-1")
        assert clicks.empty()

    run(qapp, work)


def test_without_a_bus_nothing_is_shown(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", os.devnull)

    async def work(notifier: BusNotifier, clicks: asyncio.Queue[str]) -> None:
        await notifier.show("title", "body", "chat-1")
        await notifier.show("title", "body", "chat-1")

    run(qapp, work)
