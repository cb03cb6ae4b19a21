"""Tags are ticked, typed and completed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.tag_dialog import TagDialog

C = Qt.CheckState


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What a dialog belongs to: closed, the dialog deletes itself."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window: QWidget) -> TagDialog:
    tags = {"To read": C.Checked, "物理": C.PartiallyChecked, "work": C.Unchecked}
    dialog = TagDialog(tags, 3, window)
    dialog.show()
    return dialog


def test_what_is_typed_is_ticked_once_in_whatever_case(qtbot: QtBot, dialog: TagDialog) -> None:
    QTest.keyClicks(dialog.field, "WORK, #new one")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.states() == {
        "To read": C.Checked,
        "物理": C.PartiallyChecked,
        "work": C.Checked,
        "new one": C.Checked,
    }
    with qtbot.waitSignal(dialog.tags_chosen) as chosen:
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen.args == [["work", "new one"], []]


def test_what_is_unticked_is_taken_away_and_what_some_have_stays(
    qtbot: QtBot, dialog: TagDialog
) -> None:
    dialog.list.item(0).setCheckState(C.Unchecked)
    with qtbot.waitSignal(dialog.tags_chosen) as chosen:
        dialog.save_button.click()
    assert chosen.args == [[], ["To read"]]


def test_nothing_is_told_when_nothing_changed_or_it_was_cancelled(
    qtbot: QtBot, window: QWidget, dialog: TagDialog
) -> None:
    told: list[object] = []
    dialog.tags_chosen.connect(lambda *what: told.append(what))
    dialog.accept()
    other = TagDialog({}, 1, window)
    other.tags_chosen.connect(lambda *what: told.append(what))
    other.show()
    assert other.hint.isVisible()
    QTest.keyClicks(other.field, "a")
    QTest.keyClick(other.field, Qt.Key.Key_Escape)
    assert not other.isVisible()
    assert told == []


def test_known_tags_are_completed(dialog: TagDialog) -> None:
    completer = dialog.field.completer()
    completer.setCompletionPrefix("rea")
    assert completer.currentCompletion() == "To read"
