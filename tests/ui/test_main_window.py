"""The window's own business: its place on the screen."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.screen_room import FRAME
from gpts_desktop.ui.shell import Shell


def test_the_first_window_fits_on_a_small_screen_with_its_title_bar(shell: Shell) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.height() < 820 + FRAME  # or this would show nothing
    assert shell.window.height() + FRAME <= screen.height()
    assert shell.window.width() < screen.width()


def saved_place(window: QRect, screen_width: int) -> str:
    """Return what `QWidget.saveGeometry` writes on a second screen of that width."""
    sides = window.left(), window.top(), window.right(), window.bottom()
    packed = struct.pack(
        ">IHH4i4iiBBi4i", 0x1D9D0CB, 3, 0, *sides, *sides, 1, 0, 0, screen_width, *sides
    )
    return base64.b64encode(packed).decode()


@pytest.mark.parametrize("screen_width", [800, 2560])
@pytest.mark.parametrize(
    "window",
    [
        QRect(3000, 200, 1200, 800),  # right of all that is there
        QRect(-2000, -900, 700, 600),  # left and above
        QRect(100, 5000, 500, 500),
        QRect(3000, 200, 2500, 1800),  # larger than what is there
        QRect(600, 600, 600, 500),  # half of it
    ],
)
def test_a_window_of_a_screen_that_is_gone_comes_back_on_one_that_is_there(
    store: SqliteStore, open_shell: Callable[[], Shell], window: QRect, screen_width: int
) -> None:
    store.save_setting("window", saved_place(window, screen_width))
    shell = open_shell()
    QApplication.processEvents()
    screen = QGuiApplication.primaryScreen().availableGeometry()
    seen = shell.window.geometry().intersected(screen)
    assert seen.width() >= shell.window.width() - 8
    assert seen.height() >= shell.window.height() - FRAME
    assert shell.window.geometry().top() >= screen.top()
