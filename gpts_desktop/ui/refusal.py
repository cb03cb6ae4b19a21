"""The one sentence of a start that can't go on, for a person without a terminal."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox


def show_refusal(sentence: str) -> None:
    """Show the sentence and return when it was read; offscreen nobody can read it."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "gpts-desktop", sentence)
    box.setObjectName("refusal")
    read = QEventLoop()
    box.finished.connect(read.quit)
    box.open()
    read.exec()
