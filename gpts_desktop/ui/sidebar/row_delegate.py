"""What the rows of the sidebar's two lists share: their ground, their focus, their editor."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex

PADDING = 8
RADIUS = 8
MENU_WIDTH = 30  # pixels at a row's right end that open its menu


class RowState(NamedTuple):
    """How a row stands in its list."""

    is_chosen: bool
    is_hovered: bool
    has_focus: bool


class RowDelegate(QStyledItemDelegate):
    """Paints a row's ground and hands the rest to `paint_row`; renames in state.

    A row's state comes from `state_of` and not from Qt's option: to read that one flag
    PySide makes all of QStyle's enumerations, 7 ms.
    """

    height = 40
    text_left = PADDING

    def __init__(
        self, themes: ThemeKeeper, state_of: Callable[[Index], RowState], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.state_of = state_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(80, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the row, and a ring when the keyboard is on it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, state = QRect(option.rect), self.state_of(index)
        if state.is_chosen:
            self._fill(painter, rect, QColor(self.themes.theme.sel))
        elif state.is_hovered:
            self._fill(painter, rect, self.themes.theme.mixed("text", 0.05, "side"))
        self.paint_row(painter, rect.adjusted(PADDING, 0, -PADDING, 0), index, state.is_hovered)
        if state.has_focus:
            self._paint_ring(painter, rect)
        painter.restore()

    @abstractmethod
    def paint_row(self, painter: QPainter, rect: QRect, index: Index, is_hovered: bool) -> None:
        """Paint what the row says into `rect`."""

    def paint_end(self, painter: QPainter, rect: QRect, icon: str) -> None:
        """Paint an icon of 16 pixels at the row's right end."""
        ratio = painter.device().devicePixelRatio()
        picture = pixmap(icon, self.themes.theme.dim, 16, ratio)
        painter.drawPixmap(rect.right() - 15, rect.center().y() - 7, picture)

    def paint_pin(self, painter: QPainter, right: int, rect: QRect) -> int:
        """Paint the small pin left of `right` and return its own left edge."""
        ratio = painter.device().devicePixelRatio()
        picture = pixmap("pin", self.themes.theme.faint, 12, ratio)
        painter.drawPixmap(right - 18, rect.center().y() - 5, picture)
        return right - 22

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field in which a row is renamed."""
        editor = QLineEdit(parent)
        editor.setObjectName("renameField")
        editor.setAccessibleName(self.tr("New name"))
        self._enter_kept = EnterKept(editor)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the input method its keys: Qt would take the name without the word."""
        if event.type() is QEvent.Type.KeyPress and self._enter_kept.keeps(event):
            return True
        return super().eventFilter(editor, event)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Report what was entered."""
        if isinstance(editor, QLineEdit):
            model.setData(model.index(index.row(), 0), editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field over the row's words."""
        room = QRect(option.rect)
        editor.setGeometry(room.adjusted(self.text_left - 10, 1, -2, -1))

    @staticmethod
    def _fill(painter: QPainter, rect: QRect, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(rect), RADIUS, RADIUS)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(QColor(self.themes.theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
