"""The window on a disk that takes nothing for a while, over the real database."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from gpts_desktop.core.message import State
from gpts_desktop.demo.script import Pause
from gpts_desktop.demo.server import DemoServer
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.storage.unsaved_files import DiskUnsavedFiles
from gpts_desktop.ui.shell import Services, Shell
from gpts_desktop.ui.unsaved_dialog import UnsavedDialog
from tests.storage.failing_connection import RefusingConnection
from tests.ui.conftest import OpenShell


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    (tmp_path / "data").mkdir()
    with SqliteStore(tmp_path / "data" / "test.db", factory=RefusingConnection) as opened:
        yield opened


@pytest.fixture
def disk() -> Iterator[type[RefusingConnection]]:
    """The disk under the window's database."""
    yield RefusingConnection
    RefusingConnection.refuse("")


Disk = type[RefusingConnection]


def said(shell: Shell) -> str:
    banner = shell.window.unsaved_banner
    return banner.accessibleName() if banner.isVisible() else ""


def press(over: QWidget, label: str) -> None:
    shown = [b for b in over.findChildren(QPushButton) if b.isVisible()]
    next(b for b in shown if b.text().replace("&", "") == label).click()


def saved_texts(store: SqliteStore) -> list[tuple[str, State]]:
    loaded = store.conversation(store.summaries()[0].id)
    assert loaded is not None
    return [(message.text, message.state) for message in loaded.path()]


def test_an_answer_goes_on_while_the_disk_is_full_and_is_saved_when_it_is_not(
    qtbot: QtBot, shell: Shell, disk: Disk, store: SqliteStore, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half", Pause(), "Whole")
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: "Half" in shell.window.transcript.last_text())
    disk.refuse("SQLITE_FULL")
    reply.resume()
    qtbot.waitUntil(lambda: not shell.runner.is_running)
    assert "Whole" in shell.window.transcript.last_text()
    qtbot.waitUntil(lambda: "The disk is full" in said(shell))
    assert str(store.path) in said(shell)
    assert "1 message kept in memory" in said(shell)
    press(shell.window.unsaved_banner, "Copy unsaved text")
    assert "HalfWhole" in QGuiApplication.clipboard().text()
    disk.refuse("")
    press(shell.window.unsaved_banner, "Try again")
    qtbot.waitUntil(lambda: said(shell) == "All is saved again.")
    assert saved_texts(store) == [("Hi", State.COMPLETE), ("HalfWhole", State.COMPLETE)]


def test_a_conversation_that_is_left_unsaved_is_opened_from_memory(
    qtbot: QtBot, shell: Shell, disk: Disk, gateway: DemoServer
) -> None:
    gateway.will_stream("One")
    reply = gateway.will_stream("Two", Pause(), "!")
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: not shell.runner.is_running and shell.conversations.any())
    shell.window.composer.submit("And?")
    qtbot.waitUntil(lambda: "Two" in shell.window.transcript.last_text())
    disk.refuse("SQLITE_READONLY")
    reply.resume()
    qtbot.waitUntil(lambda: not shell.runner.is_running)
    qtbot.waitUntil(lambda: "read-only" in said(shell))
    left = shell.chat.conversation
    assert left is not None
    shell.chat.new_chat("g-bbbbbbbbb")
    shell.chat.open(left.id)
    qtbot.waitUntil(lambda: shell.chat.conversation is left)
    disk.refuse("")


def test_a_question_is_not_sent_unsaved_unless_one_says_so(
    qtbot: QtBot, shell: Shell, disk: Disk, store: SqliteStore, gateway: DemoServer
) -> None:
    disk.refuse("SQLITE_FULL")
    gateway.will_stream("Answer")
    shell.window.composer.submit("Hi")
    banner = shell.window.banner
    qtbot.waitUntil(lambda: "Nothing was sent" in banner.accessibleName())
    assert shell.window.composer.text() == "Hi"
    assert not gateway.requests
    press(banner, "Send anyway, unsaved")
    qtbot.waitUntil(lambda: "Answer" in shell.window.transcript.last_text())
    qtbot.waitUntil(lambda: not shell.runner.is_running)
    assert shell.window.composer.text() == ""
    assert not store.summaries()
    disk.refuse("")
    press(shell.window.unsaved_banner, "Try again")
    qtbot.waitUntil(lambda: said(shell) == "All is saved again.")
    assert saved_texts(store) == [("Hi", State.COMPLETE), ("Answer", State.COMPLETE)]
    assert not shell.chats.sends_unsaved


def test_quitting_asks_while_something_is_unsaved_and_goes_on_once_it_is_saved(
    qtbot: QtBot, shell: Shell, disk: Disk
) -> None:
    disk.refuse("SQLITE_IOERR")
    shell.window.composer.text_box.insertPlainText("a long thought")
    shell.window.composer.flush_draft()
    qtbot.waitUntil(lambda: "1 draft kept in memory" in said(shell))
    shell.window.close()
    assert shell.window.isVisible()
    dialog = shell.window.findChild(UnsavedDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: "1 draft" in dialog._losses.text())
    press(dialog, "Cancel")
    assert shell.window.isVisible()
    shell.window.close()
    disk.refuse("")
    again = shell.window.findChildren(UnsavedDialog)[-1]
    press(again, "Try again")
    qtbot.waitUntil(lambda: not shell.window.isVisible())


@pytest.mark.parametrize("suffix", ["md", "json"])
def test_what_is_unsaved_can_be_saved_elsewhere(  # noqa: PLR0917  # fixtures
    qtbot: QtBot,
    shell: Shell,
    disk: Disk,
    tmp_path: Path,
    gateway: DemoServer,
    suffix: str,
) -> None:
    reply = gateway.will_stream("Half", Pause(), "Whole")
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: "Half" in shell.window.transcript.last_text())
    disk.refuse("SQLITE_FULL")
    reply.resume()
    qtbot.waitUntil(lambda: "kept in memory" in said(shell) and not shell.runner.is_running)
    shell.window.close()
    dialog = shell.window.findChild(UnsavedDialog)
    assert dialog is not None
    press(dialog, "Save elsewhere…")
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path / f"elsewhere.{suffix}"))
    chooser.reject()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    text = (tmp_path / f"elsewhere.{suffix}").read_text(encoding="utf-8")
    assert "HalfWhole" in text
    if suffix == "json":
        messages = json.loads(text)["conversations"][0]["messages"]
        assert [message["text"] for message in messages] == ["Hi", "HalfWhole"]
    disk.refuse("")


def test_a_session_that_ends_is_not_held_up(qtbot: QtBot, shell: Shell, disk: Disk) -> None:
    disk.refuse("SQLITE_FULL")
    shell.window.composer.text_box.insertPlainText("a long thought")
    shell.unsaved.end()
    assert not shell.window.isVisible()
    disk.refuse("")


def test_what_is_unsaved_is_left_in_the_first_place_that_takes_it(  # noqa: PLR0917  # fixtures
    qtbot: QtBot,
    open_shell: OpenShell,
    services: Services,
    disk: Disk,
    tmp_path: Path,
    loop: QEventLoop,
) -> None:
    (tmp_path / "a file").touch()
    places = [tmp_path / "a file", tmp_path / "missing", tmp_path]
    files = DiskUnsavedFiles(tmp_path / "data" / "test.db", places)
    shell = open_shell(services._replace(unsaved_files=lambda: files))
    shell.library.add([("g-aaaaaaaaa", "Alpha", "")])
    shell.start([])
    qtbot.waitUntil(lambda: shell.chat.conversation is not None)
    disk.refuse("SQLITE_FULL")
    shell.window.composer.text_box.insertPlainText("a long thought")
    shell.unsaved.end()
    ending = asyncio.ensure_future(shell.close(), loop=loop)
    qtbot.waitUntil(ending.done)
    ending.result()
    (left,) = files.left()
    assert left.parent == tmp_path
    assert "a long thought" in left.read_text(encoding="utf-8")
    # The disk takes it after all before the process has ended.
    disk.refuse("")
    shell.unsaved.all_saved()
    assert not files.left()


def test_losses_of_no_weight_do_not_keep_the_window_open(
    qtbot: QtBot, shell: Shell, disk: Disk, services: Services
) -> None:
    disk.refuse("SQLITE_FULL")
    shell.settings["sidebar_width"] = 300
    qtbot.waitUntil(lambda: len(services.writer.unsaved) > 0)
    shell.window.close()
    assert not shell.window.isVisible()
    disk.refuse("")


def test_a_folder_that_goes_and_comes_back_under_the_window_loses_nothing(
    qtbot: QtBot, shell: Shell, store: SqliteStore, gateway: DemoServer
) -> None:
    reply = gateway.will_stream("Half", Pause(), "Whole")
    shell.window.composer.submit("Hi")
    qtbot.waitUntil(lambda: "Half" in shell.window.transcript.last_text())
    folder = store.path.parent
    away = folder.rename(folder.with_name("away"))
    reply.resume()
    qtbot.waitUntil(lambda: not shell.runner.is_running and "is gone" in said(shell))
    assert str(store.path) in said(shell)
    assert not folder.exists()
    away.rename(folder)
    press(shell.window.unsaved_banner, "Try again")
    qtbot.waitUntil(lambda: said(shell) == "All is saved again.")
    assert saved_texts(store) == [("Hi", State.COMPLETE), ("HalfWhole", State.COMPLETE)]


def test_trying_again_in_vain_is_seen(qtbot: QtBot, shell: Shell, disk: Disk) -> None:
    disk.refuse("SQLITE_BUSY")
    shell.window.composer.text_box.insertPlainText("a long thought")
    qtbot.waitUntil(lambda: "Another program holds" in said(shell))
    press(shell.window.unsaved_banner, "Try again")
    qtbot.waitUntil(lambda: "Tried again at" in said(shell))
    disk.refuse("")
    qtbot.waitUntil(lambda: said(shell) == "All is saved again.")


def test_what_fails_at_the_very_end_is_asked_about_when_the_window_is_gone(
    qtbot: QtBot, shell: Shell, disk: Disk, loop: QEventLoop
) -> None:
    shell.window.composer.text_box.insertPlainText("a long thought")
    disk.refuse("SQLITE_FULL")
    # The first that fails is what closing itself writes: nobody could have been asked.
    shell.window.may_close = lambda: True
    shell.window.close()
    ending = asyncio.ensure_future(shell.close(), loop=loop)

    def asked() -> list[QWidget]:
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        return [w for w in shown if isinstance(w, UnsavedDialog)]

    qtbot.waitUntil(lambda: bool(asked()))
    (dialog,) = asked()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not ending.done()
    press(dialog, "Quit and lose it")
    qtbot.waitUntil(ending.done)
    disk.refuse("")
