"""Says what can be imported and where it comes from, and asks for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from gpts_desktop.ui.file_dialogs import files_dialog, folder_dialog
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.spaced_label import SpacedLabel

_LINE = 20  # pixels
_PLACE = "importPlaceDialog"


class ImportDialog(HeadedDialog):
    """Signal: `chosen(paths)`, of files or one folder, picked or dropped."""

    chosen = Signal(list)

    def __init__(self, folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__("importDialog", parent)
        self.set_heading(self.tr("Bring your chats along"), self.tr("Import"))
        self.heading.setWordWrap(True)
        self.setAcceptDrops(True)
        self._folder = folder
        words = SpacedLabel(
            self.tr(
                "Choose or drop the file that ChatGPT sent you, as it is: its zip, the folder you"
                " unpacked it to, or the JSON files in it. An export of this app can be read"
                " too.\n\nWhat is here already stays as it is: a newer export adds what is new."
            ),
            _LINE,
        )
        where = SpacedLabel(
            self.tr("In ChatGPT: Settings › Data controls › Export data. The link comes by mail."),
            _LINE,
        )
        where.setProperty("role", "dim")
        for label in (words, where):
            label.setFont(ui_font(13.5))
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.column.setSpacing(10)
        self.column.addStretch(1)
        self.column.addSpacing(6)
        self._add_buttons()
        self.resize(460, self.sizeHint().height())

    def _add_buttons(self) -> None:
        cancel = self.button(self.tr("Cancel"), self.reject)
        self.folder_button = self.button(self.tr("Choose a folder…"), self._ask_folder)
        self.files_button = self.button(
            self.tr("Choose files…"), self._ask_files, kind="primary", name="importFilesButton"
        )
        self.add_foot(self.folder_button, self.files_button, left=cancel)

    def _ask_files(self) -> None:
        filters = [self.tr("Exports (*.zip *.json)"), self.tr("All files (*)")]
        title = self.tr("Import")
        self._open(files_dialog(_PLACE, self, title, folder=self._folder, filters=filters))

    def _ask_folder(self) -> None:
        self._open(folder_dialog(_PLACE, self, self.tr("Import"), folder=self._folder))

    def _open(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(self.choose)
        dialog.open()

    def choose(self, paths: list[str]) -> None:
        """Take what was chosen, and go."""
        self.accept()
        self.chosen.emit(list(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self.choose([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
