"""The small window while the data is worked on."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.recovery.waiting import WaitingDialog, wait_for


def shown() -> list[WaitingDialog]:
    widgets = QApplication.topLevelWidgets()
    return [w for w in widgets if isinstance(w, WaitingDialog) and w.isVisible()]


@pytest.mark.parametrize("words", ["Moving.", "Your data is being moved. " * 12])
def test_long_work_is_shown_in_a_window_whose_size_is_settled_before(
    qtbot: QtBot, qtlog: Any, words: str
) -> None:
    seen = threading.Event()
    sizes: list[tuple[int, int]] = []

    def look() -> None:
        sizes.extend((w.width(), w.height()) for w in shown())
        if len(sizes) > 3:
            seen.set()

    clock = QTimer()
    clock.timeout.connect(look)
    clock.start(20)
    wait_for(words, lambda: seen.wait(30))
    clock.stop()
    assert len(set(sizes)) == 1
    # The offscreen platform says so when the size is settled anew while it shows.
    assert not qtlog.records
    assert not shown()


def test_what_the_work_raises_is_raised(qtbot: QtBot) -> None:
    def fail() -> None:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        wait_for("Moving.", fail)
