from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gpts_desktop.ui.open_events import OpenEvents


def test_files_and_addresses_arrive_as_arguments(qapp: QApplication) -> None:
    taken: list[Sequence[str]] = []
    events = OpenEvents(taken.append, qapp)
    try:
        qapp.sendEvent(qapp, QFileOpenEvent("/tmp/links.txt"))
        qapp.sendEvent(qapp, QFileOpenEvent(QUrl("gpts-desktop://add?link=g-bo0FiWLY7")))
    finally:
        qapp.removeEventFilter(events)
        events.deleteLater()
    assert taken == [["/tmp/links.txt"], ["gpts-desktop://add?link=g-bo0FiWLY7"]]
