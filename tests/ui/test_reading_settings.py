"""What the settings button's menu chooses for reading reaches the transcript and the disk."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from gpts_desktop.ui.menu import Menu
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
