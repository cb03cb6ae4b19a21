"""Where the data is and its copies: made, restored, moved. A page for a window of settings."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.core.copies import Copy, CopyKind
from gpts_desktop.core.data_care import DataCare
from gpts_desktop.core.errors import DamagedDatabaseError, StorageError
from gpts_desktop.core.restart import MoveData, RestoreCopy
from gpts_desktop.core.thread_work import on_thread
from gpts_desktop.ui.browser import open_in_browser
from gpts_desktop.ui.file_dialogs import folder_dialog
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.copies_list import CopiesList
from gpts_desktop.ui.settings.copy_words import moment_words
from gpts_desktop.ui.settings.form import Hint
from gpts_desktop.ui.settings.sure_box import SureBox
from gpts_desktop.ui.task_owner import Starter


class DataPage(QWidget):
    """Signals: `restart_requested(core.restart.Restart)`, once a person is sure, and
    `damage_found()`, when the data is too damaged to be copied.
    """

    restart_requested = Signal(object)
    damage_found = Signal()

    def __init__(self, care: DataCare, tasks: Starter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataPage")
        self._care = care
        self._tasks = tasks
        self._build()
        self._connect()

    # Building

    def _build(self) -> None:
        self.folder_field = QLineEdit(str(self._care.folder))
        self.folder_field.setObjectName("dataFolderField")
        self.folder_field.setAccessibleName(self.tr("The folder with your data"))
        self.folder_field.setReadOnly(True)
        self.folder_field.setCursorPosition(0)
        self.open_button = self._button(self.tr("&Open folder"), "dataOpenButton")
        self.move_button = self._button(self.tr("&Move to another folder…"), "dataMoveButton")
        self.move_button.setEnabled(self._care.may_move)
        self.move_line = Hint()
        if not self._care.may_move:
            self.move_line.say(
                self.tr("The app was started with a folder of its own: it can't be moved here.")
            )
        self.list = CopiesList()
        self.copy_button = self._button(self.tr("Make a &copy now"), "dataCopyButton")
        self.restore_button = self._button(self.tr("&Restore…"), "dataRestoreButton")
        self.restore_button.setEnabled(False)
        self.status = Hint()
        self.status.setObjectName("dataStatus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title(self.tr("Your data is in")))
        column.addWidget(self.folder_field)
        column.addLayout(_row(self.open_button, self.move_button))
        column.addWidget(self.move_line)
        column.addSpacing(10)
        column.addWidget(self._title(self.tr("Copies")))
        column.addWidget(self._rule())
        column.addWidget(self.list, 1)
        column.addWidget(self.status)
        column.addLayout(_row(self.copy_button, self.restore_button))

    def _title(self, text: str) -> QLabel:
        title = QLabel(text)
        title.setFont(ui_font(13.5, 600))
        return title

    def _rule(self) -> Hint:
        rule = Hint()
        rule.say(
            self.tr(
                "One is made each day; 7 days, 4 weeks and 12 months are kept."
                " Those that you make stay until you delete them."
            )
        )
        return rule

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._open_folder)
        self.move_button.clicked.connect(self._choose_folder)
        self.copy_button.clicked.connect(lambda: self._tasks.start(self._make_copy()))
        self.restore_button.clicked.connect(lambda: self._ask_restore(self.list.selected()))
        self.list.chosen.connect(lambda copy: self.restore_button.setEnabled(copy is not None))
        self.list.opened.connect(self._ask_restore)

    # Copies

    def reload(self) -> None:
        """Read anew which copies there are."""
        self.status.say("")
        self._tasks.start(self._load())

    async def _load(self) -> None:
        copies = await on_thread(self._care.interrupt, self._care.copies)
        self.list.show_copies(copies)
        for copy in copies:
            try:
                counts = await on_thread(self._care.interrupt, self._care.counts, copy)
            except StorageError:
                counts = None
            self.list.show_counts(copy, counts)

    async def _make_copy(self) -> None:
        self.copy_button.setEnabled(False)
        self.status.say(self.tr("A copy is being made. You can go on writing."))
        try:
            copy = await on_thread(self._care.interrupt, self._care.make_copy, CopyKind.MANUAL)
        except StorageError as error:
            self.status.say(said(error), "danger")
            if isinstance(error, DamagedDatabaseError):
                self.damage_found.emit()
            return
        finally:
            self.copy_button.setEnabled(True)
        await self._load()
        self.status.say(
            self.tr("The copy of {0} was read back and is sound.").format(moment_words(copy.made)),
            "ok",
        )

    def _ask_restore(self, copy: Copy | None) -> None:
        if copy is None:
            return
        box = SureBox(
            self.tr("Restore the copy of {0}?").format(moment_words(copy.made)),
            self.tr(
                "What you have now becomes a copy first. The window closes and opens again;"
                " answers that are still coming stop."
            ),
            self.tr("&Restore"),
            self.window(),
        )
        box.meant.connect(lambda: self.restart_requested.emit(RestoreCopy(copy)))
        box.open()

    # The folder

    def _open_folder(self) -> None:
        open_in_browser(QUrl.fromLocalFile(str(self._care.folder)).toString())

    def _choose_folder(self) -> None:
        title, home = self.tr("Move your data to"), str(Path.home())
        dialog = folder_dialog("dataPlaceDialog", self.window(), title, folder=home)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    def folder_chosen(self, folder: str) -> None:
        """Look at a folder, and ask whether the data is to be moved there."""
        self.status.say("")
        self._tasks.start(self._ask_move(Path(folder)))

    async def _ask_move(self, chosen: Path) -> None:
        try:
            folder, warning = await on_thread(self._care.interrupt, self._care.place_in, chosen)
        except StorageError as error:
            self.status.say(said(error), "danger")
            return
        stays = self.tr(
            "Database and copies are copied there and read back. The old files stay under another"
            " name. The window closes and opens again."
        )
        box = SureBox(
            self.tr("Move your data to {0}?").format(folder),
            f"{said(warning)} {stays}".strip(),
            self.tr("&Move"),
            self.window(),
        )
        box.meant.connect(lambda: self.restart_requested.emit(MoveData(folder)))
        box.open()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
