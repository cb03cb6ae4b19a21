"""Paints the rows of the list of conversations: titles, marks, tags, and headings."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.sidebar.chat_model import ChatModel, is_folder
from gpts_desktop.ui.sidebar.chat_rows import Group
from gpts_desktop.ui.sidebar.row_delegate import PADDING, RADIUS, RowDelegate, RowState
from gpts_desktop.ui.sidebar.when import when
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex
EndWords = Callable[[ConversationSummary], str]

_DOT = 7
_RING = 1.75
_CHIP = 18  # pixels high
_CHIP_PADDING = 6
_CHIP_LONGEST = 90
_GAP = 6
_CHEVRON = 14


class ChatDelegate(RowDelegate):
    """Paints the title and when the conversation last changed, or a heading.

    `end_words` says what stands at a row's end; `drop_row` is the heading over which a
    carried conversation would be let go, -1 for none.
    """

    height = 34

    def __init__(
        self, themes: ThemeKeeper, state_of: Callable[[Index], RowState], parent: QWidget
    ) -> None:
        super().__init__(themes, state_of, parent)
        self.end_words: EndWords = changed_when
        self.drop_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row, and a frame while something is held over it."""
        super().paint(painter, option, index)
        if index.row() == self.drop_row:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.themes.theme.accent), 2))
            box = QRectF(QRect(option.rect)).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, RADIUS - 1, RADIUS - 1)
            painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, is_hovered: bool) -> None:
        """Paint a conversation's row or a heading.

        A ring says that an answer is coming in, a dot that one came which nobody saw.
        """
        model = index.model()
        assert isinstance(model, ChatModel)
        summary = model.chat_at(index)
        if summary is None:
            group = model.group_at(index)
            if group is not None:
                self._paint_heading(painter, rect, group, model, is_hovered)
            return
        right = self._paint_end(painter, rect, summary, is_hovered)
        streaming, unread = model.is_streaming(summary.id), model.is_unread(summary.id)
        if streaming or unread:
            right = self._paint_dot(painter, right, rect, filled=not streaming)
        if summary.pinned:
            right = self.paint_pin(painter, right, rect)
        room = QRect(rect)
        room.setRight(right - 8)
        if summary.tags:
            room.setRight(self._paint_tags(painter, room, summary, model))
        painter.setFont(title_font(summary, model))
        painter.setPen(QColor(self.themes.theme.text))
        title = painter.fontMetrics().elidedText(
            model.title_of(summary), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)

    # Headings

    def _paint_heading(
        self, painter: QPainter, rect: QRect, group: Group, model: ChatModel, is_hovered: bool
    ) -> None:
        theme = self.themes.theme
        ratio = painter.device().devicePixelRatio()
        middle = rect.center().y() + 1
        arrow = "chevron-right" if group.is_folded else "chevron-down"
        left = rect.left() - 2
        painter.drawPixmap(left, middle - 7, pixmap(arrow, theme.faint, _CHEVRON, ratio))
        left += _CHEVRON + 4
        if is_folder(group):
            painter.drawPixmap(left, middle - 7, pixmap("folder", theme.dim, 14, ratio))
            left += 20
        right = self._paint_count(painter, rect, group, model, is_hovered)
        painter.setFont(ui_font(12, 600))
        painter.setPen(QColor(theme.dim))
        room = QRect(left, rect.top() + 1, max(0, right - 8 - left), rect.height())
        words = painter.fontMetrics().elidedText(
            group.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_count(
        self, painter: QPainter, rect: QRect, group: Group, model: ChatModel, is_hovered: bool
    ) -> int:
        if is_hovered:
            self.paint_end(painter, rect, "more")
            return rect.right() - 18
        counted = model.is_complete and (group.is_folded or is_folder(group))
        if not counted:
            return rect.right()
        words = str(len(group.members))
        painter.setFont(ui_font(11.5))
        painter.setPen(QColor(self.themes.theme.faint))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.translated(0, 1), align, words)
        return rect.right() - painter.fontMetrics().horizontalAdvance(words)

    # Conversations

    def _paint_end(
        self, painter: QPainter, rect: QRect, summary: ConversationSummary, is_hovered: bool
    ) -> int:
        """Paint the row's right end and return where it begins."""
        if is_hovered:
            self.paint_end(painter, rect, "more")
            return rect.right() - 18
        words = self.end_words(summary)
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

    # Tags

    def _paint_tags(
        self,
        painter: QPainter,
        room: QRect,
        summary: ConversationSummary,
        model: ChatModel,
    ) -> int:
        """Paint the tags that have room beside the whole title; return where they begin.

        Where not even one has, a small sign says that there are some.
        """
        theme = self.themes.theme
        painter.setFont(ui_font(11))
        chips = _tag_boxes(room, summary, model)
        for tag, box in chips:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mixed("text", 0.07, "side"))
            painter.drawRoundedRect(QRectF(box), 5, 5)
            painter.setPen(QColor(theme.dim))
            words = painter.fontMetrics().elidedText(
                tag, Qt.TextElideMode.ElideRight, box.width() - 2 * _CHIP_PADDING + 1
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if chips:
            return chips[-1][1].left() - _GAP
        picture = pixmap("tag", theme.faint, 12, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(room.right() - 11, room.center().y() - 5), picture)
        return room.right() - 16

    def tag_at(self, row: QRect, index: Index, place: QPoint) -> str:
        """Return the tag whose chip lies at a place of a row under the mouse; "" for none."""
        model = index.model()
        assert isinstance(model, ChatModel)
        summary = model.chat_at(index)
        if summary is None:
            return ""
        room = row.adjusted(PADDING, 0, -PADDING, 0)
        right = room.right() - 18
        if model.is_streaming(summary.id) or model.is_unread(summary.id):
            right -= 6 + _DOT
        if summary.pinned:
            right -= 22
        room.setRight(right - 8)
        boxes = _tag_boxes(room, summary, model)
        return next((tag for tag, box in boxes if box.contains(place)), "")


def changed_when(summary: ConversationSummary) -> str:
    """Return how long ago a conversation changed."""
    return when(summary.updated, time.time())


def title_font(summary: ConversationSummary, model: ChatModel) -> QFont:
    """Return the font of a conversation's title: stronger when an answer waits to be read."""
    unread = model.is_unread(summary.id) and not model.is_streaming(summary.id)
    return ui_font(13.5, 600 if unread else 500)


def _tag_boxes(
    room: QRect, summary: ConversationSummary, model: ChatModel
) -> list[tuple[str, QRect]]:
    """Return tags and their places, from the right, as many as the title leaves room for."""
    title = QFontMetrics(title_font(summary, model)).horizontalAdvance(model.title_of(summary))
    free = room.width() - title - _GAP
    metrics = QFontMetrics(ui_font(11))
    right, boxes = room.right(), []
    for tag in summary.tags:
        width = min(metrics.horizontalAdvance(tag) + 2 * _CHIP_PADDING, _CHIP_LONGEST)
        if width > free:
            break
        top = room.center().y() - _CHIP // 2 + 1
        boxes.append((tag, QRect(right - width + 1, top, width, _CHIP)))
        right -= width + 4
        free -= width + 4
    return boxes
