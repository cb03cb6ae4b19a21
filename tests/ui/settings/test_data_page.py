"""The page of data and copies over a real database."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.restart import MoveData, Restart, RestoreCopy
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.data_care import DiskDataCare
from gpts_desktop.ui.settings.data_dialog import DataDialog
from gpts_desktop.ui.settings.data_page import DataPage
from gpts_desktop.ui.settings.sure_box import SureBox
from gpts_desktop.ui.task_owner import TaskOwner
from tests.storage.damage import make_sound

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "gpts-desktop.db"
    path.parent.mkdir()
    make_sound(path)
    return path


@pytest.fixture
def asked() -> list[Restart]:
    """What the page asked for."""
    return []


@pytest.fixture
def open_page(
    qtbot: QtBot, dressed: QApplication, loop: QEventLoop, database: Path, asked: list[Restart]
) -> Iterator[Callable[..., DataPage]]:
    failures: list[BaseException] = []
    windows: list[QWidget] = []

    def opened(*, may_move: bool = True) -> DataPage:
        window, tasks = QWidget(), TaskOwner(failures.append)
        windows.append(window)

        def end(_: object) -> None:
            ended = asyncio.ensure_future(tasks.close(), loop=loop)
            qtbot.waitUntil(ended.done)

        window.resize(900, 700)
        qtbot.addWidget(window, before_close_func=end)
        window.show()
        care = DiskDataCare(database, may_move=may_move)
        dialog = DataDialog(care, tasks, window)
        dialog.page.restart_requested.connect(asked.append)
        dialog.show_anew()
        return dialog.page

    yield opened
    assert not failures


def rows(page: DataPage) -> list[list[str]]:
    found = []
    for number in range(page.list.topLevelItemCount()):
        item = page.list.topLevelItem(number)
        assert item is not None
        found.append([item.text(column) for column in range(4)])
    return found


def sure_box(page: DataPage) -> SureBox | None:
    boxes = page.window().findChildren(SureBox)
    return boxes[-1] if boxes else None


def test_copies_are_listed_with_date_reason_size_and_content(
    qtbot: QtBot, database: Path, open_page: Callable[..., DataPage]
) -> None:
    copies = Copies(database)
    copy = copies.make(CopyKind.DAILY)
    old = copy.path.with_name("gpts-desktop-version2-20240830-101112.db")
    shutil.copy(copy.path, old)
    broken = copy.path.with_name("gpts-desktop-version2-20230830-101112.db")
    broken.write_bytes(b"broken" * 900)
    page = open_page()
    qtbot.waitUntil(lambda: len(rows(page)) == 3 and not any(row[3] == "…" for row in rows(page)))
    newest, before, damaged = rows(page)
    assert newest[1] == "Daily"
    assert newest[2].endswith("MB")
    assert newest[3] == "145 messages in 12 chats"
    assert before[0].startswith("Aug 30, 2024")
    assert before[1] == "Before an update"
    assert damaged[3] == "can't be read"
    assert page.folder_field.text() == str(database.parent)


def test_a_copy_is_made_now_and_stays(
    qtbot: QtBot, database: Path, open_page: Callable[..., DataPage]
) -> None:
    page = open_page()
    QTest.mouseClick(page.copy_button, LEFT)
    qtbot.waitUntil(lambda: "sound" in page.status.text())
    qtbot.waitUntil(page.copy_button.isEnabled)
    (copy,) = Copies(database).all()
    assert copy.kind is CopyKind.MANUAL
    assert rows(page)[0][1] == "Made by you"


def test_a_copy_that_can_t_be_made_is_said(
    qtbot: QtBot,
    open_page: Callable[..., DataPage],
    monkeypatch: pytest.MonkeyPatch,
    database: Path,
) -> None:
    usage = shutil.disk_usage(database.parent)._replace(free=1_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    page = open_page()
    QTest.mouseClick(page.copy_button, LEFT)
    qtbot.waitUntil(lambda: "no room" in page.status.text())
    assert page.copy_button.isEnabled()


def test_a_restore_is_asked_for_and_then_wanted(
    qtbot: QtBot, database: Path, open_page: Callable[..., DataPage], asked: list[Restart]
) -> None:
    copy = Copies(database).make(CopyKind.DAILY)
    page = open_page()
    assert not page.restore_button.isEnabled()
    qtbot.waitUntil(lambda: len(rows(page)) == 1)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.restore_button.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    box = sure_box(page)
    assert box is not None
    # Enter is Cancel.
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert not asked
    QTest.mouseClick(page.restore_button, LEFT)
    box = sure_box(page)
    assert box is not None
    assert "copy first" in box.informativeText()
    QTest.mouseClick(box.action_button, LEFT)
    assert asked == [RestoreCopy(copy)]


def test_a_move_goes_into_a_folder_of_its_own(
    qtbot: QtBot, tmp_path: Path, open_page: Callable[..., DataPage], asked: list[Restart]
) -> None:
    page = open_page()
    assert page.move_button.isEnabled()
    disk = tmp_path / "disk"
    disk.mkdir()
    (disk / "holiday.jpg").touch()
    page.folder_chosen(str(disk))
    qtbot.waitUntil(lambda: sure_box(page) is not None)
    box = sure_box(page)
    assert box is not None
    assert str(disk / "gpts-desktop") in box.text()
    QTest.mouseClick(box.action_button, LEFT)
    assert asked == [MoveData(disk / "gpts-desktop")]


def test_a_folder_that_can_t_take_the_data_is_said(
    qtbot: QtBot, database: Path, open_page: Callable[..., DataPage], asked: list[Restart]
) -> None:
    page = open_page()
    elsewhere = database.parent.parent / "other" / "gpts-desktop"
    elsewhere.mkdir(parents=True)
    shutil.copy(database, elsewhere)
    page.folder_chosen(str(elsewhere))
    qtbot.waitUntil(lambda: "already" in page.status.text())
    assert sure_box(page) is None
    assert not asked


def test_a_folder_given_at_the_start_is_not_moved(open_page: Callable[..., DataPage]) -> None:
    page = open_page(may_move=False)
    assert not page.move_button.isEnabled()
    assert page.move_line.text()


def test_every_control_has_a_name(open_page: Callable[..., DataPage]) -> None:
    page = open_page()
    for button in page.window().findChildren(QPushButton):
        assert button.accessibleName(), button.text()
    assert page.folder_field.accessibleName()
    assert page.list.accessibleName()
