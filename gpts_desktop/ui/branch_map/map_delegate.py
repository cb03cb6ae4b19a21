"""Draws the rows of the map: rails, dots and words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from gpts_desktop.core.branch_map import MapRow
from gpts_desktop.core.message import Role, State
from gpts_desktop.ui.branch_map.map_model import MapModel
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 32
_LEFT = 18  # the first rail's x
_STEP = 20  # from a rail to the next
_DEEPEST = 8  # rails beyond lie on one another: words need room
_DOT = 4.5
_WHO = 96  # pixels at most
_ROOM_FOR_WHO = 480


class MapDelegate(QStyledItemDelegate):
    """Paints the shown path in the accent's colour and what lies beside it fainter."""

    def __init__(self, themes: ThemeKeeper, view: QListView, model: MapModel) -> None:
        super().__init__(view)
        self._themes = themes
        self._view = view
        self._model = model
        self._font, self._small = ui_font(13.5), ui_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, rails and words."""
        row, rect = self._model.at(index), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index)
        self._paint_rails(painter, rect, row)
        self._paint_dot(painter, rect, row)
        self._paint_words(painter, rect, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._themes.theme
        if index.row() == self._view.currentIndex().row():
            painter.setPen(Qt.PenStyle.NoPen)
            if self._view.hasFocus():
                painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(QColor(theme.sel))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 7, 7)
        elif rect.contains(self._view.viewport().mapFromGlobal(self._view.cursor().pos())):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mixed("text", 0.05))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 7, 7)

    def _paint_rails(self, painter: QPainter, rect: QRect, row: MapRow) -> None:
        top, middle, bottom = float(rect.top()), _middle(rect), rect.bottom() + 1.0
        for depth in range(row.depth):
            self._set_pen(painter, on_path=depth == 0)
            start = middle if row.begins else top
            painter.drawLine(QPointF(_x(rect, depth), start), QPointF(_x(rect, depth), bottom))
        x = _x(rect, row.depth)
        self._set_pen(painter, on_path=row.on_path, dotted=row.is_run)
        if row.is_beside:
            self._paint_elbow(painter, _x(rect, row.depth - 1), x, rect)
        elif not row.begins:
            painter.drawLine(QPointF(x, top), QPointF(x, middle))
        if not row.ends:
            painter.drawLine(QPointF(x, middle), QPointF(x, bottom))

    @staticmethod
    def _paint_elbow(painter: QPainter, left: float, x: float, rect: QRect) -> None:
        middle = _middle(rect)
        elbow = QPainterPath(QPointF(left, float(rect.top())))
        elbow.quadTo(QPointF(left, middle), QPointF(x, middle))
        painter.drawPath(elbow)

    def _set_pen(self, painter: QPainter, *, on_path: bool, dotted: bool = False) -> None:
        theme = self._themes.theme
        color = QColor(theme.accent) if on_path else theme.mixed("text", 0.28)
        style = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, 2 if on_path else 1.5, style, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_dot(self, painter: QPainter, rect: QRect, row: MapRow) -> None:
        if row.is_run:
            return
        theme = self._themes.theme
        color = self._color(row)
        painter.setPen(QPen(color, 2))
        ground = theme.sel if row is self._current() else theme.bg
        is_answer = row.message.role is not Role.USER
        painter.setBrush(color if is_answer else QColor(ground))
        painter.drawEllipse(QPointF(_x(rect, row.depth), _middle(rect)), _DOT, _DOT)

    def _current(self) -> MapRow | None:
        index = self._view.currentIndex()
        return self._model.at(index) if index.isValid() else None

    def _color(self, row: MapRow) -> QColor:
        theme = self._themes.theme
        match row.message.state:
            case State.FAILED:
                return QColor(theme.danger)
            case State.STOPPED | State.INTERRUPTED:
                return QColor(theme.warn)
        return QColor(theme.accent) if row.on_path else theme.mixed("text", 0.45)

    def _paint_words(self, painter: QPainter, rect: QRect, row: MapRow) -> None:
        theme, model = self._themes.theme, self._model
        left, right = round(_x(rect, row.depth)) + 16, rect.right() - 12
        note = model.note(row)
        if note:
            right = self._write_end(painter, rect, right, note, self._note_color(row)) - 12
        if rect.width() >= _ROOM_FOR_WHO and not row.is_run:
            painter.setFont(self._small)
            painter.setPen(QColor(theme.dim))
            room = QRect(left, rect.top(), min(_WHO, right - left), rect.height())
            left += self._write(painter, room, model.who(row)) + 10
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text if row.on_path and not row.is_run else theme.dim))
        room = QRect(left, rect.top(), max(0, right - left), rect.height())
        self._write(painter, room, model.words(row))

    def _note_color(self, row: MapRow) -> QColor:
        """Return what a note is written in: the amber of the dot is too light for letters."""
        theme = self._themes.theme
        if row.message.state is State.FAILED:
            return QColor(theme.danger)
        return QColor(theme.accent if row.message.state.is_open else theme.dim)

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str) -> int:
        """Write a line, cut where its room ends; return how wide it is."""
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        return metrics.horizontalAdvance(cut)

    def _write_end(
        self, painter: QPainter, rect: QRect, right: int, text: str, color: QColor
    ) -> int:
        """Write a note that ends at `right`; return where it begins."""
        width = QFontMetrics(self._small).horizontalAdvance(text) + 1
        painter.setFont(self._small)
        painter.setPen(color)
        room = QRect(right - width, rect.top(), width, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - width


def _x(rect: QRect, depth: int) -> float:
    return rect.left() + _LEFT + _STEP * min(depth, _DEEPEST) + 0.5


def _middle(rect: QRect) -> float:
    return rect.top() + rect.height() / 2
