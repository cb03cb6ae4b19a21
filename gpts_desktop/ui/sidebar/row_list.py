"""What the sidebar's two lists share: what a click, a key and a drag of the mouse mean."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from gpts_desktop.ui.icons import icon
from gpts_desktop.ui.sidebar.marks import Marks
from gpts_desktop.ui.sidebar.row_delegate import MENU_WIDTH, RowState
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """A list whose selected row is what the window shows; the keyboard's row is another thing.

    Arrows move the keyboard's row, Enter or a click asks for it, F2 renames, Delete removes,
    and the Menu key, a right click or the dots at a row's end open its menu. Ctrl and Shift with
    a click, an arrow or Space, and Ctrl+A, mark several; Escape ends that.
    """

    row_chosen = Signal(QModelIndex)
    removal_requested = Signal(QModelIndex)
    """The keyboard's row, or all that are marked: see `Marks.or_else`."""

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = themes
        self._hovered = QPersistentModelIndex()
        self._is_by_keys = False
        self._is_marking = False
        # Made here, so that PySide knows what it is: to name a viewport that C++ made, it
        # tries every class of widget there is, 13 ms.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(20)
        self.marks = Marks(self)
        themes.changed.connect(self.viewport().update)
        self.clicked.connect(self._on_click)

    def choose(self, index: QModelIndex) -> None:
        """Mark a row as the one that is shown; an invalid index marks none."""
        self.marks.show_only(index)
        if not index.isValid():
            return
        if not self.hasFocus():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def state_of(self, index: Index) -> RowState:
        """Return how a row is to be painted."""
        on_keyboard = self._is_by_keys and self.hasFocus() and index == self.currentIndex()
        chosen = self.selectionModel().isSelected(self.model().index(index.row(), 0))
        return RowState(chosen, self._hovered == index, on_keyboard)

    @abstractmethod
    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """Put what can be done with a row into its menu."""

    def add_action(self, menu: QMenu, name: str, label: str, slot: object) -> None:
        """Add one line with an icon to a menu."""
        action = menu.addAction(icon(name, self.themes.theme.dim), label)
        action.triggered.connect(slot)

    def selectionCommand(  # noqa: N802  # Qt's name
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection to `choose`: it follows the window, not the mouse."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a row with Enter, remove it with Delete."""
        self._is_by_keys = True
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and not editing:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.row_chosen.emit(index)
                return
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.removal_requested.emit(index)
                return
            if event.key() == Qt.Key.Key_Menu:
                self.open_menu(index, self._under(index))
                return
        if not editing and self._marks_by_key(event):
            return
        super().keyPressEvent(event)

    def _marks_by_key(self, event: QKeyEvent) -> bool:
        """Mark rows as a key asks for, if it does."""
        key, modifiers = event.key(), event.modifiers()
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_A and modifiers == ctrl:
            self.marks.mark_all()
        elif key == Qt.Key.Key_Escape and self.marks.is_active:
            self.marks.clear()
        elif key == Qt.Key.Key_Space and modifiers & ctrl and self.currentIndex().isValid():
            self.marks.toggle(self.currentIndex())
        elif modifiers & shift and key in _moving_keys():
            before = self.currentIndex()
            super().keyPressEvent(event)
            self.marks.extend(self.currentIndex(), before)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the keyboard on a row; a ring shows it unless the mouse brought the focus."""
        super().focusInEvent(event)
        mouse, popup = Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason
        if event.reason() is not popup:
            self._is_by_keys = event.reason() is not mouse
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the mouse, or of the keyboard's row."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.open_menu(index, self._under(index) if by_key else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show no ring for what the mouse does; mark rows with Ctrl and Shift."""
        self._is_by_keys = False
        index = self.indexAt(event.position().toPoint())
        before = self.currentIndex()
        modifiers = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        left = event.button() == Qt.MouseButton.LeftButton
        self._is_marking = left and index.isValid() and bool(modifiers)
        super().mousePressEvent(event)
        if self._is_marking and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.marks.extend(index, before)
        elif self._is_marking:
            self.marks.toggle(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the dots of the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show no dots any more."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu when the dots at the row's end were clicked."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.is_at_dots(event):
            self.setState(QAbstractItemView.State.NoState)
            self.open_menu(index, event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)

    def is_at_dots(self, event: QMouseEvent) -> bool:
        """Whether the mouse is over the dots that a row shows under it."""
        place = event.position().toPoint()
        rect = self.visualRect(self.indexAt(place))
        return rect.isValid() and place.x() > rect.right() - MENU_WIDTH

    def open_menu(self, index: QModelIndex, place: QPoint) -> None:
        """Open a row's menu at a place of the screen."""
        from gpts_desktop.ui.menu import Menu

        menu = Menu(self)
        self.fill_menu(menu, index)
        menu.popup(place)

    def _hover(self, index: QModelIndex) -> None:
        if self._hovered != index:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def _under(self, index: QModelIndex) -> QPoint:
        rect = self.visualRect(index)
        return self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(24, -4))

    def _on_click(self, index: QModelIndex) -> None:
        if not self._is_marking:
            self.marks.clear()
            self.row_chosen.emit(index)


def _moving_keys() -> tuple[Qt.Key, ...]:
    """Return the keys that move the keyboard's row."""
    key = Qt.Key
    return key.Key_Up, key.Key_Down, key.Key_Home, key.Key_End, key.Key_PageUp, key.Key_PageDown
