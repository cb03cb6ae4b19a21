"""The palette's rows as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gpts_desktop.ui.palette.rows import PaletteRow

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractListModel):
    """Shows what it was given last, all at once; rows that only follow are added."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PaletteRow] = []

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Show these rows instead."""
        before, after = self.rows, list(rows)
        if before and after[: len(before)] == before:
            if len(after) > len(before):
                self.beginInsertRows(QModelIndex(), len(before), len(after) - 1)
                self.rows = after
                self.endInsertRows()
            self.rows = after
            return
        self.beginResetModel()
        self.rows = after
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's text, and what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Titles and notes can't be chosen."""
        if index.isValid() and self.rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags
