"""The saved GPTs as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gpts_desktop.core.gpt import Gpt

Index = QModelIndex | QPersistentModelIndex


class GptModel(QAbstractListModel):
    """Shows what `set_gpts` was given, and of that what the filter lets through.

    Signals: `renamed(id, name)` is what the user entered; the rows wait for `set_gpts`.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gpts: list[Gpt] = []
        self._shown: list[Gpt] = []
        self._counts: dict[str, int] = {}
        self._filter = ""

    def set_gpts(self, gpts: list[Gpt], counts: dict[str, int]) -> None:
        """Show these GPTs, pinned ones first, with their numbers of conversations."""
        self._gpts = sorted(gpts, key=lambda gpt: not gpt.pinned)
        self._counts = dict(counts)
        self._settle()

    def set_filter(self, text: str) -> None:
        """Show only names with `text` in them, in any case."""
        self._filter = text.casefold()
        self._settle()

    def gpt_at(self, index: Index) -> Gpt:
        """Return the GPT of a row."""
        return self._shown[index.row()]

    def count_at(self, index: Index) -> int:
        """Return how many conversations the GPT of a row has."""
        return self._counts.get(self._shown[index.row()].id, 0)

    def name_of(self, gpt_id: str) -> str:
        """Return a GPT's name, or its id when it is gone."""
        return next((gpt.name for gpt in self._gpts if gpt.id == gpt_id), gpt_id)

    def index_of(self, gpt_id: str) -> QModelIndex:
        """Return a GPT's row; an invalid index when it is not shown."""
        for row, gpt in enumerate(self._shown):
            if gpt.id == gpt_id:
                return self.index(row)
        return QModelIndex()

    def order_with(self, row: int, before: int) -> list[str] | None:
        """Return all ids with the GPT of `row` put before row `before`; None changes nothing.

        Pinned and unpinned GPTs keep to themselves; a filtered list has no order to change.
        """
        if self._filter:
            return None
        pinned = sum(gpt.pinned for gpt in self._shown)
        low, high = (0, pinned) if self._shown[row].pinned else (pinned, len(self._shown))
        before = min(max(before, low), high)
        if before in (row, row + 1):
            return None
        ids = [gpt.id for gpt in self._shown]
        moved = ids.pop(row)
        ids.insert(before - (before > row), moved)
        return ids

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of GPTs that are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The GPT's name; its link as the tooltip."""
        if not index.isValid():
            return None
        gpt = self._shown[index.row()]
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return gpt.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return gpt.link
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._description(gpt)
        return None

    def _description(self, gpt: Gpt) -> str:
        number = self._counts.get(gpt.id, 0)
        count = self.tr("%Ln conversations", "", number)
        return self.tr("Pinned, {0}").format(count) if gpt.pinned else count

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Report a new name; an empty or unchanged one is none."""
        gpt = self._shown[index.row()]
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not name or name == gpt.name:
            return False
        self.renamed.emit(gpt.id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _settle(self) -> None:
        """Show what fits; a reset only when other rows than before are shown."""
        shown = [gpt for gpt in self._gpts if self._filter in gpt.name.casefold()]
        if [gpt.id for gpt in shown] == [gpt.id for gpt in self._shown]:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()
