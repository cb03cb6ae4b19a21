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
from gpts_desktop.ui.sidebar.row_delegate import MENU_WIDTH, RowState
from gpts_desktop.ui.theme import ThemeKeeper

Index = QModelIndex | QPersistentModelIndex


class RowList(QListView):
    """A list whose selected row is what the window shows; the keyboard's row is another thing.

    Arrows move the keyboard's row, Enter or a click asks for it, F2 renames, Delete removes,
    and the Menu key, a right click or the dots at a row's end open its menu.
    """

    row_chosen = Signal(QModelIndex)
    removal_requested = Signal(QModelIndex)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.themes = themes
        self._hovered = QPersistentModelIndex()
        self._is_by_keys = False
        # Made here, so that PySide knows what it is: to name a viewport that C++ made, it
        # tries every class of widget there is, 13 ms.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(20)
        themes.changed.connect(self.viewport().update)
        self.clicked.connect(self._on_click)

    def choose(self, index: QModelIndex) -> None:
        """Mark a row as the one that is shown; an invalid index marks none."""
        selection = self.selectionModel()
        if not index.isValid():
            selection.clearSelection()
            return
        selection.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not self.hasFocus():
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
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
        super().keyPressEvent(event)

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
        """Show no ring for what the mouse does."""
        self._is_by_keys = False
        super().mousePressEvent(event)

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
        self.row_chosen.emit(index)
