"""A person decides about a damaged file, before anything is written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.core.copies import CopyKind
from gpts_desktop.core.errors import DiskFullError
from gpts_desktop.core.rescue import Way
from gpts_desktop.storage.copies import Copies
from gpts_desktop.storage.salvage.rescue import Rescue
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.recovery.rescue_dialog import RescueDialog
from tests.storage.damage import CONVERSATIONS, MESSAGES_EACH, PAGE, make_sound

LEFT = Qt.MouseButton.LeftButton
ALL = CONVERSATIONS * MESSAGES_EACH + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with a copy, and then damage."""
    path = tmp_path / "a.db"
    make_sound(path)
    Copies(path).make(CopyKind.DAILY)
    return path


def damage(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    page = content.index(b"7/3 ") // PAGE
    content[page * PAGE : (page + 1) * PAGE] = random.Random(1).randbytes(PAGE)
    path.write_bytes(content)
    return bytes(content)


def opened(qtbot: QtBot, path: Path) -> RescueDialog:
    dialog = RescueDialog(Rescue(path))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.go_button.isEnabled)
    return dialog


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, LEFT)


def messages(path: Path) -> int:
    with SqliteStore(path) as store:
        return store.counts().messages


def test_the_numbers_are_shown_before_anything_is_written(
    qtbot: QtBot, dressed: QApplication, path: Path
) -> None:
    content = damage(path)
    dialog = opened(qtbot, path)
    merged, saved, copy, anew = (dialog.choice.lines[way] for way in Way)
    assert f" of {ALL} messages saved from the damaged file, in 12 chats." in saved.text()
    count = int(saved.text().split()[0])
    assert 0 < count < ALL
    assert f"adds {ALL - count} messages" in merged.text()
    assert f"{ALL} messages in 12 chats" in copy.text()
    assert not anew.isVisible()
    assert dialog.choice.chosen() is Way.MERGED
    assert path.read_bytes() == content
    press(dialog.quit_button)
    assert dialog.result() == 0
    assert path.read_bytes() == content
    assert not (path.parent / "rescue").exists()
    assert not (path.parent / "damaged").exists()


@pytest.mark.parametrize("way", [Way.MERGED, Way.SAVED, Way.COPY])
def test_each_way_by_keyboard(qtbot: QtBot, dressed: QApplication, path: Path, way: Way) -> None:
    content = damage(path)
    dialog = opened(qtbot, path)
    expected = int(dialog.choice.lines[Way.SAVED].text().split()[0])
    qtbot.waitUntil(dialog.choice.buttons[Way.MERGED].hasFocus)
    for _ in range(list(Way).index(way)):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.choice.chosen() is way
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == 1
    assert messages(path) == (expected if way is Way.SAVED else ALL)
    (kept,) = (path.parent / "damaged").rglob("a.db")
    assert kept.read_bytes() == content
    assert len(Copies(path).all()) == 1


def test_several_copies_are_to_choose_from(qtbot: QtBot, dressed: QApplication, path: Path) -> None:
    with SqliteStore(path) as store:
        store.delete_message("c3-m11")
    Copies(path).make(CopyKind.MANUAL)
    damage(path)
    dialog = opened(qtbot, path)
    assert dialog.copies.isVisible()
    assert [dialog.copy_box.itemText(at).split(" · ")[1] for at in range(2)] == [
        f"{ALL - 1} messages",
        f"{ALL} messages",
    ]
    dialog.copy_box.setCurrentIndex(1)
    assert f"{ALL} messages" in dialog.choice.lines[Way.COPY].text()
    dialog.choice.buttons[Way.COPY].setChecked(True)
    press(dialog.go_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert messages(path) == ALL


def test_nothing_readable_and_no_copy(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(random.Random(1).randbytes(9_999))
    dialog = opened(qtbot, path)
    shown = [way for way in Way if dialog.choice.buttons[way].isVisible()]
    assert shown == [Way.ANEW]
    press(dialog.go_button)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert messages(path) == 0


def test_a_disk_that_is_full_is_said_and_nothing_changed(
    qtbot: QtBot, dressed: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = damage(path)

    def no_room(*_: object) -> None:
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(Rescue, "_take_damaged", no_room)
    dialog = RescueDialog(Rescue(path))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.trouble.text() == "The disk is full.")
    assert not dialog.go_button.isEnabled()
    press(dialog.quit_button)
    assert not dialog.isVisible()
    assert path.read_bytes() == content


def test_quitting_while_it_reads_ends_the_reading(
    qtbot: QtBot, dressed: QApplication, path: Path
) -> None:
    content = damage(path)
    dialog = RescueDialog(Rescue(path))
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog.quit_button)
    assert not dialog.isVisible()
    assert path.read_bytes() == content
    assert not (path.parent / "rescue").exists()


def test_every_control_has_a_name(qtbot: QtBot, dressed: QApplication, path: Path) -> None:
    damage(path)
    dialog = opened(qtbot, path)
    for button in dialog.findChildren(QPushButton):
        assert button.accessibleName()
        assert button.objectName()
    for way in dialog.choice.buttons.values():
        if way.isVisible():
            assert way.text()
            assert way.accessibleDescription()
    assert dialog.copy_box.accessibleName()
    assert dialog.progress.accessibleName()
