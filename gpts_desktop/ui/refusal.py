"""The one sentence of a start that can't go on, for a person without a terminal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox


def show_refusal(sentence: str) -> None:
    """Show the sentence and return when it was read; offscreen nobody can read it."""
    if not _nobody_sees():
        _shown(QMessageBox(QMessageBox.Icon.Warning, "gpts-desktop", sentence))


def wants_to_try_again(sentence: str) -> bool:
    """Show what keeps the app from starting; return whether the person wants to try again.

    What is in the way can go: a full disk, a disk that was taken out, another program.
    """
    if _nobody_sees():
        return False
    box = QMessageBox(QMessageBox.Icon.Warning, "gpts-desktop", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(_tr("Nothing was changed on the disk."))
    again = box.addButton(_tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
    quits = box.addButton(_tr("Quit"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(again)
    box.setEscapeButton(quits)
    _shown(box)
    return box.clickedButton() is again


def _tr(text: str) -> str:
    return QCoreApplication.translate("refusal", text)


def _nobody_sees() -> bool:
    return QGuiApplication.platformName() in ("offscreen", "minimal")


def _shown(box: QMessageBox) -> None:
    box.setObjectName("refusal")
    read = QEventLoop()
    box.finished.connect(read.quit)
    box.open()
    read.exec()
