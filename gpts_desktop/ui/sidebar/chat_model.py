"""What the rows of the list say of conversations and headings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.chat_rows import HEADING, Group
from gpts_desktop.ui.sidebar.grouped_model import GroupedModel

Index = QModelIndex | QPersistentModelIndex


class ChatModel(GroupedModel):
    """Adds to the rows their words and marks.

    Signals: `renamed(id, title)` and `folder_renamed(id, name)` are what the user entered; the
    row waits for `update_summary` or `set_grouping`.
    """

    renamed = Signal(str, str)
    folder_renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._streaming: set[str] = set()
        self._unread: frozenset[str] = frozenset()

    def set_streaming(self, conversation_id: str, runs: bool) -> None:
        """Mark a conversation whose answer is coming in."""
        (self._streaming.add if runs else self._streaming.discard)(conversation_id)
        self._tell(self.row_of(conversation_id))

    def set_unread(self, conversation_ids: Iterable[str]) -> None:
        """Mark the conversations, and no others, in which an answer came that nobody saw."""
        was, self._unread = self._unread, frozenset(conversation_ids)
        for conversation_id in was ^ self._unread:
            self._tell(self.row_of(conversation_id))

    def is_streaming(self, conversation_id: str) -> bool:
        """Whether an answer is coming in."""
        return conversation_id in self._streaming

    def is_unread(self, conversation_id: str) -> bool:
        """Whether an answer came that nobody saw."""
        return conversation_id in self._unread

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The conversation's title, or the heading."""
        row_id = self.id_at(index)
        summary = self._all.get(row_id)
        if summary is not None:
            return self._chat_data(summary, role)
        group = self._rows.group_called(row_id) if row_id.startswith(HEADING) else None
        return None if group is None else self._group_data(group, role)

    def _chat_data(self, summary: ConversationSummary, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_of(summary)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(summary)
        if role == Qt.ItemDataRole.EditRole:
            return summary.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._described(summary)
        return None

    def _group_data(self, group: Group, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return group.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            count = len(group.members)
            words = self.tr("%Ln conversations", "", count)
            state = self.tr("folded") if group.is_folded else self.tr("unfolded")
            return f"{words}, {state}"
        return None

    def _spoken(self, summary: ConversationSummary) -> str:
        title = self.title_of(summary)
        if summary.id in self._streaming:
            return self.tr("{0}, answering").format(title)
        return self.tr("{0}, new answer").format(title) if summary.id in self._unread else title

    def _described(self, summary: ConversationSummary) -> str | None:
        parts = [self.tr("Pinned")] if summary.pinned else []
        parts += [f"#{tag}" for tag in summary.tags]
        return ", ".join(parts) or None

    def title_of(self, summary: ConversationSummary) -> str:
        """Return what stands for the conversation in the list."""
        return summary.title or self.tr("New chat")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Report a new title or a folder's new name; an empty or unchanged one is none."""
        words = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not words:
            return False
        summary, group = self.chat_at(index), self.group_at(index)
        if summary is not None and words != summary.title:
            self.renamed.emit(summary.id, words)
        elif group is not None and words != group.title:
            self.folder_renamed.emit(group.key[2], words)
        else:
            return False
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Conversations can be chosen and renamed, and so can folders be."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        group = self.group_at(index)
        if group is None:
            return able | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return able | Qt.ItemFlag.ItemIsEditable if is_folder(group) else able


def is_folder(group: Group) -> bool:
    """Whether a group is a folder of the user's."""
    return group.code.startswith("folder:") and bool(group.key[2])
