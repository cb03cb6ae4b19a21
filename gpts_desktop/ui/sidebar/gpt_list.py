"""The list of saved GPTs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.monogram import paint_monogram
from gpts_desktop.ui.sidebar.gpt_model import GptModel
from gpts_desktop.ui.sidebar.row_delegate import RowDelegate
from gpts_desktop.ui.sidebar.row_list import RowList
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex

ROW = 40
_TILE = 26
_GAP = 10


class GptDelegate(RowDelegate):
    """Paints the monogram, the name, and the number of conversations."""

    height = ROW
    text_left = 8 + _TILE + _GAP

    def paint_row(self, painter: QPainter, rect: QRect, index: Index, is_hovered: bool) -> None:
        """Paint a GPT's row; under the mouse the dots of its menu stand for the number."""
        model = index.model()
        assert isinstance(model, GptModel)
        gpt = model.gpt_at(index)
        tile = QRectF(rect.left(), rect.center().y() - _TILE // 2 + 1, _TILE, _TILE)
        paint_monogram(painter, tile, gpt)
        right = self._paint_end(painter, rect, model.count_at(index), is_hovered)
        if gpt.pinned:
            right = self.paint_pin(painter, right, rect)
        painter.setFont(ui_font(14, 500))
        painter.setPen(QColor(self.themes.theme.text))
        room = QRect(rect.left() + _TILE + _GAP, rect.top(), 0, rect.height())
        room.setRight(right - 8)
        name = painter.fontMetrics().elidedText(gpt.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_end(self, painter: QPainter, rect: QRect, count: int, is_hovered: bool) -> int:
        """Paint the row's right end and return where it begins."""
        if is_hovered:
            self.paint_end(painter, rect, "more")
            return rect.right() - 18
        if not count:
            return rect.right()
        painter.setFont(ui_font(11.5))
        painter.setPen(QColor(self.themes.theme.faint))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect, align, str(count))
        return rect.right() - painter.fontMetrics().horizontalAdvance(str(count))


class GptList(RowList):
    """The saved GPTs; Alt with an arrow key, or a drag, changes their order."""

    new_chat_requested = Signal(str)
    pinned = Signal(str, bool)
    removed = Signal(list)
    reordered = Signal(list)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.setObjectName("gptList")
        self.setAccessibleName(self.tr("GPTs"))
        self.gpts = GptModel(self)
        self.setModel(self.gpts)
        self.setItemDelegate(GptDelegate(themes, self.state_of, self))
        self.removal_requested.connect(self._remove)
        self._pressed = QPoint()
        self._dragged: int | None = None
        self._gap = -1

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """Offer what can be done with a GPT."""
        meant = self._ids(self.marks.together_with(index))
        if len(meant) > 1:
            links = self.tr("Copy %Ln links", "", len(meant))
            self.add_action(menu, "link", links, lambda: self._copy_links(meant))
            menu.addSeparator()
            remove = self.tr("Remove %Ln GPTs", "", len(meant))
            self.add_action(menu, "trash", remove, lambda: self.removed.emit(meant))
            return
        gpt = self._gpt(index)
        self.add_action(
            menu, "chat", self.tr("New chat"), lambda: self.new_chat_requested.emit(gpt.id)
        )
        menu.addSeparator()
        pin = ("unpin", self.tr("Unpin")) if gpt.pinned else ("pin", self.tr("Pin"))
        self.add_action(menu, *pin, lambda: self.pinned.emit(gpt.id, not gpt.pinned))
        self.add_action(
            menu, "rename", self.tr("Rename"), lambda: self.edit(self.gpts.index_of(gpt.id))
        )
        self.add_action(
            menu,
            "link",
            self.tr("Copy link"),
            lambda: QGuiApplication.clipboard().setText(gpt.link),
        )
        menu.addSeparator()
        self.add_action(menu, "trash", self.tr("Remove"), lambda: self.removed.emit([gpt.id]))

    def _copy_links(self, ids: list[str]) -> None:
        from gpts_desktop.core.gpt_list import ListForm, gpt_list

        found = (self.gpts.gpt_at(self.gpts.index_of(gpt_id)) for gpt_id in ids)
        QGuiApplication.clipboard().setText(gpt_list(found, ListForm.LINKS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a GPT up or down with Alt and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 2}
        step = steps.get(Qt.Key(event.key()))
        index = self.currentIndex()
        if step and index.isValid() and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._reorder(index.row(), index.row() + step)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a row, and show where it would come to stand."""
        place = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            index = self.indexAt(self._pressed)
            if self._dragged is None and far and index.isValid():
                self._dragged = index.row()
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._dragged is not None:
                self._gap = self._gap_at(place)
                self.viewport().update()
                return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a carried row down."""
        if self._dragged is None:
            super().mouseReleaseEvent(event)
            return
        row, gap = self._dragged, self._gap
        self._end_drag()
        self._reorder(row, gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and a line where a carried one would come to stand."""
        super().paintEvent(event)
        if self._dragged is None:
            return
        y = self._gap * ROW - self.verticalOffset()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self.themes.theme.accent), 2))
        painter.drawLine(6, max(y, 1), self.viewport().width() - 6, max(y, 1))
        painter.end()

    def _gap_at(self, place: QPoint) -> int:
        row = (place.y() + self.verticalOffset() + ROW // 2) // ROW
        return min(max(row, 0), self.gpts.rowCount())

    def _end_drag(self) -> None:
        self._dragged = None
        self.viewport().unsetCursor()
        self.viewport().update()
        self.setState(self.State.NoState)

    def _reorder(self, row: int, before: int) -> None:
        ids = self.gpts.order_with(row, before)
        if ids is not None:
            moved = self._gpt(self.gpts.index(row)).id
            self.reordered.emit(ids)
            self.setCurrentIndex(self.gpts.index_of(moved))

    def _ids(self, rows: list[int]) -> list[str]:
        return [self._gpt(self.gpts.index(row)).id for row in rows]

    def _remove(self, index: QModelIndex) -> None:
        self.removed.emit(self._ids(self.marks.or_else(index)))

    def _gpt(self, index: QModelIndex) -> Gpt:
        return self.gpts.gpt_at(index)
