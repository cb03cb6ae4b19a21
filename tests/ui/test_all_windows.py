"""Every window of the app can be used by keyboard and heard by name."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gpts_desktop.ui.shell import Shell
from tests.ui.all_windows import WINDOWS, all_windows


def test_all_windows_open_and_close(whole_shell: Shell, qtbot: QtBot) -> None:
    seen = [name for name, widget in all_windows(whole_shell, qtbot) if widget.isVisible()]
    assert seen == list(WINDOWS)
