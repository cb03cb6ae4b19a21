"""What the settings choose for reading reaches the transcript and the disk."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu
from pytestqt.qtbot import QtBot

from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.settings.family_dialog import FamilyDialog
from gpts_desktop.ui.shell import Shell


def choose(shell: Shell, setting: str, label: str) -> None:
    """Choose a value on the page of appearance, by its label."""
    box = shell.settings_desk.open("appearance").findChild(QComboBox, f"setting-{setting}")
    assert box is not None
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())


def press(shell: Shell, entry: str) -> None:
    """Choose an entry of the menu of the text's size, in the settings button's menu."""
    shell.dialogs.open_menu(QPoint(0, 0))
    opened = shell.window.findChildren(Menu)[-1]
    text = next(action.menu() for action in opened.actions() if action.text() == "Text")
    assert isinstance(text, QMenu)
    next(action for action in text.actions() if action.text() == entry).trigger()
    opened.close()


def test_the_settings_choose_how_far_an_answer_is_followed(shell: Shell) -> None:
    transcript = shell.window.transcript
    assert [transcript.stops_at_first_line] == [False]
    choose(shell, "while_answering", "Stop at its first line")
    assert [transcript.stops_at_first_line] == [True]
    assert shell.settings["while_answering"] == "first_line"
    choose(shell, "while_answering", "Follow the end")
    assert [transcript.stops_at_first_line] == [False]


def letters(shell: Shell) -> QFont:
    return shell.window.transcript._formats.look.text_font()


def test_font_length_and_size_are_taken_at_once_and_kept(
    shell: Shell, store: SqliteStore, qtbot: QtBot
) -> None:
    transcript = shell.window.transcript
    choose(shell, "font", "Serif")
    assert letters(shell).families()[0] == "Noto Serif"
    assert shell.window.composer.text_box.font().families()[0] == "Noto Serif"
    shell.window.resize(1_600, 900)
    usual = transcript._column().width
    choose(shell, "line_length", "Wide")
    assert transcript._column().width > usual
    choose(shell, "line_length", "Narrow")
    assert transcript._column().width < usual
    size = letters(shell).pixelSize()
    press(shell, "Larger\tCtrl++")
    press(shell, "Larger\tCtrl++")
    assert letters(shell).pixelSize() > size
    kept = {"font": "serif", "line_length": "narrow", "zoom": 1.2}
    qtbot.waitUntil(lambda: kept.items() <= store.settings().items())
    choose(shell, "font", "Inter")
    press(shell, "Usual size\tCtrl+0")
    assert letters(shell).families()[0] == "Inter"
    assert letters(shell).pixelSize() == size


def test_any_installed_family_can_be_found_and_chosen(shell: Shell, qtbot: QtBot) -> None:
    choose(shell, "font", "Other…")
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
    choose(shell, "font", name)  # it stands in the list from now on
