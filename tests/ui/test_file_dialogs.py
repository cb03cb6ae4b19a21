"""The choosers of files: a name gets the suffix of its form, and none of them stays."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.file_dialogs import files_dialog, folder_dialog, save_dialog


def test_the_suffix_follows_the_form(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    forms = {"md": "Markdown (*.md)", "json": "JSON (*.json)"}
    dialog = save_dialog("place", over, "Save", "Chats.md", forms=forms)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "md"
    dialog.filterSelected.emit("JSON (*.json)")
    assert dialog.defaultSuffix() == "json"


def test_a_chooser_goes_when_it_is_answered(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    for dialog in (
        files_dialog("files", over, "Open", filters=["All files (*)"]),
        folder_dialog("folder", over, "Open"),
        save_dialog("place", over, "Save", "a.txt"),
    ):
        dialog.open()
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()
    assert not over.findChildren(QFileDialog)
