"""PDF from the whole window, over a real database."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.export.names import readable_name
from gpts_desktop.core.message import Message, Role
from gpts_desktop.storage.store import SqliteStore
from gpts_desktop.ui.shell import Shell
from tests.ui.export.conftest import exporter, saved, services, shell

__all__ = ["exporter", "saved", "services", "shell"]  # fixtures


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def toast_title(shell: Shell) -> str:
    label = shell.window.toast.findChild(QLabel, "toastTitle")
    assert isinstance(label, QLabel)
    return label.text() if shell.window.toast.isVisible() else ""


def save(qtbot: QtBot, shell: Shell, path: Path) -> bytes:
    shell.window.commands.run("save-pdf")
    dialog = shell.window.findChild(QFileDialog, "pdfPlaceDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: toast_title(shell) == "PDF saved")
    return path.read_bytes()


def test_the_shown_chat_becomes_a_pdf(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    pdf = save(qtbot, shell, tmp_path / "mine.pdf")
    assert pdf.startswith(b"%PDF-")
    assert pages_of(pdf) == 2
    assert pdf.count(b"/Subtype /Image") >= 3
    assert list(tmp_path.glob(".gpts-desktop*")) == []


def test_the_branch_that_shows_is_the_one(
    qtbot: QtBot, shell: Shell, saved: Conversation, tmp_path: Path
) -> None:
    shown = shell.chat.conversation
    assert shown is not None
    shown.choose("a0")
    assert pages_of(save(qtbot, shell, tmp_path / "short.pdf")) == 1


def test_a_folder_that_is_missing_is_said(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    shell.window.commands.run("save-pdf")
    dialog = shell.window.findChild(QFileDialog, "pdfPlaceDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "mine.pdf"))
    dialog.close()
    qtbot.waitUntil(shell.window.banner.isVisible)


def test_printing_asks_for_a_printer_and_prints(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    assert shell.window.commands.keys("print") == ("Ctrl+P",)
    shell.window.commands.run("print")
    dialog = shell.window.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    printer: QPrinter = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(printer)
    dialog.close()
    printed = tmp_path / "printed.pdf"
    qtbot.waitUntil(lambda: printed.exists() and b"%%EOF" in printed.read_bytes()[-16:])
    assert pages_of(printed.read_bytes()) == 2


def test_many_chats_become_a_pdf_each(
    qtbot: QtBot, shell: Shell, saved: Conversation, store: SqliteStore, tmp_path: Path
) -> None:
    other = Conversation(id="other", title=saved.title)
    store.begin_turn(other, [other.add(Message(Role.USER, "同一个标题"))])
    mine = tmp_path / f"{readable_name(saved.title, '')}.pdf"
    mine.write_bytes(b"mine")
    shell.window.sidebar.chats_asked.emit("save as pdf", [saved.id, "gone", "other"], "")
    dialog = shell.window.findChild(QFileDialog, "pdfPlaceDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    qtbot.waitUntil(lambda: toast_title(shell) == "2 PDFs saved")
    made = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert made == sorted([mine.name, *(f"{mine.stem} ({n}).pdf" for n in (2, 3))])
    assert mine.read_bytes() == b"mine"
    assert pages_of((tmp_path / f"{mine.stem} (3).pdf").read_bytes()) == 1
