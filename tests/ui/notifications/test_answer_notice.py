"""Long answers are told of while another program is in front, and nothing else is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import State
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.ui.notifications import answer_notice, notifier
from gpts_desktop.ui.notifications.notifier import Notifier, TrayNotifier, desktop_notifier
from gpts_desktop.ui.shell import Shell


class Shown(Notifier):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.notices: list[tuple[str, str, str]] = []

    async def show(self, title: str, body: str, key: str) -> None:
        self.notices.append((title, body, key))


@pytest.fixture
def shown(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Shown:
    made = Shown(shell)
    monkeypatch.setattr(notifier, "desktop_notifier", lambda window, tasks: made)
    monkeypatch.setattr(answer_notice, "LONG", 0.0)
    monkeypatch.setattr(answer_notice, "_is_in_front", lambda: False)
    return made


def asked(shell: Shell, qtbot: QtBot, state: State = State.COMPLETE) -> Conversation:
    """Ask, and return the conversation when the answer has ended."""
    with qtbot.waitSignal(shell.runner.ended, timeout=30_000):
        shell.window.composer.submit("What is this?")
    conversation = shell.chat.conversation
    assert conversation is not None
    assert conversation.path()[-1].state is state
    return conversation


def test_a_long_answer_names_the_gpt_and_the_chat_and_a_click_opens_it(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, shown: Shown
) -> None:
    gateway.will_stream("The words of the answer.")
    conversation = asked(shell, qtbot)
    qtbot.waitUntil(lambda: bool(shown.notices))
    ((title, body, key),) = shown.notices
    assert title.endswith(" answered")
    assert body == conversation.title
    assert "words of the answer" not in title + body
    shell.chat.new_chat("g-bbbbbbbbb")
    shown.clicked.emit(key)
    qtbot.waitUntil(
        lambda: shell.chat.conversation is not None and shell.chat.conversation.id == key
    )


def test_a_broken_one_is_told_of_as_such(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, shown: Shown
) -> None:
    gateway.will_stream("Half ", finish=None, done=False)
    asked(shell, qtbot, State.INTERRUPTED)
    qtbot.waitUntil(lambda: bool(shown.notices))
    assert "did not come whole" in shown.notices[0][0]


@pytest.fixture(params=["front", "short", "off"])
def reason_for_silence(
    request: pytest.FixtureRequest, shell: Shell, monkeypatch: pytest.MonkeyPatch, shown: Shown
) -> Shown:
    if request.param == "front":
        monkeypatch.setattr(answer_notice, "_is_in_front", lambda: True)
    elif request.param == "short":
        monkeypatch.setattr(answer_notice, "LONG", 60.0)
    else:
        shell.settings["notify"] = False
    return shown


def test_nothing_else_is_told_of(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, reason_for_silence: Shown
) -> None:
    gateway.will_stream("All of it.")
    asked(shell, qtbot)
    qtbot.waitUntil(lambda: shell.is_idle)
    assert reason_for_silence.notices == []


def test_other_systems_show_it_beside_the_clock(shell: Shell) -> None:
    made = desktop_notifier(shell.window, shell.tasks, platform="win32")
    assert isinstance(made, TrayNotifier)
    clicks: list[str] = []
    made.clicked.connect(clicks.append)
    made._open()
    assert len(clicks) == 1
