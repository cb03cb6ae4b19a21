"""Carries out what was asked for while no window has the data open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton

from gpts_desktop.core.errors import AppError, DamagedDatabaseError, ForeignDatabaseError
from gpts_desktop.core.restart import (
    DataDesk,
    MoveData,
    PlaceDesk,
    RescueData,
    Restart,
    RestoreCopy,
    TakeInUnsaved,
)
from gpts_desktop.ui.recovery.waiting import center, wait_for
from gpts_desktop.ui.refusal import show_refusal
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import ThemeKeeper


def nobody_sees() -> bool:
    """Return whether a question would never be answered."""
    return QGuiApplication.platformName() in ("offscreen", "minimal")


def carry_out(restart: Restart, desk: DataDesk) -> bool:
    """Do it; what goes wrong is shown, and the data is as it was then.

    Returns whether the data is to be opened again; not, when a person quit.
    """
    if isinstance(restart, RescueData):
        return rescue(desk)
    try:
        if isinstance(restart, RestoreCopy):
            wait_for(
                QCoreApplication.translate("recovery", "The copy is being restored."),
                lambda: desk.restore(restart.copy),
            )
        elif isinstance(restart, MoveData):
            wait_for(
                QCoreApplication.translate("recovery", "Your data is being moved."),
                lambda: desk.move(restart.folder),
            )
        elif isinstance(restart, TakeInUnsaved):
            wait_for(
                QCoreApplication.translate("recovery", "What was unsaved is being saved."),
                lambda: desk.take_in(restart.path),
            )
    except ForeignDatabaseError as error:
        show_refusal(str(error))
    except DamagedDatabaseError:
        return rescue(desk)
    except AppError as error:
        show_refusal(str(error))
    return True


def rescue(desk: DataDesk) -> bool:
    """Let a person decide about a damaged database; return whether a sound one is there."""
    from gpts_desktop.ui.recovery.rescue_dialog import RescueDialog

    if nobody_sees():
        return False
    _dress()
    dialog = RescueDialog(desk.rescue())
    return bool(_ask(dialog) == QDialog.DialogCode.Accepted)


def find_data(sentence: str, desk: PlaceDesk) -> bool:
    """Ask where data is that was moved and is away; return whether it was found."""
    if nobody_sees():
        return False
    _dress()
    while True:
        box = AwayBox(sentence)
        _ask(box)
        if box.was_clicked(box.retry_button):
            if desk.is_back():
                return True
        elif box.was_clicked(box.choose_button):
            if _choose(desk):
                return True
        else:
            return False


class AwayBox(QMessageBox):
    """Says that the data's folder is away: try again, choose another, or quit."""

    def __init__(self, sentence: str) -> None:
        super().__init__(QMessageBox.Icon.Warning, "gpts-desktop", sentence)
        self.setObjectName("awayBox")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(self.tr("Nothing new is begun before you decide."))
        self.retry_button = self._button(self.tr("&Try again"), "awayRetryButton")
        self.choose_button = self._button(self.tr("&Choose a folder…"), "awayChooseButton")
        self.quit_button = self._button(self.tr("&Quit"), "awayQuitButton")
        self.setDefaultButton(self.retry_button)
        self.setEscapeButton(self.quit_button)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        self.addButton(button, QMessageBox.ButtonRole.ActionRole)
        return button

    def was_clicked(self, button: QPushButton) -> bool:
        """Return whether this button ended it."""
        return self.clickedButton() is button


class AnewBox(QMessageBox):
    """Asks before data is begun anew in a folder that holds none."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            QMessageBox.Icon.Question,
            "gpts-desktop",
            QCoreApplication.translate(
                "recovery", "There is no data of GPTs Desktop in {0}."
            ).format(folder),
        )
        self.setObjectName("anewBox")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setInformativeText(
            self.tr("You can begin anew there. What you moved stays where it is.")
        )
        self.begin_button = QPushButton(self.tr("&Begin anew"))
        self.begin_button.setObjectName("anewBeginButton")
        self.addButton(self.begin_button, QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self.addButton(QMessageBox.StandardButton.Cancel))


def _choose(desk: PlaceDesk) -> bool:
    chosen = QFileDialog.getExistingDirectory(
        None, QCoreApplication.translate("recovery", "The folder with your data")
    )
    if not chosen:
        return False
    folder = Path(chosen)
    if not desk.has_data(folder):
        box = AnewBox(folder)
        _ask(box)
        if box.clickedButton() is not box.begin_button:
            return False
    try:
        desk.use(folder)
    except AppError as error:
        show_refusal(str(error))
        return False
    return True


def _ask(dialog: QDialog) -> int:
    """Show a dialog and return its result; no asyncio runs."""
    answered = QEventLoop()
    dialog.finished.connect(answered.quit)
    center(dialog)
    dialog.open()
    answered.exec()
    dialog.deleteLater()
    return dialog.result()


def _dress() -> None:
    """Give the app its look, if no window has done so yet."""
    qt = QApplication.instance()
    if isinstance(qt, QApplication) and not qt.styleSheet():
        apply_style(qt, ThemeKeeper(parent=qt))
