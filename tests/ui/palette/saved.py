"""Conversations that are there to be found."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.palette.palette import CommandPalette
from gpts_desktop.ui.palette.rows import Kind, PaletteRow
from gpts_desktop.ui.shell import Shell

_LONG = "\n\n".join(f"Paragraph {n} of many words." for n in range(120))
CONTROL = Qt.KeyboardModifier.ControlModifier


def save(store: SqliteStore, title: str, *texts: str, gpt_id: str = "g-aaaaaaaaa") -> Conversation:
    """Save a conversation of questions and answers by turns."""
    conversation = Conversation(title=title, gpt_id=gpt_id)
    messages = []
    for number, text in enumerate(texts):
        role = Role.ASSISTANT if number % 2 else Role.USER
        message = Message(role, text, parent=conversation.current, gpt_id=gpt_id)
        message.created = time.time() - 1_000 + number
        messages.append(conversation.add(message))
    store.begin_turn(conversation, messages)
    return conversation


def save_branches(store: SqliteStore) -> Conversation:
    """Save a conversation whose second branch is shown, with the words on its first."""
    conversation = Conversation(title="Branches", gpt_id="g-aaaaaaaaa")
    first = conversation.add(Message(Role.USER, "Tell me of animals"))
    answer = Message(Role.ASSISTANT, _LONG + "\n\n末尾的独角兽在这里\n\n" + _LONG, parent=first.id)
    conversation.add(answer)
    after = conversation.add(Message(Role.USER, "And then?", parent=answer.id))
    conversation.add(Message(Role.ASSISTANT, "Nothing more.", parent=after.id))
    second = conversation.add(Message(Role.USER, "Tell me of plants"))
    conversation.add(Message(Role.ASSISTANT, "Plants are green.", parent=second.id))
    store.begin_turn(conversation, conversation.messages())
    return conversation


def open_palette(shell: Shell, qtbot: QtBot) -> CommandPalette:
    """Open the palette by its key."""
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    QTest.keyClick(shell.window, Qt.Key.Key_K, CONTROL)
    palette = shell.search.palette
    qtbot.waitUntil(palette.field.hasFocus)
    return palette


def look_for(palette: CommandPalette, qtbot: QtBot, text: str, first: str) -> list[PaletteRow]:
    """Type a query and wait until a row begins so; return the rows."""
    palette.field.setText(text)
    qtbot.waitUntil(lambda: any(row.text.startswith(first) for row in palette.list.rows.rows))
    return palette.list.rows.rows


def sections(rows: list[PaletteRow]) -> list[str]:
    """Return the titles of the sections."""
    return [row.text for row in rows if row.kind is Kind.SECTION]
