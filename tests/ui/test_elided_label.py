from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.elided_label import ElidedLabel


def test_it_takes_less_than_it_wants_but_not_nothing(qtbot: QtBot) -> None:
    label = ElidedLabel(least=60)
    qtbot.addWidget(label)
    label.setText("A name that is long enough to be cut somewhere in the middle of it")
    assert label.minimumSizeHint().width() == 60 < label.sizeHint().width()
    label.setText("i")
    assert label.minimumSizeHint().width() == label.sizeHint().width() < 60


def test_what_does_not_fit_ends_in_dots(qtbot: QtBot) -> None:
    label, cut = ElidedLabel(), ElidedLabel()
    for one in (label, cut):
        qtbot.addWidget(one)
        one.resize(80, 20)
    label.setText("A name that is long")
    cut.setText(label.fontMetrics().elidedText(label.text(), Qt.TextElideMode.ElideRight, 80))
    assert cut.text().endswith("…")
    assert label.grab().toImage() == cut.grab().toImage()
