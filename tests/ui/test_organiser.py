"""Conversations are filed, archived and deleted in the window, on disk, and each has one undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.for_good_dialog import ForGoodDialog
from gpts_desktop.ui.name_dialog import NameDialog
from gpts_desktop.ui.shell import Services, Shell
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView

GPT = "g-aaaaaaaaa"


def fill(store: SqliteStore, count: int = 4) -> None:
    """Save conversations c0, c1, …: c0 is the newest."""
    for number in range(count):
        messages = [Message(Role.USER, f"Question {number}", id=f"q{number}")]
        moment = 1_700_000_000.0 - number
        conversation = Conversation.load(
            messages, id=f"c{number}", title=f"Chat {number}", gpt_id=GPT, updated=moment
        )
        store.begin_turn(conversation, messages)


@pytest.fixture
def filled(services: Services, store: SqliteStore, open_shell: Callable[[], Shell]) -> Shell:
    """The window with four conversations."""
    fill(store)
    shell = open_shell()
    shell.library.add([(GPT, "Alpha", "")])
    shell.start([])
    return shell


def listed(shell: Shell) -> list[str]:
    rows = shell.window.sidebar.chat_list.chats.stringList()
    return [one for one in rows if not one.startswith("\n")]


def headings(shell: Shell) -> list[str]:
    return [group.title for group in shell.window.sidebar.chat_list.chats.groups()]


def undo(shell: Shell) -> None:
    buttons = shell.window.toast.findChildren(QPushButton)
    next(b for b in reversed(buttons) if b.text() == "Undo" and not b.isHidden()).click()


def on_disk(shell: Shell, qtbot: QtBot, fact: Callable[[SqliteStore], bool]) -> None:
    store = shell._services.store
    assert isinstance(store, SqliteStore)
    qtbot.waitUntil(lambda: fact(store))


def test_many_are_deleted_at_once_and_come_back_by_one_undo(filled: Shell, qtbot: QtBot) -> None:
    filled.organiser.ask("delete", ["c1", "c2"])
    assert listed(filled) == ["c0", "c3"]
    on_disk(filled, qtbot, lambda store: len(store.trashed()) == 2)
    assert filled.gpts._counts[GPT] == 2
    undo(filled)
    assert listed(filled) == ["c0", "c1", "c2", "c3"]
    on_disk(filled, qtbot, lambda store: not store.trashed() and len(store.summaries()) == 4)
    assert filled.gpts._counts[GPT] == 4


def test_deleting_what_is_shown_goes_to_the_next_and_undo_comes_back(
    filled: Shell, qtbot: QtBot
) -> None:
    filled.chat.open("c1")
    qtbot.waitUntil(lambda: shown(filled) == "c1")
    filled.organiser.delete(["c1", "c2"])
    qtbot.waitUntil(lambda: shown(filled) == "c3")
    filled.organiser.delete(["c3"])
    qtbot.waitUntil(lambda: shown(filled) == "c0")
    undo(filled)
    qtbot.waitUntil(lambda: shown(filled) == "c3")
    filled.organiser.archive(["c3"], True)
    qtbot.waitUntil(lambda: shown(filled) == "c0")
    undo(filled)
    qtbot.waitUntil(lambda: shown(filled) == "c3")
    filled.organiser.delete(["c3", "c0"])
    qtbot.waitUntil(lambda: listed(filled) == [])
    assert filled.chat.conversation is not None
    assert len(filled.chat.conversation) == 0
    assert filled.chat.conversation.gpt_id == GPT


def shown(shell: Shell) -> str:
    return shell.chat.conversation.id if shell.chat.conversation is not None else ""


def test_a_deleted_chat_that_answers_is_stopped_and_comes_back_with_what_came(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    (answering,) = listed(shell)
    shell.organiser.delete([answering])
    qtbot.waitUntil(reply.disconnected.is_set)
    qtbot.waitUntil(lambda: shell.is_idle)
    assert listed(shell) == []
    assert shell.settings["unread"] == []
    undo(shell)
    qtbot.waitUntil(lambda: shown(shell) == answering)
    assert shell.chat.conversation is not None
    answer = shell.chat.conversation.path()[-1]
    assert (answer.text, answer.state) == ("Half", State.STOPPED)
    assert listed(shell) == [answering]


def test_the_archive_is_a_list_of_its_own(filled: Shell, qtbot: QtBot) -> None:
    filled.organiser.ask("archive", ["c0", "c2"])
    assert listed(filled) == ["c1", "c3"]
    assert filled.gpts._counts[GPT] == 2
    filled.conversations.show_view(ChatView.ARCHIVE)
    assert listed(filled) == ["c0", "c2"]
    filled.organiser.ask("unarchive", ["c2"])
    assert listed(filled) == ["c0"]
    undo(filled)
    assert listed(filled) == ["c0", "c2"]
    filled.conversations.show_view(ChatView.CHATS)
    assert listed(filled) == ["c1", "c3"]
    on_disk(filled, qtbot, lambda store: len(store.summaries(archived=True)) == 2)


def test_the_archive_is_known_after_a_start(
    services: Services, store: SqliteStore, open_shell: Callable[[], Shell], qtbot: QtBot
) -> None:
    fill(store)
    store.organise([store.summaries()[0]._replace(archived=True)])
    shell = open_shell()
    shell.start([])
    assert listed(shell) == ["c1", "c2", "c3"]
    qtbot.waitUntil(lambda: shell.conversations.get("c0") is not None)
    shell.conversations.show_view(ChatView.ARCHIVE)
    assert listed(shell) == ["c0"]
    shell.chat.open("c0")
    qtbot.waitUntil(lambda: shown(shell) == "c0")
    assert shell.settings["conversation"] == "c0"


def test_writing_in_an_archived_chat_brings_it_back(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("One")
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "One")
    qtbot.waitUntil(lambda: shell.is_idle)
    asked = shown(shell)
    shell.organiser.archive([asked], True)
    shell.chat.open(asked)
    qtbot.waitUntil(lambda: shown(shell) == asked)
    gateway.will_stream("Two")
    shell.window.composer.submit("More")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Two")
    qtbot.waitUntil(lambda: shell.is_idle)
    assert listed(shell) == [asked]
    on_disk(shell, qtbot, lambda store: [s.id for s in store.summaries()] == [asked])


def test_the_trash_lists_restores_and_is_emptied(filled: Shell, qtbot: QtBot) -> None:
    filled.organiser.delete(["c0", "c1", "c2"])
    filled.conversations.show_view(ChatView.TRASH)
    qtbot.waitUntil(lambda: sorted(listed(filled)) == ["c0", "c1", "c2"])
    rows = filled.window.sidebar.chat_list
    assert rows.delegate.end_words(rows.chats.chat_of("c0")) == "30 d"
    filled.organiser.ask("restore", ["c1"])
    assert sorted(listed(filled)) == ["c0", "c2"]
    undo(filled)
    qtbot.waitUntil(lambda: sorted(listed(filled)) == ["c0", "c1", "c2"])
    filled.organiser.ask("restore", ["c1"])
    filled.organiser.ask("give up", ["c0"])
    answer(filled, "Cancel")
    assert sorted(listed(filled)) == ["c0", "c2"]
    filled.window.sidebar.chats_header.empty_button.click()
    answer(filled, "Delete for good")
    qtbot.waitUntil(lambda: listed(filled) == [])
    on_disk(filled, qtbot, lambda store: store.conversation("c0") is None and not store.trashed())
    filled.conversations.show_view(ChatView.CHATS)
    assert listed(filled) == ["c1", "c3"]
    qtbot.waitUntil(lambda: not filled.tasks)
    with filled._services.store._database.reading() as connection:  # type: ignore[attr-defined]
        assert connection.execute("SELECT count(*) FROM conversations").fetchone() == (2,)


def answer(shell: Shell, label: str) -> None:
    dialog = [one for one in shell.window.findChildren(ForGoodDialog) if one.isVisible()][-1]
    next(b for b in dialog.findChildren(QPushButton) if b.text() == label).click()


def test_the_grouping_is_remembered_and_folders_are_made_and_filled(
    filled: Shell, qtbot: QtBot, store: SqliteStore
) -> None:
    filled.window.sidebar.chats_header.grouping_chosen.emit("gpt")
    assert headings(filled) == ["Alpha"]
    filled.library.rename(GPT, "Omega")
    assert headings(filled) == ["Omega"]
    filled.organiser.ask("move to new", ["c1", "c3"])
    dialog = filled.window.findChild(NameDialog)
    assert dialog is not None
    assert not dialog.done_button.isEnabled()
    dialog.field.setText("  论文 ")
    dialog.done_button.click()
    filled.conversations.group_by("folder")
    assert headings(filled) == ["论文", "No folder"]
    assert listed(filled) == ["c1", "c3", "c0", "c2"]
    on_disk(filled, qtbot, lambda s: s.settings().get("group_chats") == "folder")
    (folder,) = store.folders()
    assert [s.id for s in store.summaries() if s.folder == folder.id] == ["c1", "c3"]


def test_a_deleted_folder_leaves_its_chats_and_comes_back_with_them(
    filled: Shell, qtbot: QtBot
) -> None:
    folder = filled.folders.add("Work")
    assert folder is not None
    filled.conversations.group_by("folder")
    filled.organiser.ask("move", ["c2", "c0"], folder.id)
    assert listed(filled) == ["c0", "c2", "c1", "c3"]
    filled.organiser.delete_folder(folder.id)
    assert listed(filled) == ["c0", "c1", "c2", "c3"]
    undo(filled)
    assert headings(filled) == ["Work", "No folder"]
    assert listed(filled) == ["c0", "c2", "c1", "c3"]
    filled.window.sidebar.chat_list.chats.folder_renamed.emit(folder.id, "At work")
    assert headings(filled) == ["At work", "No folder"]
    filled.organiser.ask("move", ["c2", "c1"], "")
    assert listed(filled) == ["c0", "c1", "c2", "c3"]
    undo(filled)
    assert listed(filled) == ["c0", "c2", "c1", "c3"]


def test_tags_are_added_and_taken_from_many_and_undone(filled: Shell, qtbot: QtBot) -> None:
    filled.organiser.tag(["c0", "c1"], ["To read"], [])
    filled.organiser.tag(["c1", "c2"], ["物理"], ["to READ"])
    tags = {s.id: s.tags for s in filled.conversations.all()}
    assert tags == {"c0": ("To read",), "c1": ("物理",), "c2": ("物理",), "c3": ()}
    on_disk(filled, qtbot, lambda store: {s.id: s.tags for s in store.summaries()} == tags)
    undo(filled)
    tags = {s.id: s.tags for s in filled.conversations.all()}
    assert tags == {"c0": ("To read",), "c1": ("To read",), "c2": (), "c3": ()}


def test_a_turn_that_ends_leaves_a_chat_where_it_was_put(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half", pause=True)
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    (answering,) = listed(shell)
    folder = shell.folders.add("Work")
    assert folder is not None
    shell.organiser.move([answering], folder.id)
    shell.organiser.tag([answering], ["a"], [])
    shell.organiser.pin([answering], True)
    reply.resume()
    qtbot.waitUntil(lambda: shell.is_idle)
    summary = shell.conversations.get(answering)
    assert summary is not None
    assert (summary.folder, summary.tags, summary.pinned) == (folder.id, ("a",), True)
    on_disk(shell, qtbot, lambda store: store.summaries() == [summary])


@pytest.mark.parametrize("action", [action.value for action in ChatAction])
def test_nothing_is_done_with_nobody(filled: Shell, action: str) -> None:
    filled.organiser.ask(action, ["nobody"], "no folder")
    assert listed(filled) == ["c0", "c1", "c2", "c3"]


def test_what_is_shown_is_filed_by_commands(filled: Shell, qtbot: QtBot) -> None:
    commands = filled.window.commands
    filled.chat.open("c1")
    qtbot.waitUntil(lambda: shown(filled) == "c1")
    folder = filled.folders.add("Work")
    assert folder is not None
    commands.run("chat-unpin")
    commands.run("chat-pin")
    (move,) = [one for one in commands.from_sources() if one.id == f"move-to:{folder.id}"]
    move.run()
    commands.run("group-by-folder")
    assert listed(filled) == ["c1", "c0", "c2", "c3"]
    titles = {one.title for one in commands.listed()}
    assert {"Unpin this chat", "Take this chat out of its folder", "Show the trash"} <= titles
    assert not {"Pin this chat", "Show the chats", "Group chats by folder"} & titles
    commands.run("chat-archive")
    qtbot.waitUntil(lambda: shown(filled) == "c0")
    commands.run("show-archive")
    assert listed(filled) == ["c1"]
    filled.chat.open("c1")
    qtbot.waitUntil(lambda: shown(filled) == "c1")
    commands.run("chat-rename")
    editor = filled.window.sidebar.chat_list.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Chat 1"
    commands.run("chat-unarchive")
    commands.run("show-chats")
    commands.run("chat-delete")
    qtbot.waitUntil(lambda: shown(filled) != "c1")
    assert listed(filled) == ["c0", "c2", "c3"]


@pytest.mark.parametrize("is_archived", [False, True])
def test_the_chat_of_last_time_opens_however_old_it_is(
    services: Services,
    store: SqliteStore,
    open_shell: Callable[[], Shell],
    qtbot: QtBot,
    is_archived: bool,
) -> None:
    fill(store, 130)
    store.organise([store.summaries()[-1]._replace(archived=is_archived)])
    store.save_setting("conversation", "c129")
    store.save_gpts([Gpt(GPT, "Alpha")])
    shell = open_shell()
    shell.start([])
    qtbot.waitUntil(lambda: shown(shell) == "c129")
    assert shell.settings["conversation"] == "c129"


def test_without_the_chat_of_last_time_a_new_one_begins(
    services: Services, store: SqliteStore, open_shell: Callable[[], Shell], qtbot: QtBot
) -> None:
    fill(store, 2)
    store.trash_conversations(["c1"])
    store.save_setting("conversation", "c1")
    store.save_gpts([Gpt(GPT, "Alpha")])
    shell = open_shell()
    shell.start([])
    qtbot.waitUntil(lambda: shell.chat.conversation is not None)
    assert shown(shell) not in ("c0", "c1")


def test_undo_leaves_what_came_meanwhile(filled: Shell) -> None:
    """A chat is renamed, or its answer ends, while the card with Undo is there."""
    filled.organiser.move(["c1"], filled.folders.add("Thesis").id)  # type: ignore[union-attr]
    known = filled.conversations.get("c1")
    assert known is not None
    filled.conversations.show(known._replace(title="Another", updated=known.updated + 60))
    undo(filled)
    assert filled.conversations.get("c1") == known._replace(
        title="Another", updated=known.updated + 60, folder=""
    )
