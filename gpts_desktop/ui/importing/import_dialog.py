"""Says what can be imported and where it comes from, and asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.spaced_label import SpacedLabel

_LINE = 20  # pixels


class ImportDialog(QDialog):
    """Signal: `chosen(paths)`, of files or one folder, picked or dropped."""

    chosen = Signal(list)

    def __init__(self, folder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Import"))
        self._folder = folder
        heading = SpacedLabel(self.tr("Bring your chats along"), 22)
        heading.setFont(ui_font(15, 600))
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
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for label in (heading, words, where):
            column.addWidget(label)
        column.addStretch(1)
        column.addSpacing(6)
        column.addLayout(self._buttons())
        self.resize(460, self.sizeHint().height())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.folder_button = QPushButton(self.tr("Choose a folder…"))
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(lambda: self._ask(QFileDialog.FileMode.Directory))
        self.files_button = QPushButton(self.tr("Choose files…"))
        self.files_button.setObjectName("importFilesButton")
        self.files_button.setProperty("kind", "primary")
        self.files_button.setDefault(True)
        self.files_button.clicked.connect(lambda: self._ask(QFileDialog.FileMode.ExistingFiles))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(cancel)
        row.addStretch(1)
        row.addWidget(self.folder_button)
        row.addWidget(self.files_button)
        return row

    def _ask(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self.tr("Import"), self._folder)
        dialog.setObjectName("importPlaceDialog")
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFiles:
            dialog.setNameFilters([self.tr("Exports (*.zip *.json)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self.choose)
        dialog.finished.connect(dialog.deleteLater)
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
