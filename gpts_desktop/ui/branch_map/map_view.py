"""The list that shows the map."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from gpts_desktop.core.branch_map import MapRow
from gpts_desktop.core.message import Message
from gpts_desktop.ui.branch_map.map_delegate import MapDelegate
from gpts_desktop.ui.branch_map.map_model import MapModel
from gpts_desktop.ui.theme import ThemeKeeper


class MapView(QListView):
    """Arrows walk the tree, Enter or a click goes there, Delete asks to delete.

    Left closes a branch or goes to the message before the fork, Right opens what is folded.
    Signals: `chosen(Message)`, `delete_requested(Message)`, `menu_requested(Message, QPoint)`.
    """

    chosen = Signal(object)
    delete_requested = Signal(object)
    menu_requested = Signal(object, object)

    def __init__(self, model: MapModel, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setObjectName("branchMapList")
        self.setAccessibleName(self.tr("Branches"))
        self.setModel(model)
        self.setItemDelegate(MapDelegate(themes, self, model))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.entered.connect(lambda _: self.viewport().update())
        self.clicked.connect(self._choose)
        model.tree_changed.connect(self.viewport().update)

    def row(self) -> MapRow | None:
        """Return the row that the keyboard is on."""
        index = self.currentIndex()
        return self._model.at(index) if index.isValid() else None

    def show_message(self, message_id: str | None) -> None:
        """Put the keyboard on a message, or on what it is folded into."""
        at = self._model.row_of(message_id) if message_id is not None else -1
        if at >= 0:
            index = self._model.index(at)
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def refresh(self) -> None:
        """Take another tree; keyboard and scroll bar stay where they are."""
        row, top = self.row(), self.verticalScrollBar().value()
        self._model.refresh()
        if row is not None and row.message.id in self._model.conversation:
            self._stay_on(row.message)
        self.verticalScrollBar().setValue(top)

    def _stay_on(self, message: Message) -> None:
        at = self._model.row_of(message.id)
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))

    def _choose(self, index: QModelIndex) -> None:
        row = self._model.at(index)
        if row.is_run:
            self._unfold(row)
        else:
            self.chosen.emit(row.message)

    def _unfold(self, row: MapRow) -> None:
        top = self.verticalScrollBar().value()
        self._model.unfold(row)
        self._stay_on(row.message)
        self.verticalScrollBar().setValue(top)

    def _fold_or_leave(self, row: MapRow) -> None:
        conversation = self._model.conversation
        if row.among > 1 and not row.hidden and conversation.children(row.message.id):
            top = self.verticalScrollBar().value()
            self._model.fold(row)
            self._stay_on(row.message)
            self.verticalScrollBar().setValue(top)
            return
        # To the fork that this line comes from: the last message above with siblings.
        for message in reversed(
            conversation.path(row.message.parent) if row.message.parent else []
        ):
            if len(conversation.children(message.parent)) > 1 or message.parent is None:
                self._stay_on(message)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, close, go there or delete."""
        row = self.row()
        if row is None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Left:
                self._fold_or_leave(row)
            case Qt.Key.Key_Right if row.hidden:
                self._unfold(row)
            case Qt.Key.Key_Delete if not row.is_run:
                self.delete_requested.emit(row.message)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a message."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and not self._model.at(index).is_run:
            at = self.visualRect(index).center()
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(at)
            self.menu_requested.emit(self._model.at(index).message, place)
