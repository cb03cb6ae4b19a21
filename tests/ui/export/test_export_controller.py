"""Exports from the whole window, over a real database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gpts_desktop.core.errors import DiskFullError
from gpts_desktop.core.export.order import Exporter, Format, Order
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.export.export_dialog import ExportDialog
from gpts_desktop.ui.export.export_progress import ExportProgress
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.shell import Shell
from tests.ui.export.conftest import SlowExporter


def action(menu: Menu, name: str) -> QAction:
    return next(one for one in menu.actions() if one.text().split("\t")[0] == name)


def dialog_of(shell: Shell) -> ExportDialog:
    found = shell.window.findChild(ExportDialog)
    assert isinstance(found, ExportDialog)
    return found


def choose(qtbot: QtBot, shell: Shell, form: Format, place: Path, *, packed: bool = True) -> None:
    """Take a format in the dialog and a place in the system's."""
    dialog = dialog_of(shell)
    dialog.buttons[form].click()
    dialog.packed_box.setChecked(packed)
    QTest.mouseClick(dialog.choose_button, Qt.MouseButton.LeftButton)
    asked = shell.window.findChild(QFileDialog, "exportPlaceDialog")
    assert isinstance(asked, QFileDialog)
    asked.fileSelected.emit(str(place))
    asked.close()


def toast_title(shell: Shell) -> str:
    label = shell.window.toast.findChild(QLabel, "toastTitle")
    assert isinstance(label, QLabel)
    return label.text() if shell.window.toast.isVisible() else ""


def test_the_chats_menu_exports_the_shown_chat(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.dialogs.open_chat_menu(QPoint(600, 60))
    menu = shell.window.findChild(Menu)
    assert isinstance(menu, Menu)
    action(menu, "Export…").trigger()
    menu.close()
    assert "Quantum: is this / that?" in dialog_of(shell).findChildren(QLabel)[0].text()
    out = tmp_path / "mine.html"
    choose(qtbot, shell, Format.HTML, out)
    qtbot.waitUntil(lambda: toast_title(shell) == "1 chat exported")
    assert "An <em>older</em> answer" not in out.read_text(encoding="utf-8")
    assert "Three families" in out.read_text(encoding="utf-8")
    assert shell.settings["export_format"] == "html"
    assert shell.settings["export_folder"] == str(tmp_path)


def test_the_rows_menu_exports_a_chat(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    chats = shell.window.sidebar.chat_list
    menu = Menu(chats)
    row = chats.chats.row_of("c1")
    assert row is not None
    chats.fill_menu(menu, chats.chats.index(row))
    action(menu, "Export…").trigger()
    menu.close()
    choose(qtbot, shell, Format.MARKDOWN, tmp_path / "mine.md")
    qtbot.waitUntil(lambda: toast_title(shell) == "1 chat exported")
    assert (tmp_path / "mine files" / "kept.png").exists()


def test_the_settings_menu_exports_everything(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.dialogs.open_menu(QPoint(100, 600))
    menu = shell.window.findChild(Menu)
    assert isinstance(menu, Menu)
    action(menu, "Export all chats…").trigger()
    menu.close()
    choose(qtbot, shell, Format.JSON, tmp_path / "all.json")
    qtbot.waitUntil(lambda: toast_title(shell) == "1 chat exported")
    read = json.loads((tmp_path / "all.json").read_bytes())
    assert [len(one["messages"]) for one in read["conversations"]] == [5]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_all_go_into_a_zip_or_a_folder(
    qtbot: QtBot, shell: Shell, tmp_path: Path, packed: bool
) -> None:
    assert shell.exports is not None
    shell.exports.export_all()
    out = tmp_path / ("chats.zip" if packed else "chats")
    choose(qtbot, shell, Format.TEXT, out, packed=packed)
    qtbot.waitUntil(lambda: toast_title(shell) == "1 chat exported")
    assert out.is_file() == packed


def test_an_empty_chat_has_nothing_to_export(shell: Shell) -> None:
    shell.chat.new_chat("g-bo0FiWLY7")
    shell.dialogs.open_chat_menu(QPoint(600, 60))
    menu = shell.window.findChild(Menu)
    assert isinstance(menu, Menu)
    assert not action(menu, "Export…").isEnabled()
    assert "export" not in [one.id for one in shell.window.commands.listed()]
    menu.close()


class TestLongExports:
    """With an exporter that takes until the test lets it go on."""

    @pytest.fixture
    def exporter(self, store: SqliteStore) -> Exporter:
        return SlowExporter(store.path)

    @pytest.fixture
    def slow(self, exporter: SlowExporter) -> SlowExporter:
        return exporter

    @pytest.fixture
    def progress(self, qtbot: QtBot, shell: Shell, tmp_path: Path) -> ExportProgress:
        """Start an export and wait until it says how far it is."""
        assert shell.exports is not None
        shell.exports._files.start(Order(Format.JSON, tmp_path / "all.json"))
        qtbot.waitUntil(lambda: shell.window.findChild(ExportProgress) is not None)
        found = shell.window.findChild(ExportProgress)
        assert isinstance(found, ExportProgress)
        return found

    def test_progress_shows(
        self, qtbot: QtBot, shell: Shell, progress: ExportProgress, slow: SlowExporter
    ) -> None:
        words = progress.findChild(QLabel)
        assert isinstance(words, QLabel)
        qtbot.waitUntil(lambda: words.text() == "Exporting 42 of 100 chats…")
        slow.go_on.set()
        qtbot.waitUntil(lambda: toast_title(shell) == "100 chats exported")
        assert "1 could not be read" in shell.window.toast.accessibleName()
        qtbot.waitUntil(lambda: shell.window.findChild(ExportProgress) is None)

    def test_cancel_ends_it(
        self, qtbot: QtBot, shell: Shell, progress: ExportProgress, slow: SlowExporter
    ) -> None:
        QTest.mouseClick(progress.cancel_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: toast_title(shell) == "Export cancelled")
        assert slow.ended.is_set()

    def test_trouble_is_a_sentence(
        self, qtbot: QtBot, shell: Shell, progress: ExportProgress, slow: SlowExporter
    ) -> None:
        slow.failure = DiskFullError("The disk is full: all.json can't be written.")
        slow.go_on.set()
        qtbot.waitUntil(shell.window.banner.isVisible)
        assert any(
            "The disk is full" in one.text() for one in shell.window.banner.findChildren(QLabel)
        )

    def test_the_end_of_the_app_ends_it(
        self, qtbot: QtBot, shell: Shell, progress: ExportProgress, slow: SlowExporter
    ) -> None:
        shell.tasks.cancel()
        qtbot.waitUntil(slow.ended.is_set)


def test_the_dialog_by_keyboard(qtbot: QtBot) -> None:
    dialog = ExportDialog("Export 2 chats", Format.MARKDOWN, several=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.buttons[Format.MARKDOWN].hasFocus)
    for button in dialog.findChildren(QPushButton):
        assert button.text()
    for form in (Format.MARKDOWN, Format.HTML, Format.TEXT):
        QTest.keyClick(dialog.buttons[form], Qt.Key.Key_Down)
    assert dialog.form() is Format.JSON
    assert not dialog.branches_box.isEnabled()
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args == [(Format.JSON, False, False)]
