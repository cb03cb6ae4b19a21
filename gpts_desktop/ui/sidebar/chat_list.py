"""The list of conversations."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.sidebar.chat_model import ChatModel
from gpts_desktop.ui.sidebar.row_delegate import RowDelegate
from gpts_desktop.ui.sidebar.row_list import RowList
from gpts_desktop.ui.sidebar.when import when
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex

_DOT = 7
_MINUTE = 60_000  # ms


class ChatDelegate(RowDelegate):
    """Paints the title and when the conversation last changed."""

    height = 34

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, is_hovered: bool) -> None:
        """Paint a conversation's row; a dot says that an answer is coming in."""
        model = index.model()
        assert isinstance(model, ChatModel)
        summary = model.summary_at(index)
        right = self._paint_end(painter, rect, summary, is_hovered)
        if model.is_streaming(summary.id):
            right = self._paint_dot(painter, right, rect)
        if summary.pinned:
            right = self.paint_pin(painter, right, rect)
        painter.setFont(ui_font(13.5, 500))
        painter.setPen(QColor(self.themes.theme.text))
        room = QRect(rect)
        room.setRight(right - 8)
        title = painter.fontMetrics().elidedText(
            model.title_of(summary), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_end(
        self, painter: QPainter, rect: QRect, summary: ConversationSummary, is_hovered: bool
    ) -> int:
        """Paint the row's right end and return where it begins."""
        if is_hovered:
            self.paint_end(painter, rect, "more")
            return rect.right() - 18
        words = when(summary.updated, time.time())
        painter.setFont(ui_font(11.5))
        painter.setPen(QColor(self.themes.theme.faint))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, align, words)
        return rect.right() - painter.fontMetrics().horizontalAdvance(words)

    def _paint_dot(self, painter: QPainter, right: int, rect: QRect) -> int:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.themes.theme.accent))
        left = right - 6 - _DOT
        painter.drawEllipse(QRectF(left, rect.center().y() - _DOT / 2 + 0.5, _DOT, _DOT))
        return left


class ChatList(RowList):
    """The conversations, the newest on top."""

    pinned = Signal(str, bool)
    deleted = Signal(str)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.setObjectName("chatList")
        self.setAccessibleName(self.tr("Chats"))
        self.chats = ChatModel(self)
        self.setModel(self.chats)
        self.setItemDelegate(ChatDelegate(themes, self.state_of, self))
        self.removal_requested.connect(lambda index: self.deleted.emit(self._chat(index).id))
        self._minute = QTimer(self)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start(_MINUTE)  # "now" becomes a time of day

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """Offer what can be done with a conversation."""
        chat = self._chat(index)
        self.add_action(menu, "rename", self.tr("Rename"), lambda: self._rename(chat.id))
        pin = ("unpin", self.tr("Unpin")) if chat.pinned else ("pin", self.tr("Pin"))
        self.add_action(menu, *pin, lambda: self.pinned.emit(chat.id, not chat.pinned))
        menu.addSeparator()
        self.add_action(menu, "trash", self.tr("Delete"), lambda: self.deleted.emit(chat.id))

    def _rename(self, conversation_id: str) -> None:
        row = self.chats.row_of(conversation_id)
        if row is not None:
            self.edit(self.chats.index(row))

    def _chat(self, index: QModelIndex) -> ConversationSummary:
        return self.chats.summary_at(index)
