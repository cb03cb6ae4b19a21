"""The conversations as rows: pinned first, then the last updated first."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)

from gpts_desktop.core.summary import ConversationSummary

Index = QModelIndex | QPersistentModelIndex


def _place(summary: ConversationSummary) -> tuple[bool, float]:
    return (not summary.pinned, -summary.updated)


class ChatModel(QStringListModel):
    """Shows the summaries it was given, and of those what the filter lets through.

    Qt's model keeps the ids in their order, so that laying out 10,000 rows asks Python nothing
    (an own `rowCount` costs 60 ms); Python keeps what the ids stand for.

    Signals: `renamed(id, title)` is what the user entered; the row waits for `update_summary`.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, ConversationSummary] = {}
        self._shown: list[ConversationSummary] = []
        self._filter = ""
        self._streaming: set[str] = set()
        self._unread: frozenset[str] = frozenset()

    def set_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show these instead of what was shown."""
        self._show([])
        self._all = {summary.id: summary for summary in summaries}
        self._show_all()

    def append(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show more."""
        new = sorted((s for s in summaries if s.id not in self._all), key=_place)
        self._all.update((summary.id, summary) for summary in new)
        fitting = [summary for summary in new if self._fits(summary)]
        if not fitting:
            return
        if self._shown and _place(fitting[0]) < _place(self._shown[-1]):
            self._show_all()
            return
        self._show([*self._shown, *fitting])

    def update_summary(self, summary: ConversationSummary) -> None:
        """Show a new conversation, or a changed one where it belongs now."""
        self._all[summary.id] = summary
        row = self.row_of(summary.id)
        if row is not None and self._stays(row, summary):
            self._shown[row] = summary
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        if row is None or not self._fits(summary):
            self._take_out(row)
            if self._fits(summary):
                self._put_in(summary)
            return
        self._move(row, summary)

    def remove_summary(self, conversation_id: str) -> None:
        """Show a conversation no more."""
        self._take_out(self.row_of(conversation_id))
        self._all.pop(conversation_id, None)

    def set_filter(self, text: str) -> None:
        """Show only titles with `text` in them, in any case."""
        if text.casefold() != self._filter:
            self._filter = text.casefold()
            self._show_all()

    def set_streaming(self, conversation_id: str, runs: bool) -> None:
        """Mark a conversation whose answer is coming in."""
        (self._streaming.add if runs else self._streaming.discard)(conversation_id)
        self._show_again(conversation_id)

    def set_unread(self, conversation_ids: Iterable[str]) -> None:
        """Mark the conversations, and no others, in which an answer came that nobody saw."""
        was, self._unread = self._unread, frozenset(conversation_ids)
        for conversation_id in was ^ self._unread:
            self._show_again(conversation_id)

    def _show_again(self, conversation_id: str) -> None:
        row = self.row_of(conversation_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def is_streaming(self, conversation_id: str) -> bool:
        """Whether an answer is coming in."""
        return conversation_id in self._streaming

    def is_unread(self, conversation_id: str) -> bool:
        """Whether an answer came that nobody saw."""
        return conversation_id in self._unread

    def summary_at(self, index: Index) -> ConversationSummary:
        """Return the conversation of a row."""
        return self._all[super().data(index, Qt.ItemDataRole.DisplayRole)]

    def row_of(self, conversation_id: str) -> int | None:
        """Return the row of a conversation, if it is shown."""
        for row, summary in enumerate(self._shown):
            if summary.id == conversation_id:
                return row
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The conversation's title."""
        summary = self._all.get(super().data(index, Qt.ItemDataRole.DisplayRole))
        if summary is None:  # no row, or one that is just being put in
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_of(summary)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(summary)
        if role == Qt.ItemDataRole.EditRole:
            return summary.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.tr("Pinned") if summary.pinned else None
        return None

    def _spoken(self, summary: ConversationSummary) -> str:
        title = self.title_of(summary)
        if summary.id in self._streaming:
            return self.tr("{0}, answering").format(title)
        return self.tr("{0}, new answer").format(title) if summary.id in self._unread else title

    def title_of(self, summary: ConversationSummary) -> str:
        """Return what stands for the conversation in the list."""
        return summary.title or self.tr("New chat")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Report a new title; an empty or unchanged one is none."""
        summary = self.summary_at(index)
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not title or title == summary.title:
            return False
        self.renamed.emit(summary.id, title)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return able | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren

    def _fits(self, summary: ConversationSummary) -> bool:
        return not self._filter or self._filter in summary.title.casefold()

    def _show_all(self) -> None:
        self._show(sorted((s for s in self._all.values() if self._fits(s)), key=_place))

    def _show(self, shown: list[ConversationSummary]) -> None:
        self._shown = shown
        self.setStringList([summary.id for summary in shown])

    def _stays(self, row: int, summary: ConversationSummary) -> bool:
        """Whether a changed conversation still belongs where it is."""
        after_last = row == 0 or _place(self._shown[row - 1]) <= _place(summary)
        before_next = row + 1 == len(self._shown) or _place(summary) <= _place(self._shown[row + 1])
        return self._fits(summary) and after_last and before_next

    def _take_out(self, row: int | None) -> None:
        if row is not None:
            del self._shown[row]
            self.removeRows(row, 1)

    def _put_in(self, summary: ConversationSummary) -> None:
        row = bisect(self._shown, _place(summary), key=_place)
        self._shown.insert(row, summary)
        self.insertRows(row, 1)
        super().setData(self.index(row), summary.id, Qt.ItemDataRole.EditRole)

    def _move(self, row: int, summary: ConversationSummary) -> None:
        """Move a row: the view keeps its selection, its focus and its place."""
        others = self._shown[:row] + self._shown[row + 1 :]
        target = bisect(others, _place(summary), key=_place)
        others.insert(target, summary)
        self._shown = others
        top = QModelIndex()
        self.moveRows(top, row, 1, top, target + 1 if target > row else target)
        self.dataChanged.emit(self.index(target), self.index(target))
