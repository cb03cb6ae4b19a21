"""Lists of GPTs out of the whole window, and in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.gpt_list import ListForm
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.shell import Shell
from tests.ui.conftest import KEY

LINK = "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt"


def toast_title(shell: Shell) -> str:
    label = shell.window.toast.findChild(QLabel, "toastTitle")
    assert isinstance(label, QLabel)
    return label.text() if shell.window.toast.isVisible() else ""


def place_dialog(shell: Shell, name: str) -> QFileDialog:
    dialog = shell.window.findChild(QFileDialog, name)
    assert isinstance(dialog, QFileDialog)
    return dialog


def test_the_settings_menu_offers_the_list(shell: Shell) -> None:
    shell.dialogs.open_menu(QPoint(100, 600))
    menu = shell.window.findChild(Menu)
    assert isinstance(menu, Menu)
    lists = next(one for one in menu.actions() if one.text() == "List of GPTs").menu()
    assert isinstance(lists, QMenu)
    assert [one.text() for one in lists.actions() if one.text()] == [
        "Export…",
        "Copy as Markdown",
        "Copy links",
        "Add GPTs from files…",
    ]
    menu.close()


def test_the_list_goes_onto_the_clipboard(shell: Shell) -> None:
    shell.window.commands.run("copy-gpts")
    assert QGuiApplication.clipboard().text() == f"# GPTs\n\n- [ResearchGPT]({LINK})\n"
    shell.window.commands.run("copy-gpt-links")
    assert QGuiApplication.clipboard().text() == f"{LINK}\n"
    assert toast_title(shell) == "List copied"


@pytest.mark.parametrize("form", list(ListForm))
def test_a_list_goes_out_and_in_without_doubles(
    qtbot: QtBot, shell: Shell, tmp_path: Path, form: ListForm
) -> None:
    shell.library.rename("g-bo0FiWLY7", "My researcher")
    shell.library.pin("g-bo0FiWLY7", True)
    shell.library.set_parameters("g-bo0FiWLY7", Parameters(temperature=0.5))
    path = tmp_path / f"list.{form.value}"
    shell.window.commands.run("export-gpts")
    dialog = place_dialog(shell, "gptListPlaceDialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: toast_title(shell) == "List exported")
    shell.window.toast.leave()
    shell.window.commands.run("import-gpts")
    asked = place_dialog(shell, "gptListFilesDialog")
    asked.filesSelected.emit([str(path)])
    asked.close()
    qtbot.waitUntil(shell.window.toast.isVisible)
    assert [gpt.name for gpt in shell.library.gpts()] == ["My researcher"]
    shell.library.remove(["g-bo0FiWLY7"])
    shell.window.toast.leave()
    shell.window.commands.run("import-gpts")
    asked = place_dialog(shell, "gptListFilesDialog")
    asked.filesSelected.emit([str(path)])
    asked.close()
    qtbot.waitUntil(lambda: len(shell.library) == 1)
    name = "Researchgpt" if form is ListForm.LINKS else "My researcher"
    gpt = shell.library.gpts()[0]
    assert gpt.name.casefold() == name.casefold()
    told = form is ListForm.JSON
    assert gpt.pinned == told
    assert gpt.parameters == (Parameters(temperature=0.5) if told else Parameters())


def test_no_key_is_in_any_list(shell: Shell) -> None:
    """The gateway's key is in use while everything is exported."""
    shell.gateways.save(
        GatewayProfile("gw", "Mine", "https://gateway.example", key_place="session")
    )
    assert shell.exports is not None
    for form in ListForm:
        shell.exports._lists.copy(form)
        text = QGuiApplication.clipboard().text()
        assert KEY.reveal() not in text
        assert "gateway.example" not in text
    read = json.loads(QGuiApplication.clipboard().text())
    assert set(read) == {"format", "version", "gpts", "conversations"}
