"""Branching to a new conversation in the whole window, and deleting one message."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gpts_desktop.core.actions import Action
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Services, Shell
from tests.ui.test_shell import ask, path, titles


def test_a_branch_opens_and_leads_back(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore
) -> None:
    gateway.will_stream("One")
    answer = ask(shell, qtbot, "Hi")
    gateway.will_stream("Two")
    ask(shell, qtbot, "More")
    origin = shell.chat.conversation
    assert origin is not None
    shell.window.transcript.action_requested.emit(answer.id, Action.BRANCH_OFF)
    qtbot.waitUntil(lambda: [m.text for m in path(shell)] == ["Hi", "One"])
    assert shell.chat.conversation is not origin
    assert titles(shell) == ["Hi (branch)", "Hi"]
    kept = store.conversation(origin.id)
    assert kept is not None and kept.messages() == origin.messages()
    gateway.will_stream("Three")
    ask(shell, qtbot, "Else")
    sent = gateway.requests[-1].json["messages"]
    assert [m["content"] for m in sent] == ["Hi", "One", "Else"]
    shell.window.commands.run("branch-origin")
    qtbot.waitUntil(lambda: path(shell)[-1].text == "Two")
    assert not shell.window.commands["branch-origin"].when()


def test_a_message_deleted_alone_leaves_what_follows_it(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, services: Services
) -> None:
    gateway.will_stream("One")
    answer = ask(shell, qtbot, "Hi")
    gateway.will_stream("Two")
    ask(shell, qtbot, "More")
    before = path(shell)
    shell.window.transcript.action_requested.emit(answer.id, Action.DELETE)
    assert [m.text for m in path(shell)] == ["Hi", "More", "Two"]
    next(b for b in shell.window.toast._buttons if b.text() == "Undo").click()
    assert path(shell) == before
    shell.window.transcript.action_requested.emit(answer.id, Action.DELETE)
    shell.window.toast.leave()
    qtbot.waitUntil(services.writer.submit(lambda: None).done)
    kept = store.conversation(store.summaries()[0].id)
    assert kept is not None
    assert [m.text for m in kept.path()] == ["Hi", "More", "Two"]


def test_what_does_not_lead_to_the_coming_answer_can_be_deleted(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("One")
    answer = ask(shell, qtbot, "Hi")
    gateway.will_stream("Half", pause=True)
    shell.window.transcript.action_requested.emit(answer.id, Action.REGENERATE)
    qtbot.waitUntil(lambda: shell.window.transcript.last_text() == "Half")
    coming = path(shell)[-1]
    shell.window.transcript.action_requested.emit(answer.id, Action.DELETE)
    conversation = shell.chat.conversation
    assert conversation is not None and answer.id not in conversation
    shell.window.transcript.action_requested.emit(coming.id, Action.DELETE_BRANCH)
    shell.window.transcript.action_requested.emit(coming.id, Action.BRANCH_OFF)
    assert coming.id in conversation and shell.window.banner.isVisible()
    shell.chat.stop()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert coming.text == "Half"


def test_an_edited_question_is_a_sibling_also_when_it_is_read_anew(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, services: Services
) -> None:
    gateway.will_stream("One")
    ask(shell, qtbot, "Hi")
    gateway.will_stream("Two")
    ask(shell, qtbot, "More")
    gateway.will_stream("Three")
    shell.window.transcript.action_requested.emit(path(shell)[0].id, Action.EDIT)
    shell.window.composer.submit("Hello")
    qtbot.waitUntil(lambda: path(shell)[-1].text == "Three" and shell.is_idle)
    qtbot.waitUntil(services.writer.submit(lambda: None).done)
    kept = store.conversation(store.summaries()[0].id)
    assert kept is not None and kept == shell.chat.conversation
    assert [m.text for m in kept.path()] == ["Hello", "Three"]
    first, second = kept.children(None)
    assert (first.text, second.text) == ("Hi", "Hello")
    kept.choose(first.id)
    assert [m.text for m in kept.path()] == ["Hi", "One", "More", "Two"]
