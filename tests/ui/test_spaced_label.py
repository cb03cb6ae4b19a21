from __future__ import annotations

from pytestqt.qtbot import QtBot

from gpts_desktop.ui.spaced_label import SpacedLabel


def test_each_line_has_its_height_and_markup_stands_as_it_is(qtbot: QtBot) -> None:
    label = SpacedLabel("one\n<b>two</b> & three", 30)
    qtbot.addWidget(label)
    assert label.sizeHint().height() == 60
    assert label.accessibleName() == "one\n<b>two</b> & three"
    assert "&lt;b&gt;two" in label.text()
