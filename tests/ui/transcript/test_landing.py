"""The glow behind the message that one has jumped to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui import motion
from gpts_desktop.ui.transcript.landing import Landing


def test_it_fades(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    landing = Landing(ground)
    landing.show_at("m")
    landing.setCurrentTime(landing.duration() // 2)
    assert 0.3 < landing.currentValue() < 0.7


def test_it_stands_still_and_ends_where_no_motion_is_wanted(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    motion.reduce_motion(by_user=True)
    landing = Landing(ground)
    landing.show_at("m")
    landing.setCurrentTime(landing.duration() - 1)
    assert landing.currentValue() == 1.0
    landing.setCurrentTime(landing.duration())
    assert landing.state() is QAbstractAnimation.State.Stopped
    motion.reduce_motion(by_user=False)
