"""An answer that comes while another conversation is on screen."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import State
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Shell


def begin(shell: Shell, qtbot: QtBot, text: str = "Hi") -> Conversation:
    """Ask, and return the conversation once its answer has begun."""
    shell.window.composer.submit(text)
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() not in ("", text))
    assert shell.chat.conversation is not None
    return shell.chat.conversation


def spoken(shell: Shell, conversation: Conversation) -> str:
    model = shell.window.sidebar.chat_list.chats
    row = model.row_of(conversation.id)
    assert row is not None
    said = model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(said, str)
    return said.removeprefix(conversation.title)


def test_it_goes_on_undrawn_and_is_marked_until_it_is_opened(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    reply = gateway.will_stream("Half ", pause=True)
    asked = begin(shell, qtbot)
    assert spoken(shell, asked) == ", answering"
    shell.chat.new_chat("g-bbbbbbbbb")
    transcript = shell.window.transcript
    assert transcript._replies.is_resting and not transcript._replies.live
    reply.resume()
    qtbot.waitUntil(lambda: asked.path()[-1].state is State.COMPLETE)
    qtbot.waitUntil(lambda: spoken(shell, asked) == ", new answer")
    qtbot.waitUntil(lambda: store.settings().get("unread") == [asked.id])
    shell.chat.open(asked.id)
    qtbot.waitUntil(lambda: spoken(shell, asked) == "")
    qtbot.waitUntil(lambda: store.settings()["unread"] == [])


def test_what_is_on_screen_is_never_unread(shell: Shell, qtbot: QtBot, gateway: DemoServer) -> None:
    gateway.will_stream("All of it.")
    asked = begin(shell, qtbot)
    qtbot.waitUntil(lambda: shell.is_idle)
    assert spoken(shell, asked) == ""


def test_the_sidebar_stops_an_answer_out_of_sight(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("Half ", pause=True)
    asked = begin(shell, qtbot)
    chats = shell.window.sidebar.chat_list
    shell.chat.new_chat("g-bbbbbbbbb")
    row = chats.chats.row_of(asked.id)
    assert row is not None
    menu = QMenu()
    chats.fill_menu(menu, chats.chats.index(row))
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: asked.path()[-1].state is State.STOPPED)
    qtbot.waitUntil(lambda: shell.is_idle)
    assert spoken(shell, asked) == ""
    menu.clear()
    chats.fill_menu(menu, chats.chats.index(row))
    assert menu.actions()[0].text() == "Rename"


def test_nothing_is_laid_out_for_what_is_out_of_sight(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half ", pause=True)
    asked = begin(shell, qtbot)
    shell.chat.new_chat("g-bbbbbbbbb")
    qtbot.waitUntil(lambda: not shell.window.transcript._fitting.isActive())
    arranged: list[float] = []
    arrange = shell.window.transcript._arrange

    def note() -> None:
        arranged.append(time.monotonic())
        arrange()

    shell.window.transcript._arrange = note  # type: ignore[method-assign]  # counted, and done
    reply.resume()
    qtbot.waitUntil(lambda: asked.path()[-1].state is State.COMPLETE)
    qtbot.waitUntil(lambda: shell.is_idle)
    assert arranged == []
