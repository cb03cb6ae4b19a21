"""The window's commands: by key, in menus, in a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.core.shortcuts import SHORTCUTS
from gpts_desktop.ui.commands import Command, Commands
from gpts_desktop.ui.shell import Shell

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_key_runs_a_command_while_it_can_be_done(window: QWidget) -> None:
    done: list[str] = []
    able = [True]
    commands = Commands(window, {"one": ("Ctrl+J", "F8")})
    commands.add(Command("one", "One", lambda: done.append("one"), lambda: able[0]))
    QTest.keyClick(window, Qt.Key.Key_J, _CONTROL)
    QTest.keyClick(window, Qt.Key.Key_F8)
    able[0] = False
    QTest.keyClick(window, Qt.Key.Key_J, _CONTROL)
    assert done == ["one", "one"]
    assert commands.listed() == []


def test_other_keys_take_the_place_of_the_first(window: QWidget) -> None:
    done: list[str] = []
    commands = Commands(window, {"one": ("Ctrl+J",)})
    commands.add(Command("one", "One", lambda: done.append("one")))
    commands.set_keys("one", ("Ctrl+I",))
    QTest.keyClick(window, Qt.Key.Key_J, _CONTROL)
    assert not done
    QTest.keyClick(window, Qt.Key.Key_I, _CONTROL)
    assert done == ["one"]
    assert commands.key_text("one") == "Ctrl+I"


def test_a_menu_shows_the_key_and_greys_what_can_not_be_done(window: QWidget) -> None:
    commands = Commands(window, {"one": ("Ctrl+J",)})
    commands.add(Command("one", "One", lambda: None), Command("two", "Two", int, lambda: False))
    menu = QMenu(window)
    one, two = commands.add_to(menu, "one", "Other"), commands.add_to(menu, "two")
    assert (one.text(), one.isEnabled()) == ("Other\tCtrl+J", True)
    assert (two.text(), two.isEnabled()) == ("Two", False)


def test_every_key_belongs_to_a_command_of_the_window(shell: Shell) -> None:
    commands = shell.window.commands
    # What is exported and printed belongs to the exporter, which this window has not.
    assert [name for name in SHORTCUTS if name not in commands] in ([], ["print"])
    written = [key for keys in SHORTCUTS.values() for key in keys]
    assert len(written) == len(set(written))


def test_a_new_chat_with_each_gpt_is_listed_for_a_search_only(shell: Shell, qtbot: QtBot) -> None:
    commands = shell.window.commands
    assert "Beta" not in " ".join(one.title for one in commands.listed())
    (beta,) = [one for one in commands.from_sources() if one.title == "New chat with Beta"]
    beta.run()
    assert shell.chat.gpt is not None
    assert shell.chat.gpt.name == "Beta"


def test_the_theme_changes_by_a_command_which_is_listed_no_more(shell: Shell) -> None:
    shell.window.commands.run("theme-dark")
    assert shell.themes.theme.dark
    assert "theme-dark" not in {one.id for one in shell.window.commands.listed()}
