"""What an import did, to read, copy and save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.importing.report import ImportReport
from gpts_desktop.ui.file_dialogs import save_dialog
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.said import said
from gpts_desktop.ui.screen_room import resize_within
from gpts_desktop.ui.tab_order import put_after
from gpts_desktop.ui.text_dialogs import DetailsDialog


class ImportReportDialog(DetailsDialog):
    """The numbers as sentences, then each part that was lost. It does not take the keyboard.

    Signals: `deleted_wanted()`, that what was deleted here is to come too; `trouble(sentence)`.
    """

    deleted_wanted = Signal()
    trouble = Signal(str)

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        title, _, rest = said(report.text()).partition("\n\n")
        super().__init__(title, rest, parent)
        self.setObjectName("importReportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Import"))
        self.text_box.setFont(ui_font(13.5))
        self.close_button.setFocus()
        self._report = report
        self.deleted_button = self.button(self.tr("&Bring back what I deleted"), self._want_deleted)
        self.deleted_button.setVisible(bool(report.left_out))
        self.save_button = self.button(self.tr("&Save…"), self._ask_place)
        self.buttons.insertWidget(0, self.deleted_button)
        self.buttons.insertWidget(2, self.save_button)
        put_after(self.text_box, self.deleted_button, self.save_button, self.copy_button)
        resize_within(self, 560, 420 if report.details else 300)

    def text(self) -> str:
        """Return the whole report, its first line too."""
        return said(self._report.text())

    def _want_deleted(self) -> None:
        self.close()
        self.deleted_wanted.emit()

    def _ask_place(self) -> None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(place)
        dialog = save_dialog(
            "reportPlaceDialog",
            self,
            self.tr("Save the report"),
            self.tr("Import report.txt"),
            folder=folder,
            forms={"txt": self.tr("Text (*.txt)")},
        )
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, path: str) -> None:
        """Write the report to a file."""
        try:
            Path(path).write_text(self.text() + "\n", encoding="utf-8")
        except OSError as error:
            self.trouble.emit(self.tr("{0} can't be written: {1}.").format(path, error.strerror))
