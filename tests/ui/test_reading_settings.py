"""What the settings button's menu chooses for reading reaches the transcript and the disk."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.settings.family_dialog import FamilyDialog
from gpts_desktop.ui.shell import Shell


def choose(shell: Shell, entry: str, *menus: str) -> None:
    """Choose an entry in a menu of the settings button's menu."""
    shell.dialogs.open_menu(QPoint(0, 0))
    opened = shell.window.findChildren(Menu)[-1]
    inner: QMenu = opened
    for name in menus:
        action = next(action for action in inner.actions() if action.text() == name)
        found = action.menu()
        assert isinstance(found, QMenu)
        inner = found
    next(action for action in inner.actions() if action.text() == entry).trigger()
    opened.close()


def test_the_menu_chooses_how_far_an_answer_is_followed(shell: Shell) -> None:
    transcript = shell.window.transcript
    assert [transcript.stops_at_first_line] == [False]
    choose(shell, "Stop at its first line", "While an answer arrives")
    assert [transcript.stops_at_first_line] == [True]
    assert shell.settings["while_answering"] == "first_line"
    choose(shell, "Follow the end", "While an answer arrives")
    assert [transcript.stops_at_first_line] == [False]


def letters(shell: Shell) -> QFont:
    return shell.window.transcript._formats.look.text_font()


def test_font_length_and_size_are_taken_at_once_and_kept(
    shell: Shell, store: SqliteStore, qtbot: QtBot
) -> None:
    transcript = shell.window.transcript
    choose(shell, "Serif", "Text", "Font")
    assert letters(shell).families()[0] == "Noto Serif"
    assert shell.window.composer.text_box.font().families()[0] == "Noto Serif"
    shell.window.resize(1_600, 900)
    usual = transcript._column().width
    choose(shell, "Wide", "Text", "Length of lines")
    assert transcript._column().width > usual
    choose(shell, "Narrow", "Text", "Length of lines")
    assert transcript._column().width < usual
    size = letters(shell).pixelSize()
    choose(shell, "Larger\tCtrl++", "Text")
    choose(shell, "Larger\tCtrl++", "Text")
    assert letters(shell).pixelSize() > size
    kept = {"font": "serif", "line_length": "narrow", "zoom": 1.2}
    qtbot.waitUntil(lambda: kept.items() <= store.settings().items())
    choose(shell, "Inter", "Text", "Font")
    choose(shell, "Usual size\tCtrl+0", "Text")
    assert letters(shell).families()[0] == "Inter"
    assert letters(shell).pixelSize() == size


def test_any_installed_family_can_be_found_and_chosen(shell: Shell, qtbot: QtBot) -> None:
    choose(shell, "Other…", "Text", "Font")
    dialog = shell.window.findChild(FamilyDialog)
    assert dialog is not None
    assert not dialog.use_button.isEnabled()
    QTest.keyClicks(dialog.search_field, "no such family")
    assert not dialog.use_button.isEnabled()
    dialog.search_field.clear()
    name = max(
        (dialog.families.item(row).text() for row in range(dialog.families.count())), key=len
    )
    QTest.keyClicks(dialog.search_field, name.upper())
    assert dialog.sample.font().families()[0] == name
    QTest.keyClick(dialog.search_field, Qt.Key.Key_Return)
    assert shell.settings["font"] == name
    assert letters(shell).families()[0] == name
    qtbot.waitUntil(lambda: shell.window.findChild(FamilyDialog) is None)
    choose(shell, name, "Text", "Font")  # it stands in the menu from now on
