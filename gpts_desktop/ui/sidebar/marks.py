"""The rows of a list that are marked, to do something with all of them."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

_Flag = QItemSelectionModel.SelectionFlag


class Marks(QObject):
    """Marks rows by Ctrl, Shift and Ctrl+A as file managers do; rows that can't be are left out.

    They are the view's selection. While nobody marks, that is the one row that the window shows,
    and `is_active` is False. `left_out` says which rows can't be marked.
    Signal: `changed(number)`, 0 when marking has ended.
    """

    changed = Signal(int)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._anchor = QPersistentModelIndex()
        self._shown = QPersistentModelIndex()
        self.is_active = False
        # Ten thousand rows are not asked one by one.
        self.left_out: Callable[[], Set[int]] = frozenset

    def show_only(self, index: QModelIndex) -> None:
        """Mark the row that the window shows and no other; an invalid index marks none."""
        self._shown = self._anchor = QPersistentModelIndex(index)
        selection = self._view.selectionModel()
        if index.isValid():
            selection.select(index, _Flag.ClearAndSelect)
        else:
            selection.clearSelection()
        self._end()

    def set_shown(self, index: QModelIndex) -> None:
        """Note which row the window shows; marking ends only when no marked row is left."""
        self._shown = QPersistentModelIndex(index)
        if self.is_active and self.rows():
            self._tell()
        else:
            self.show_only(index)

    def clear(self) -> None:
        """Mark only what the window shows again."""
        shown = self._shown
        model = self._view.model()
        self.show_only(model.index(shown.row(), 0) if shown.isValid() else QModelIndex())

    def toggle(self, index: QModelIndex) -> None:
        """Mark one more row, or one less."""
        self._anchor = QPersistentModelIndex(index)
        self._view.selectionModel().select(index, _Flag.Toggle)
        self._tell()

    def extend(self, index: QModelIndex, start: QModelIndex) -> None:
        """Mark all rows from where marking began to this one, and no others.

        It begins at `start` when nothing is marked yet.
        """
        if not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(start)
        first = self._anchor.row() if self._anchor.isValid() else index.row()
        self._select(min(first, index.row()), max(first, index.row()))

    def mark_all(self) -> None:
        """Mark every row that can be."""
        self._select(0, self._view.model().rowCount() - 1)

    def mark(self, rows: list[int]) -> None:
        """Mark these rows again, after all rows were set anew."""
        model, chosen = self._view.model(), QItemSelection()
        for first, last in _runs(rows):
            chosen.select(model.index(first, 0), model.index(last, 0))
        self._view.selectionModel().select(chosen, _Flag.ClearAndSelect)
        self._tell()

    def rows(self) -> list[int]:
        """Return the rows that are marked, from the top."""
        return sorted(self.covered() - self.left_out())

    def covered(self) -> set[int]:
        """Return all rows between marked ones, those too that can't be marked."""
        parts = self._view.selectionModel().selection()
        found: set[int] = set()
        for number in range(parts.size()):
            part = parts.at(number)
            found.update(range(part.top(), part.bottom() + 1))
        return found

    def or_else(self, index: QModelIndex) -> list[int]:
        """Return the marked rows while several are being marked, or else this one."""
        return self.rows() if self.is_active else [index.row()]

    def together_with(self, index: QModelIndex) -> list[int]:
        """Return the rows that are meant by one: all marked ones if it is among them."""
        if self.is_active and self._view.selectionModel().isSelected(index):
            return self.rows()
        return [index.row()]

    def _select(self, first: int, last: int) -> None:
        model = self._view.model()
        if last < first:
            return
        chosen = QItemSelection(model.index(first, 0), model.index(last, 0))
        self._view.selectionModel().select(chosen, _Flag.ClearAndSelect)
        self._tell()

    def _tell(self) -> None:
        rows = self.rows()
        alone = not rows or (len(rows) == 1 and rows[0] == self._shown.row())
        self.is_active = not alone
        self._view.viewport().update()
        self.changed.emit(0 if alone else len(rows))

    def _end(self) -> None:
        was, self.is_active = self.is_active, False
        self._view.viewport().update()
        if was:
            self.changed.emit(0)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of rows that follow one another."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
