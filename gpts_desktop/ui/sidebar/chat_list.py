"""The list of conversations."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QToolTip, QWidget

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import icon
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView
from gpts_desktop.ui.sidebar.chat_delegate import ChatDelegate, changed_when
from gpts_desktop.ui.sidebar.chat_model import ChatModel, is_folder
from gpts_desktop.ui.sidebar.chat_rows import HEADING, Group
from gpts_desktop.ui.sidebar.kept_place import KeptPlace
from gpts_desktop.ui.sidebar.row_list import RowList
from gpts_desktop.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from gpts_desktop.core.folder import Folder
    from gpts_desktop.ui.sidebar.carrying import Carrying

Index = QModelIndex | QPersistentModelIndex

_MINUTE = 60_000  # ms


class ChatList(RowList):
    """The conversations under headings, the newest on top.

    Signals: `asked(ChatAction, ids, argument)` for one or all marked ones, `tag_chosen(tag)`,
    `folder_deleted(id)`, `folders_reordered(ids)`, `stop_requested(id)`, `day_changed()`.
    """

    asked = Signal(str, list, str)
    tag_chosen = Signal(str)
    folder_deleted = Signal(str)
    folders_reordered = Signal(list)
    stop_requested = Signal(str)
    day_changed = Signal()

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self.setObjectName("chatList")
        self.setAccessibleName(self.tr("Chats"))
        self.view = ChatView.CHATS
        self.folders: Callable[[], list[Folder]] = list
        self.chats = ChatModel(self)
        self.setModel(self.chats)
        self.delegate = ChatDelegate(themes, self.state_of, self)
        self.setItemDelegate(self.delegate)
        self.marks.left_out = self.chats.heading_rows
        self.place = KeptPlace(self)
        self.removal_requested.connect(self._remove)
        self._pressed: QPersistentModelIndex | None = None
        self._pressed_at = QPoint()
        self._carrying: Carrying | None = None
        self._minute = QTimer(self)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self._minute_passed)
        self._minute.start(_MINUTE)  # "now" becomes a time of day

    def show_view(self, view: ChatView) -> None:
        """Take over which conversations are shown; in the trash rows tell the days left."""
        self.view = view
        self.delegate.end_words = self._days_left if view is ChatView.TRASH else changed_when
        self.marks.clear()

    def _days_left(self, chat: ConversationSummary) -> str:
        from gpts_desktop.core.trash import days_left

        return self.tr("{0} d").format(days_left(chat.updated, time.time()))

    def icon(self, name: str) -> QIcon:
        """Return an icon for a menu."""
        return icon(name, self.themes.theme.dim)

    def marked(self) -> list[str]:
        """Return the ids of the marked conversations, from the top."""
        ids = self.chats.stringList()
        covered = (ids[row] for row in sorted(self.marks.covered()))
        return [one for one in covered if not one.startswith(HEADING)]

    def meant_by(self, index: QModelIndex) -> list[ConversationSummary]:
        """Return the conversations that are meant by a row: all marked ones if it is one."""
        return self._chats_in(self.marks.together_with(index))

    def _chats_in(self, rows: list[int]) -> list[ConversationSummary]:
        ids = self.chats.stringList()
        return [self.chats.chat_of(ids[row]) for row in rows if not ids[row].startswith(HEADING)]

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        """Offer what can be done with conversations, or with a heading."""
        from gpts_desktop.ui.sidebar.chat_menus import ChatMenus

        group = self.chats.group_at(index)
        if group is not None:
            ChatMenus(self, menu).fill_for_group(menu, group)
        else:
            ChatMenus(self, menu).fill(menu, self.meant_by(index))

    def rename(self, row_id: str) -> None:
        """Open the field for a conversation's title or a folder's name."""
        self.chats.unfold(row_id)
        row = self.chats.row_with(row_id)
        if row is not None:
            self.setCurrentIndex(self.chats.index(row))
            self.edit(self.chats.index(row))

    def mark_group(self, group: Group) -> None:
        """Mark all that stands under a heading."""
        self.chats.fold(group, False)
        first = self.chats.row_with(group.row_id)
        if first is not None and group.members:
            self.marks.mark(list(range(first + 1, first + 1 + len(group.members))))

    def fold_all(self, folded: bool) -> None:
        """Fold all groups, or none."""
        codes = {group.code for group in self.chats.groups()} if folded else set()
        self.chats.fold_groups(codes)

    def neighbour(self, ids: list[str], conversation_id: str) -> str:
        """Return the conversation to show when some go: the next that stays, or the one before."""
        order, going = self.chats.chats(), set(ids)
        if conversation_id not in order:
            return ""
        at = order.index(conversation_id)
        later = (one for one in order[at + 1 :] if one not in going)
        earlier = (one for one in reversed(order[:at]) if one not in going)
        return next(later, "") or next(earlier, "")

    def group_under(self, place: QPoint) -> Group | None:
        """Return the group at a place of the screen."""
        view = self.viewport()
        at = view.mapFromGlobal(place)
        if not view.rect().contains(at):
            return None
        index = self.indexAt(at)
        return self.chats.group_over(index) if index.isValid() else None

    def show_drop_row(self, row: int) -> None:
        """Show over which heading a carried conversation would be let go; -1 for none."""
        if self.delegate.drop_row != row:
            self.delegate.drop_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        words = "" if self.chats.rowCount() else self._nothing()
        if words:
            painter = QPainter(self.viewport())
            painter.setFont(ui_font(13))
            painter.setPen(QColor(self.themes.theme.dim))
            room = self.viewport().rect().adjusted(8, 8, -8, 0)
            top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, top | Qt.TextFlag.TextWordWrap, words)
            painter.end()

    def _nothing(self) -> str:
        if self.chats.is_filtered:
            return self.tr("No chat is called so.")
        if self.view is ChatView.ARCHIVE:
            return self.tr("The archive is empty.")
        return self.tr("The trash is empty.") if self.view is ChatView.TRASH else ""

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold with the arrows, Enter or Space on a heading; Escape ends a drag."""
        if self._carrying is not None and event.key() == Qt.Key.Key_Escape:
            self._end_carrying()
            return
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        group = self.chats.group_over(index) if index.isValid() and not editing else None
        if group is not None and self._folds(event, index, group):
            return
        super().keyPressEvent(event)

    def _folds(self, event: QKeyEvent, index: QModelIndex, group: Group) -> bool:
        is_heading = self.chats.group_at(index) is not None
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = event.key()
        if not plain:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and is_heading:
            self.chats.fold(group, not group.is_folded)
        elif key == Qt.Key.Key_Left and not group.is_folded:
            self.setCurrentIndex(self.chats.index(self.chats.row_with(group.row_id) or 0))
            self.chats.fold(group, True)
        elif key == Qt.Key.Key_Right and is_heading:
            self.chats.fold(group, False)
        else:
            return False
        return True

    # The mouse

    def edit(  # type: ignore[override]  # one of Qt's two
        self,
        index: QModelIndex,
        trigger: QAbstractItemView.EditTrigger = QAbstractItemView.EditTrigger.AllEditTriggers,
        event: QEvent | None = None,
    ) -> bool:
        """Rename; but not by a double click on a heading, which folds, nor in the trash."""
        is_heading = self.chats.group_at(index) is not None
        by_click = trigger == QAbstractItemView.EditTrigger.DoubleClicked
        if (is_heading and by_click) or self.view is ChatView.TRASH:
            return False
        return super().edit(index, trigger, event)  # type: ignore[arg-type]  # None is one

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        index = self.indexAt(self._pressed_at)
        left = event.button() == Qt.MouseButton.LeftButton
        can_carry = left and self.chats.chat_at(index) is not None
        self._pressed = QPersistentModelIndex(index) if can_carry else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what was pressed, or all that is marked with it."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        far = moved >= QApplication.startDragDistance()
        if self._carrying is None and self._pressed is not None and far:
            self._begin_carrying()
        if self._carrying is not None:
            self._carrying.move(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is carried, or filter by the tag that was clicked."""
        self._pressed = None
        if self._carrying is not None:
            carrying, self._carrying = self._carrying, None
            self.setState(QAbstractItemView.State.NoState)
            carrying.drop(event.globalPosition().toPoint())
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        tag = self.delegate.tag_at(self.visualRect(index), index, place) if index.isValid() else ""
        if plain and tag:
            self.setState(QAbstractItemView.State.NoState)
            self.tag_chosen.emit(tag)
            return
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tip what a row has no room for."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            chat = self.chats.chat_at(index) if index.isValid() else None
            words = "" if chat is None else self._tip(chat)
            QToolTip.showText(event.globalPos(), words, self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def _tip(self, chat: ConversationSummary) -> str:
        from html import escape

        lines = [self.chats.title_of(chat)]
        folder = next((f.name for f in self.folders() if f.id == chat.folder), "")
        if folder:
            lines.append(self.tr("In the folder {0}").format(folder))
        if chat.tags:
            lines.append("  ".join(f"#{tag}" for tag in chat.tags))
        return "<br>".join(escape(line) for line in lines)

    def _begin_carrying(self) -> None:
        from gpts_desktop.ui.sidebar.carrying import Carrying

        assert self._pressed is not None
        chats = self.meant_by(self.chats.index(self._pressed.row()))
        if not chats:
            return
        title = self.chats.title_of(chats[0])
        words = title if len(chats) == 1 else self.tr("%Ln chats", "", len(chats))
        self._carrying = Carrying(self, [chat.id for chat in chats], words)
        self._carrying.dropped.connect(self.asked)

    def _end_carrying(self) -> None:
        carrying, self._carrying = self._carrying, None
        self._pressed = None
        self.setState(QAbstractItemView.State.NoState)
        if carrying is not None:
            carrying.end()

    def _on_click(self, index: QModelIndex) -> None:
        group = self.chats.group_at(index)
        if group is None:
            super()._on_click(index)
        elif not self._is_marking:
            self.chats.fold(group, not group.is_folded)
        else:
            self.mark_group(group)

    # The rest

    def _remove(self, index: QModelIndex) -> None:
        group = self.chats.group_at(index)
        chats = [chat.id for chat in self._chats_in(self.marks.or_else(index))]
        if chats:
            deleting = ChatAction.GIVE_UP if self.view is ChatView.TRASH else ChatAction.DELETE
            self.asked.emit(deleting.value, chats, "")
        elif group is not None and is_folder(group):
            self.folder_deleted.emit(group.key[2])

    def _minute_passed(self) -> None:
        self.viewport().update()
        if self.chats.grouping.is_stale():
            self.day_changed.emit()
