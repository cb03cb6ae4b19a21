"""The list of conversations."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
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
_RING = 1.75
_MINUTE = 60_000  # ms


class ChatDelegate(RowDelegate):
    """Paints the title and when the conversation last changed."""

    height = 34

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, is_hovered: bool) -> None:
        """Paint a conversation's row.

        A ring says that an answer is coming in, a dot that one came which nobody saw.
        """
        model = index.model()
        assert isinstance(model, ChatModel)
        summary = model.summary_at(index)
        right = self._paint_end(painter, rect, summary, is_hovered)
        streaming, unread = model.is_streaming(summary.id), model.is_unread(summary.id)
        if streaming or unread:
            right = self._paint_dot(painter, right, rect, filled=not streaming)
        if summary.pinned:
            right = self.paint_pin(painter, right, rect)
        painter.setFont(ui_font(13.5, 600 if unread and not streaming else 500))
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

    def _paint_dot(self, painter: QPainter, right: int, rect: QRect, filled: bool) -> int:
        accent = QColor(self.themes.theme.accent)
        left = right - 6 - _DOT
        box = QRectF(left, rect.center().y() - _DOT / 2 + 0.5, _DOT, _DOT)
        if filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(box)
        else:
            painter.setPen(QPen(accent, _RING, c=Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Open at the upper right, as something that goes on.
            painter.drawArc(box.adjusted(-0.5, -0.5, 0.5, 0.5), 90 * 16, 270 * 16)
        return left


class ChatList(RowList):
    """The conversations, the newest on top."""

    pinned = Signal(str, bool)
    deleted = Signal(str)
    stop_requested = Signal(str)

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
        if self.chats.is_streaming(chat.id):
            stop = self.tr("Stop answering")
            self.add_action(menu, "stop", stop, lambda: self.stop_requested.emit(chat.id))
            menu.addSeparator()
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
