"""Find in conversation goes on in the branches that are not shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Shell
from tests.ui.transcript.test_finding import enter, look_for

TEXTS = {
    "q": (Role.USER, None, "Where are the apples?"),
    "a1": (Role.ASSISTANT, "q", "One **ap**ple.\n\n```\napple = 1\n```"),
    "q1": (Role.USER, "a1", "Nothing of it here."),
    "b1": (Role.ASSISTANT, "q1", "Nor here."),
    "a2": (Role.ASSISTANT, "q", "No fruit."),
    "q2": (Role.USER, "a2", "An apple, please."),
    "a3": (Role.ASSISTANT, "q", "The shown apple."),
}


@pytest.fixture
def talk(shell: Shell, store: SqliteStore, qtbot: QtBot) -> Conversation:
    made = Conversation(id="talk", title="Talk")
    for name, (role, parent, text) in TEXTS.items():
        made.add(Message(role, text, name, parent))
    made.choose("a3")
    store.begin_turn(made, made.messages())
    return opened(shell, qtbot, "talk")


def opened(shell: Shell, qtbot: QtBot, conversation_id: str) -> Conversation:
    shell.chat.open(conversation_id)
    shown: list[Conversation] = []
    shell.chat.conversation_shown.connect(shown.append)
    qtbot.waitUntil(lambda: bool(shown) and shown[-1].id == conversation_id)
    return shown[-1]


def searched(shell: Shell) -> bool:
    finding = shell.window.transcript.finder.finding
    return not finding._clock.isActive()


def test_how_many_more_there_are_is_said_and_enter_goes_on_there(
    shell: Shell, qtbot: QtBot, talk: Conversation
) -> None:
    bar = look_for(qtbot, shell.window.transcript, "apple")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 2 · 3 more in other branches")
    assert enter(bar).startswith("2 of 2")
    assert talk.current == "a3"
    enter(bar)
    assert talk.current == "b1"
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 3 · 2 more in other branches")
    assert bar.isVisible()
    enter(bar)
    enter(bar)
    assert talk.current == "q2"
    qtbot.waitUntil(lambda: bar.count.text().startswith("2 of 2"))
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert talk.current == "q2"


def test_what_only_another_branch_has_is_found_there(
    shell: Shell, qtbot: QtBot, talk: Conversation
) -> None:
    bar = look_for(qtbot, shell.window.transcript, "please")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found · 1 more in other branches")
    assert bar.next_button.isEnabled() and not bar.previous_button.isEnabled()
    QTest.mouseClick(bar.next_button, Qt.MouseButton.LeftButton)
    assert talk.current == "q2"
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1")


def test_without_branches_nothing_is_looked_at(
    shell: Shell, qtbot: QtBot, store: SqliteStore
) -> None:
    plain = Conversation(id="plain")
    plain.add(Message(Role.USER, "An apple.", "only"))
    store.begin_turn(plain, plain.messages())
    opened(shell, qtbot, "plain")
    bar = look_for(qtbot, shell.window.transcript, "apple")
    qtbot.waitUntil(lambda: searched(shell))
    assert bar.count.text() == "1 of 1"
    assert shell.window.transcript.finder.finding.elsewhere == 0
    assert enter(bar) == "1 of 1"
