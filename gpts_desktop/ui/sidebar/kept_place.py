"""Keeps a list's keyboard row, marks and place while all its rows are set anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QObject

if TYPE_CHECKING:
    from gpts_desktop.ui.sidebar.chat_list import ChatList


class KeptPlace(QObject):
    """Remembers before a reset by ids, and finds again after it; what is gone is left out."""

    def __init__(self, rows: ChatList) -> None:
        super().__init__(rows)
        self._rows = rows
        self._current = ""
        self._marked: list[str] = []
        self._scrolled = 0
        rows.chats.modelAboutToBeReset.connect(self._remember)
        rows.chats.modelReset.connect(self._find_again)

    def _remember(self) -> None:
        rows = self._rows
        index = rows.currentIndex()
        self._current = rows.chats.id_at(index) if index.isValid() else ""
        self._marked = rows.marked() if rows.marks.is_active else []
        self._scrolled = rows.verticalScrollBar().value()

    def _find_again(self) -> None:
        rows = self._rows
        chats = rows.chats
        row = chats.row_with(self._current) if self._current else None
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            rows.selectionModel().setCurrentIndex(chats.index(row), flag)
        found = [row for one in self._marked if (row := chats.row_of(one)) is not None]
        if found:
            rows.marks.mark(found)
        elif self._marked:
            rows.marks.clear()
        if self._scrolled:
            rows.doItemsLayout()
            rows.verticalScrollBar().setValue(self._scrolled)
