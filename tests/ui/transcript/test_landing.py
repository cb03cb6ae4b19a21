"""The glow behind the message that one has jumped to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.transcript.landing import Landing


class StillStyle(QProxyStyle):
    """The style of a desktop that wants no motion."""

    def styleHint(  # noqa: N802  # Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # Qt's name
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def test_it_fades(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    landing = Landing(ground)
    landing.show_at("m")
    landing.setCurrentTime(landing.duration() // 2)
    assert 0.3 < landing.currentValue() < 0.7


def test_it_stands_still_and_ends_where_no_motion_is_wanted(qtbot: QtBot) -> None:
    ground = QWidget()
    style = StillStyle()
    ground.setStyle(style)
    qtbot.addWidget(ground)
    landing = Landing(ground)
    landing.show_at("m")
    landing.setCurrentTime(landing.duration() - 1)
    assert landing.currentValue() == 1.0
    landing.setCurrentTime(landing.duration())
    assert landing.state() is QAbstractAnimation.State.Stopped
