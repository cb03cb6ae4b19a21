"""Viewports that Python made are as Qt's own, and keep PySide from setting up all widgets."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QTextBrowser, QTextEdit
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.known_viewport import make_text_viewport, make_viewport


def traits(area: QAbstractScrollArea) -> dict[str, object]:
    """Return how the viewport of an area meets the user and is painted."""
    viewport = area.viewport()
    return {
        "name": viewport.objectName(),
        "cursor": viewport.cursor().shape(),
        "roles": (viewport.backgroundRole(), viewport.foregroundRole()),
        "focus": (viewport.focusPolicy(), viewport.focusProxy() is area),
        "filled": viewport.autoFillBackground(),
        "attributes": [each for each in Qt.WidgetAttribute if viewport.testAttribute(each)],
    }


def test_an_area_has_a_viewport_as_qt_makes_it(qtbot: QtBot) -> None:
    plain, ours = QAbstractScrollArea(), QAbstractScrollArea()
    make_viewport(ours)
    for area in (plain, ours):
        qtbot.addWidget(area)
    assert traits(ours) == traits(plain)


@pytest.mark.parametrize("kind", [QTextEdit, QTextBrowser])
def test_a_text_has_a_viewport_as_qt_makes_it_but_not_filled(
    qtbot: QtBot, kind: type[QTextEdit]
) -> None:
    plain, ours = kind(), kind()
    make_text_viewport(ours)
    for text in (plain, ours):
        qtbot.addWidget(text)
    assert traits(ours) == traits(plain) | {"filled": False}
    assert ours.document().documentLayout().paintDevice() is ours.viewport()


WINDOW = """
from PySide6.QtWidgets import QApplication
import PySide6.QtWidgets
qt = QApplication([])
from gpts_desktop.ui.known_viewport import make_text_viewport, make_viewport
from PySide6.QtWidgets import QAbstractScrollArea, QTextBrowser
area, text = QAbstractScrollArea(), QTextBrowser()
make_viewport(area)
make_text_viewport(text)
area.viewport(), text.viewport()
print("QWizard" in vars(PySide6.QtWidgets))
QAbstractScrollArea().viewport()
print("QWizard" in vars(PySide6.QtWidgets))
"""


def test_asking_for_them_does_not_set_up_every_class_of_widget() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WINDOW], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["False", "True"]
