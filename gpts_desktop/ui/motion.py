"""Whether things may move: some people are made sick by it, and their desktop knows that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressBar

_SYSTEM, _USER = "motionIsReducedBySystem", "motionIsReducedByUser"


def reduce_motion(*, by_system: bool | None = None, by_user: bool | None = None) -> None:
    """Let things stand still, or move again, for the whole app; None leaves a side's say."""
    app = QCoreApplication.instance()
    assert app is not None
    for name, value in ((_SYSTEM, by_system), (_USER, by_user)):
        if value is not None:
            app.setProperty(name, value)


def is_reduced() -> bool:
    """Whether the user, the desktop or Qt's own settings of it want no motion."""
    app = QCoreApplication.instance()
    if app is None or app.property(_USER) or app.property(_SYSTEM):
        return True
    # PySide makes all of QStyle's enumerations when it is first touched: 6 ms of the start.
    from PySide6.QtWidgets import QApplication, QStyle

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return not QApplication.style().styleHint(hint)


def show_endless(bar: QProgressBar) -> None:
    """Let a bar run to and fro while nobody knows how long it takes; or lie empty and still."""
    bar.setRange(0, 1 if is_reduced() else 0)
    bar.setValue(0)
