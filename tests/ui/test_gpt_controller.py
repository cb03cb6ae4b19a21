"""What comes of links that are typed, dropped or given at the start."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.core.link_files import links_in_file
from gpts_desktop.core.links import Link
from gpts_desktop.ui import intake
from gpts_desktop.ui.offer_dialog import OfferDialog
from gpts_desktop.ui.shell import Shell

FILE = "https://chatgpt.com/g/g-ccccccccc-gamma and https://chatgpt.com/g/g-aaaaaaaaa"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "links.txt"
    path.write_text(FILE)
    return str(path)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that answers when it is told to."""
    answers = threading.Event()

    def read(name: str, data: bytes) -> list[Link]:
        assert threading.current_thread() is not threading.main_thread()
        assert answers.wait(10)
        return links_in_file(name, data)

    monkeypatch.setattr(intake, "links_in_file", read)
    yield answers
    answers.set()


def said(shell: Shell) -> str:
    return shell.window.toast.accessibleName()


def press(shell: Shell, text: str) -> None:
    buttons = shell.window.toast.findChildren(QPushButton)
    (button,) = [button for button in buttons if button.text() == text and button.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_files_on_a_slow_disk_leave_the_window_alive(
    shell: Shell, qtbot: QtBot, file: str, disk: threading.Event
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(file)])
    shell.gpts.take_mime(mime)
    mime.clear()
    qtbot.waitUntil(lambda: said(shell) == "Looking for GPTs…")
    disk.set()
    qtbot.waitUntil(lambda: said(shell) == "1 GPT added. 1 was already here")
    assert [gpt.name for gpt in shell.library.gpts()] == ["Alpha", "Beta", "gamma"]
    press(shell, "Undo")
    assert [gpt.name for gpt in shell.library.gpts()] == ["Alpha", "Beta"]


def test_a_disk_that_hangs_can_be_left(
    shell: Shell, qtbot: QtBot, file: str, disk: threading.Event
) -> None:
    shell.gpts.take_files([file])
    qtbot.waitUntil(lambda: said(shell) == "Looking for GPTs…")
    press(shell, "Cancel")
    qtbot.waitUntil(lambda: shell.is_idle)
    disk.set()
    shell.gpts.take_text("g-ddddddddd")
    qtbot.waitUntil(lambda: said(shell).startswith("1 GPT added"))
    assert [gpt.id for gpt in shell.library.gpts()][2:] == ["g-ddddddddd"]


OFFER = "gpts-desktop://add?link=https://chatgpt.com/g/g-ddddddddd-delta"


def offered(shell: Shell, qtbot: QtBot) -> OfferDialog:
    dialogs = shell.window.findChildren(OfferDialog)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in dialogs))
    return next(dialog for dialog in dialogs if dialog.isVisible())


def test_what_an_address_of_the_app_offers_is_added_when_the_person_agrees(
    shell: Shell, qtbot: QtBot
) -> None:
    before = len(shell.library)
    shell.take_arguments([OFFER])
    dialog = offered(shell, qtbot)
    assert dialog.accessibleDescription() == "delta"
    assert len(shell.library) == before
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.library.get("g-ddddddddd") is not None)
    assert said(shell) == "1 GPT added"


def test_an_offer_that_is_declined_leaves_all_as_it_was(shell: Shell, qtbot: QtBot) -> None:
    before = len(shell.library)
    shell.take_arguments([OFFER])
    QTest.keyClick(offered(shell, qtbot), Qt.Key.Key_Escape)
    assert len(shell.library) == before


def test_an_offer_of_nothing_says_so(shell: Shell, qtbot: QtBot) -> None:
    shell.take_arguments(["gpts-desktop://add?link=nothing"])
    assert said(shell) == "No GPT’s link found"
