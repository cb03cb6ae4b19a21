"""Every text of every window has room for itself, in each language.

The interface in 200 % is drawn by Qt's own factor, boxes with their texts; what is left is a window
of half the pixels, which is the narrow one here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.elided_label import ElidedLabel
from gpts_desktop.ui.header import ModelChip
from gpts_desktop.ui.languages import LANGUAGES, speak, spoken
from gpts_desktop.ui.shell import Services, Shell
from tests.ui.all_windows import all_windows

ELIDED = ElidedLabel | ModelChip  # they end in dots by themselves, and say it all in a tip


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, services: Services) -> Iterator[str]:
    """Speak a language from before the window is built."""
    chosen: str = request.param
    services.store.save_setting("language", chosen)
    yield chosen
    speak("en")


def too_narrow(widget: QLabel | QAbstractButton) -> str:
    """Return what is missing for a text in its box, "" when it has its room."""
    text = widget.text()
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            needed = QSize(0, widget.heightForWidth(widget.width()))
        else:
            needed = widget.minimumSizeHint()
    else:
        font = widget.fontMetrics()
        mark = 22 if isinstance(widget, QCheckBox | QRadioButton) else 0
        needed = font.size(Qt.TextFlag.TextShowMnemonic, text)
        needed.setWidth(needed.width() + mark)
    lacks = max(needed.width() - widget.width(), needed.height() - widget.height())
    return f"{text!r} lacks {lacks} px" if lacks > 1 else ""


def texts(window: QWidget) -> Iterator[QLabel | QAbstractButton]:
    found: list[QLabel | QAbstractButton] = [
        *window.findChildren(QLabel),
        *window.findChildren(QAbstractButton),
    ]
    for widget in found:
        if widget.isVisible() and widget.text() and not isinstance(widget, ELIDED):
            yield widget


@pytest.mark.parametrize("width", [1280, 430])
def test_each_text_fits_its_box(
    language: str, width: int, whole_shell: Shell, qtbot: QtBot
) -> None:
    assert spoken() == language
    whole_shell.window.resize(width, 800)
    clipped = [
        f"{name}: {lack}"
        for name, window in all_windows(whole_shell, qtbot)
        for widget in texts(window)
        if (lack := too_narrow(widget))
    ]
    assert not clipped, "\n".join(clipped)
