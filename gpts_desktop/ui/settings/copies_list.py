"""The copies of the data, a row each: when, why, how large and what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gpts_desktop.core.copies import Copy, Counts
from gpts_desktop.ui.counted import file_size
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.settings.copy_words import counts_words, kind_words, moment_words

_NARROW = 470  # pixels: there is no room for the reason
_WHY = 1
_SIZE = 2  # the column of sizes


class CopiesList(QTreeWidget):
    """The newest first. Signals: `chosen(Copy or None)`, `opened(Copy)`."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("copiesList")
        self.setAccessibleName(self.tr("Copies of your data"))
        self.setColumnCount(4)
        self.setHeaderLabels([self.tr("Made"), self.tr("Why"), self.tr("Size"), self.tr("Holds")])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.headerItem().setTextAlignment(_SIZE, right)
        self.setFont(ui_font(13))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setFont(ui_font(12))
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.selected()))
        self.itemActivated.connect(lambda *_: self.opened.emit(self.selected()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the reasons out where there is no room."""
        super().resizeEvent(event)
        self.setColumnHidden(_WHY, self.width() < _NARROW)

    def show_copies(self, copies: Sequence[Copy]) -> None:
        """Show these; what was chosen stays chosen."""
        before = self.selected()
        self.clear()
        for copy in copies:
            item = QTreeWidgetItem(
                self, [moment_words(copy.made), kind_words(copy), file_size(copy.size), "…"]
            )
            item.setData(0, Qt.ItemDataRole.UserRole, copy)
            item.setTextAlignment(
                _SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            if before is not None and copy.path == before.path:
                self.setCurrentItem(item)
        self.chosen.emit(self.selected())

    def show_counts(self, copy: Copy, counts: Counts | None) -> None:
        """Show what a copy holds; None for one that can't be read."""
        words = counts_words(counts) if counts is not None else self.tr("can't be read")
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == copy:
                item.setText(3, words)

    def selected(self) -> Copy | None:
        """Return the chosen copy."""
        items = self.selectedItems()
        copy: Copy | None = items[0].data(0, Qt.ItemDataRole.UserRole) if items else None
        return copy
