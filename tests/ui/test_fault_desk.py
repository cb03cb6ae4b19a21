"""A bug is logged, and shown once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.bug_window import BugWindow
from gpts_desktop.ui.fault_desk import FaultDesk, QtMessages
from gpts_desktop.ui.shell import Shell


class Log:
    folder = Path("log")

    def __init__(self) -> None:
        self.lines: list[str] = []

    def tail(self, most: int = 20_000) -> str:
        return "\n".join(self.lines)[-most:]

    def write(self, text: str) -> None:
        self.lines.append(text)


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def restarts() -> list[bool]:
    return []


@pytest.fixture
def desk(shell: Shell, log: Log, restarts: list[bool]) -> FaultDesk:
    return FaultDesk(shell.window, log, lambda: restarts.append(True), shell)


def bug(text: str = "the user's own words") -> BaseException:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def windows(shell: Shell) -> list[BugWindow]:
    return [window for window in shell.window.findChildren(BugWindow) if window.isVisible()]


def test_a_bug_is_shown_once_and_logged_each_time(
    shell: Shell, desk: FaultDesk, log: Log, qtbot: QtBot
) -> None:
    desk.report(bug())
    (window,) = windows(shell)
    assert "gpts-desktop" in window.text()
    assert "ValueError" in window.text()
    assert "own words" not in window.text() + "".join(log.lines)
    window.close()
    qtbot.waitUntil(lambda: not windows(shell))
    desk.report(bug())
    assert not windows(shell)
    assert len(log.lines) == 2


def test_two_bugs_at_once_open_one_window(shell: Shell, desk: FaultDesk, log: Log) -> None:
    desk.report(bug())
    try:
        raise KeyError("another")
    except KeyError as error:
        desk.report(error)
    assert len(windows(shell)) == 1
    assert len(log.lines) == 2


def test_restart_is_asked_for(shell: Shell, desk: FaultDesk, restarts: list[bool]) -> None:
    desk.report(bug())
    (window,) = windows(shell)
    window.restart_button.click()
    assert restarts == [True]


def test_a_crash_of_the_last_run_is_offered(shell: Shell, desk: FaultDesk, log: Log) -> None:
    desk.offer("Fatal Python error: Segmentation fault")
    banner = shell.window.banner
    assert "crashed" in banner.accessibleName()
    (show,) = [b for b in banner.findChildren(QPushButton) if b.text() == "Show report"]
    show.click()
    (window,) = windows(shell)
    assert "Segmentation fault" in window.text()


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """What who listened before still hears."""
    messages: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, message: messages.append(message))
    yield messages
    qInstallMessageHandler(before)


def test_qts_warnings_are_logged_and_still_heard(log: Log, heard: list[str]) -> None:
    messages = QtMessages(log)
    qWarning("something of Qt's")
    messages.release()
    qWarning("later")
    assert log.lines == ["Qt warning default: something of Qt's"]
    assert heard == ["something of Qt's", "later"]
    assert QtMsgType.QtWarningMsg
