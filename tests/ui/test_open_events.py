from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from gpts_desktop.ui.open_events import OpenEvents


def test_files_and_addresses_arrive_as_arguments_while_the_window_is_there(
    qapp: QApplication,
) -> None:
    taken: list[Sequence[str]] = []
    window = QObject()
    OpenEvents(taken.append, qapp, window)
    try:
        qapp.sendEvent(qapp, QFileOpenEvent("/tmp/links.txt"))
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl("gpts-desktop://add?link=g-bo0FiWLY7")))
    finally:
        Shiboken.delete(window)
    assert taken == [["/tmp/links.txt"], ["gpts-desktop://add?link=g-bo0FiWLY7"]]
    # The next window of the process hears what comes now, and this one does not.
    qapp.sendEvent(qapp, QFileOpenEvent("/tmp/more.txt"))
    assert len(taken) == 2
