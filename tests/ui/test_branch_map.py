"""The map of branches in the whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpts_desktop.core.actions import Action
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.branch_map.map_dialog import MapDialog
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.shell import Services, Shell
from tests.ui.test_shell import ask, path


def map_of(shell: Shell) -> MapDialog:
    """Return the open map."""
    found = [d for d in shell.window.findChildren(MapDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def spoken(dialog: MapDialog) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    model = dialog.model
    return [str(model.data(model.index(at), role)) for at in range(model.rowCount())]


def forked(shell: Shell, qtbot: QtBot, gateway: DemoServer) -> None:
    """Ask, ask on, and regenerate the first answer: two branches, the short one shown."""
    gateway.will_stream("One")
    first = ask(shell, qtbot, "Hi")
    gateway.will_stream("Two")
    ask(shell, qtbot, "More")
    gateway.will_stream("Other")
    shell.window.transcript.action_requested.emit(first.id, Action.REGENERATE)
    qtbot.waitUntil(lambda: path(shell)[-1].text == "Other" and shell.is_idle)


def test_regenerating_a_middle_answer_keeps_what_followed_also_on_disk(
    shell: Shell, qtbot: QtBot, gateway: DemoServer, store: SqliteStore, services: Services
) -> None:
    forked(shell, qtbot, gateway)
    qtbot.waitUntil(services.writer.submit(lambda: None).done)
    kept = store.conversation(store.summaries()[0].id)
    assert kept is not None
    assert [m.text for m in kept.path()] == ["Hi", "Other"]
    kept.choose(kept.siblings(kept.path()[1].id)[0].id)
    assert [m.text for m in kept.path()] == ["Hi", "One", "More", "Two"]


def test_the_map_says_each_message_with_its_level_and_goes_there(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    forked(shell, qtbot, gateway)
    shell.window.commands.run("branches")
    dialog = map_of(shell)
    assert spoken(dialog) == [
        "You: Hi, level 1, on the shown branch",
        "Alpha: One, level 2, 1 of 2",
        "You: More, level 2",
        "Alpha: Two, level 2",
        "Alpha: Other, level 1, on the shown branch, 2 of 2",
    ]
    assert dialog.facts.text() == "5 messages · 2 branches"
    assert dialog.view.currentIndex().row() == 4
    QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert [m.text for m in path(shell)] == ["Hi", "One", "More", "Two"]
    qtbot.waitUntil(lambda: not shell.window.findChildren(MapDialog))
    assert shell.window.focusWidget() is shell.window.transcript


def test_a_branch_closes_opens_and_leads_to_its_fork(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    forked(shell, qtbot, gateway)
    shell.window.commands.run("branches")
    dialog = map_of(shell)
    dialog.view.setCurrentIndex(dialog.model.index(3))
    QTest.keyClick(dialog.view, Qt.Key.Key_Left)
    assert dialog.view.currentIndex().row() == 1
    QTest.keyClick(dialog.view, Qt.Key.Key_Left)
    assert dialog.model.rowCount() == 3
    assert spoken(dialog)[1].endswith("2 messages hidden")
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    assert dialog.model.rowCount() == 5
    dialog.close()


def test_a_message_deleted_on_the_map_comes_back_by_undo(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    forked(shell, qtbot, gateway)
    shell.window.commands.run("branches")
    dialog = map_of(shell)
    dialog.view.setCurrentIndex(dialog.model.index(2))
    QTest.keyClick(dialog.view, Qt.Key.Key_Delete)
    assert dialog.model.rowCount() == 4
    next(b for b in shell.window.toast._buttons if b.text() == "Undo").click()
    assert dialog.model.rowCount() == 5
    first = dialog.model.rows[1].message
    dialog.view.menu_requested.emit(first, dialog.pos())
    menu = next(m for m in dialog.findChildren(Menu) if m.isVisible())
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Branch to a new chat",
        "Show source",
        "Delete answer",
        "Delete it and the 2 messages after it",
    ]
    next(a for a in menu.actions() if a.text().startswith("Delete it")).trigger()
    menu.close()
    assert dialog.model.rowCount() == 2
    dialog.close()


def test_the_map_shows_an_answer_that_comes_and_how_it_ends(
    shell: Shell, qtbot: QtBot, gateway: DemoServer
) -> None:
    gateway.will_stream("One")
    ask(shell, qtbot, "Hi")
    shell.window.commands.run("branches")
    dialog = map_of(shell)
    gateway.will_stream("Half of it", pause=True)
    shell.window.composer.submit("More")
    qtbot.waitUntil(lambda: spoken(dialog)[-1].startswith("Alpha: Half of it"))
    assert "arriving…" in spoken(dialog)[-1]
    shell.chat.stop()
    qtbot.waitUntil(lambda: shell.is_idle)
    assert "stopped" in spoken(dialog)[-1]
    shell.chat.new_chat(shell.chat.gpt.id if shell.chat.gpt else "")
    qtbot.waitUntil(lambda: not shell.window.findChildren(MapDialog))
