"""The window's own business: its place on the screen."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from gpts_desktop.ui.main_window import FRAME
from gpts_desktop.ui.shell import Shell


def test_the_first_window_fits_on_a_small_screen_with_its_title_bar(shell: Shell) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.height() < 820 + FRAME  # or this would show nothing
    assert shell.window.height() + FRAME <= screen.height()
    assert shell.window.width() < screen.width()
