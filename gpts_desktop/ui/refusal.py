"""The one sentence of a start that can't go on, for a person without a terminal."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from gpts_desktop.ui.said import said


def show_refusal(sentence: str) -> None:
    """Show the sentence and return when it was read; offscreen nobody can read it."""
    if not _nobody_sees():
        _shown(QMessageBox(QMessageBox.Icon.Warning, "gpts-desktop", said(sentence)))


class Wish(Enum):
    """What a person wants to do about a start that failed."""

    TRY_AGAIN = auto()
    OPEN_UNSAVED = auto()
    QUIT = auto()


def wish_after(sentence: str, *, can_be_read: bool) -> Wish:
    """Show what keeps the app from starting; return what the person wants.

    What is in the way can go: a full disk, a disk that was taken out, another program.
    """
    if _nobody_sees():
        return Wish.QUIT
    box = QMessageBox(QMessageBox.Icon.Warning, "gpts-desktop", said(sentence))
    box.setTextFormat(Qt.TextFormat.PlainText)
    again = box.addButton(
        QCoreApplication.translate("refusal", "Try again"), QMessageBox.ButtonRole.AcceptRole
    )
    unsaved = None
    told = QCoreApplication.translate("refusal", "Nothing was changed on the disk.")
    if can_be_read:
        unsaved = box.addButton(
            QCoreApplication.translate("refusal", "Open without saving"),
            QMessageBox.ButtonRole.ActionRole,
        )
        told = QCoreApplication.translate(
            "refusal",
            "Nothing was changed on the disk. Opened without saving, it keeps what you write"
            " in memory till it works.",
        )
    quits = box.addButton(
        QCoreApplication.translate("refusal", "Quit"), QMessageBox.ButtonRole.RejectRole
    )
    box.setInformativeText(told)
    box.setDefaultButton(again)
    box.setEscapeButton(quits)
    _shown(box)
    wishes = {again: Wish.TRY_AGAIN, unsaved: Wish.OPEN_UNSAVED}
    return next((w for b, w in wishes.items() if b is box.clickedButton()), Wish.QUIT)


def _nobody_sees() -> bool:
    return QGuiApplication.platformName() in ("offscreen", "minimal")


def _shown(box: QMessageBox) -> None:
    box.setObjectName("refusal")
    read = QEventLoop()
    box.finished.connect(read.quit)
    box.open()
    read.exec()
