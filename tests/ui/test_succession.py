"""Another language while the window is open: nothing is lost, and nothing stops."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from gpts_desktop.core.message import State
from gpts_desktop.demo.script import Pause
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.ui.languages import speak
from gpts_desktop.ui.shell import Services, Shell
from gpts_desktop.ui.succession import succeed

Switch = Callable[[Shell, str], Shell]


@pytest.fixture
def switch(
    qtbot: QtBot, loop: QEventLoop, services: Services, request: pytest.FixtureRequest
) -> Switch:
    """Put a window in another language in a window's place; English is spoken in the end."""

    def switched(old: Shell, language: str) -> Shell:
        def build(before: Shell) -> Shell:
            speak(language)
            return Shell(before.home, services, before)

        working = asyncio.ensure_future(succeed(old, build), loop=loop)
        qtbot.waitUntil(working.done)
        new = working.result()
        # pytest-qt would close the window that is gone.
        kept = [one for one in request.node.qt_widgets if one[0]() is not old.window]
        request.node.qt_widgets = kept

        def end(_: object) -> None:
            ended = asyncio.ensure_future(new.close(), loop=loop)
            qtbot.waitUntil(ended.done)
            speak("en")

        qtbot.addWidget(new.window, before_close_func=end)
        return new

    return switched


def test_the_window_speaks_chinese_and_is_where_it_was(
    shell: Shell, switch: Switch, qtbot: QtBot
) -> None:
    old_place = shell.window.geometry()
    shell.window.composer.type_text("half a thought")
    new = switch(shell, "zh_CN")
    assert new.window.isVisible()
    assert new.window.geometry() == old_place
    assert new.window.composer.text() == "half a thought"
    assert new.window.sidebar.search_field.placeholderText() == "搜索 GPT 和对话"
    assert new.chat.gpt is not None
    assert new.chat.gpt.name == "Alpha"
    titles = {command.title for command in new.window.commands.all()}
    assert {"新对话", "全局搜索", "设置…"} <= titles


def test_an_answer_that_arrives_goes_on_in_the_new_window(
    shell: Shell, switch: Switch, gateway: DemoServer, qtbot: QtBot
) -> None:
    reply = gateway.will_stream("One two ", Pause(), "three.")
    shell.window.composer.submit("Count")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "One two")
    new = switch(shell, "zh_CN")
    assert new.runner.running
    qtbot.waitUntil(lambda: new.window.transcript.last_text() == "One two")
    reply.resume()
    qtbot.waitUntil(lambda: not new.runner.running)
    conversation = new.chat.conversation
    assert conversation is not None
    assert conversation.path()[-1].state is State.COMPLETE
    assert conversation.path()[-1].text == "One two three."
    qtbot.waitUntil(lambda: new.window.transcript.last_text() == "One two three.")


def test_an_open_page_of_the_settings_is_opened_again(shell: Shell, switch: Switch) -> None:
    shell.settings_desk.open("language")
    new = switch(shell, "zh_CN")
    assert new.settings_desk.page == "language"
    window = new.settings_desk.open()
    assert window.windowTitle() == "设置"
    window.close()


def test_the_old_window_hears_nothing_more(shell: Shell, switch: Switch, qtbot: QtBot) -> None:
    old = shell.window
    gone: list[bool] = []
    old.destroyed.connect(lambda: gone.append(True))
    new = switch(shell, "zh_CN")
    qtbot.waitUntil(lambda: bool(gone))
    new.settings["zoom"] = 1.2
    new.library.rename("g-aaaaaaaaa", "Renamed")
    QApplication.processEvents()
    back = switch(new, "en")
    assert back.window.sidebar.search_field.placeholderText() == "Search GPTs and chats"
