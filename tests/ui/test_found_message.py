"""Opening a message that was found: on its branch, at its words, marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import GatewayProfile, Gpt
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Services, Shell
from tests.ui.palette.saved import look_for, open_palette, save, save_branches
from tests.ui.transcript.talk import shown_text
from tests.ui.transcript.test_selecting import marked


@pytest.fixture
def shell(services: Services, store: SqliteStore, open_shell: Callable[[], Shell]) -> Shell:
    address, _ = services.start_demo()
    store.save_gateway(GatewayProfile("one", "One", address, key_place=""))
    store.save_gpts([Gpt("g-aaaaaaaaa", "ResearchGPT")])
    save_branches(store)
    save(store, "Newest", "Hello", "Hi")
    shell = open_shell()
    shell.start([])
    return shell


def test_a_hit_on_another_branch_is_brought_into_sight_with_its_words_marked(
    shell: Shell, store: SqliteStore, qtbot: QtBot
) -> None:
    palette = open_palette(shell, qtbot)
    look_for(palette, qtbot, "独角兽", "…")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    transcript = shell.window.transcript
    qtbot.waitUntil(lambda: marked(transcript) == ["独角兽"])
    assert "末尾的独角兽在这里" in shown_text(transcript)
    assert transcript.landing.state() is QAbstractAnimation.State.Running
    assert transcript.hasFocus()
    shown = shell.chat.conversation
    assert shown is not None
    assert [message.text for message in shown.path()][-1] == "Nothing more."
    assert len(shown) == 6
    # The branch is the one that is shown the next time too.
    qtbot.waitUntil(lambda: current_on_disk(store, shown.id) == shown.current)
    QTest.keyClick(transcript, Qt.Key.Key_Escape)
    assert marked(transcript) == []


def test_a_hit_in_what_is_shown_goes_there_and_back_again(shell: Shell, qtbot: QtBot) -> None:
    (branches,) = [one for one in shell.conversations.all() if one.title == "Branches"]
    shell.chat.open(branches.id)
    qtbot.waitUntil(lambda: shown_title(shell) == "Branches")
    found = shell.search.found_message
    shown = shell.chat.conversation
    assert shown is not None
    plants = shown.path()[-1]
    found.open(shown.id, plants.id)
    assert shown.path()[-1] is plants
    assert marked(shell.window.transcript) == []
    assert "Plants are green." in shown_text(shell.window.transcript)


def test_another_conversation_that_is_chosen_meanwhile_is_left_alone(
    shell: Shell, qtbot: QtBot
) -> None:
    (branches,) = [one for one in shell.conversations.all() if one.title == "Branches"]
    (newest,) = [one for one in shell.conversations.all() if one.title == "Newest"]
    found = shell.search.found_message
    found.open(branches.id, "no message")
    shell.chat.open(newest.id)
    qtbot.waitUntil(lambda: shown_title(shell) == "Newest")
    shell.chat.open(branches.id)
    qtbot.waitUntil(lambda: shown_title(shell) == "Branches")
    assert marked(shell.window.transcript) == []


def current_on_disk(store: SqliteStore, conversation_id: str) -> str | None:
    """Return the end of the path that is kept as the shown one."""
    kept = store.conversation(conversation_id)
    return kept.current if kept is not None else None


def shown_title(shell: Shell) -> str:
    """Return the title of the conversation that is shown."""
    return shell.chat.conversation.title if shell.chat.conversation else ""
