"""The dialogs' common form: what Enter presses, and a height that fits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.headed_dialog import FittingDialog, HeadedDialog


def test_enter_presses_the_primary_button_wherever_the_focus_is(qtbot: QtBot) -> None:
    dialog = HeadedDialog("headed")
    pressed: list[str] = []
    cancel = dialog.button("&Cancel", lambda: pressed.append("cancel"))
    save = dialog.button("&Save", lambda: pressed.append("save"), kind="primary", name="save")
    dialog.add_foot(save, left=cancel)
    dialog.open()
    qtbot.waitExposed(dialog)
    cancel.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert pressed == ["save"]
    assert cancel.x() < save.x()
    dialog.close()


def test_the_window_bears_the_heading_or_a_title_of_its_own(qtbot: QtBot) -> None:
    dialog = HeadedDialog("headed")
    qtbot.addWidget(dialog)
    dialog.set_heading("<b>A chat</b>")
    assert dialog.windowTitle() == dialog.heading.text() == "<b>A chat</b>"
    assert dialog.heading.textFormat() is Qt.TextFormat.PlainText
    dialog.set_heading("Delete 3 chats?", "Delete")
    assert (dialog.heading.text(), dialog.windowTitle()) == ("Delete 3 chats?", "Delete")


def test_it_grows_and_shrinks_with_what_it_says(qtbot: QtBot) -> None:
    dialog = FittingDialog("fitting")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    said = QLabel("Short.")
    said.setWordWrap(True)
    dialog.column.addWidget(said)
    dialog.resize(300, 10)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.height() == dialog.column.totalHeightForWidth(300))
    low = dialog.height()
    said.setText("Much more is to be said now. " * 10)
    qtbot.waitUntil(lambda: dialog.height() > low + 60)
    said.setText("Short.")
    qtbot.waitUntil(lambda: dialog.height() == low)
