"""The menus of the list of conversations: for conversations, one or many, and for headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.counted import number
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView
from gpts_desktop.ui.sidebar.chat_model import is_folder
from gpts_desktop.ui.sidebar.chat_rows import Group

if TYPE_CHECKING:
    from gpts_desktop.ui.sidebar.chat_list import ChatList


class ChatMenus(QObject):
    """Fills menus; what is chosen is announced by the list."""

    def __init__(self, rows: ChatList, menu: QMenu) -> None:
        """Live as long as a menu."""
        super().__init__(menu)
        self._rows = rows

    def fill(self, menu: QMenu, chats: list[ConversationSummary]) -> None:
        """Offer what can be done with conversations."""
        view = self._rows.view
        ids = [chat.id for chat in chats]
        if view is ChatView.TRASH:
            self._add(menu, "restore", self.tr("Restore"), ChatAction.RESTORE, ids)
            menu.addSeparator()
            self._add(menu, "trash", self.tr("Delete for good…"), ChatAction.GIVE_UP, ids)
            return
        if len(chats) == 1:
            self._add_stop(menu, chats[0])
            self._add_own(menu, "rename", self.tr("Rename"), lambda: self._rows.rename(ids[0]))
        if view is ChatView.CHATS:
            self._add_pin(menu, chats)
        self.fill_folders(menu.addMenu(self._rows.icon("folder"), self.tr("Move to folder")), chats)
        self._add(menu, "tag", self.tr("Tags…"), ChatAction.TAG, ids)
        self._add(menu, "export", self.tr("Export…"), ChatAction.EXPORT, ids)
        self._add(menu, "file", self.tr("Save as PDF…"), ChatAction.PDF, ids)
        menu.addSeparator()
        if view is ChatView.ARCHIVE:
            self._add(menu, "unarchive", self.tr("Back to the chats"), ChatAction.UNARCHIVE, ids)
        else:
            self._add(menu, "archive", self.tr("Archive"), ChatAction.ARCHIVE, ids)
        self._add(menu, "trash", self.tr("Delete"), ChatAction.DELETE, ids)

    def fill_folders(self, menu: QMenu, chats: list[ConversationSummary]) -> None:
        """Offer the folders; the one in which all are is ticked."""
        ids = [chat.id for chat in chats]
        here = {chat.folder for chat in chats}
        folders = self._rows.folders()
        known = {folder.id for folder in folders}
        for folder in folders:
            action = menu.addAction(folder.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(here == {folder.id})
            action.triggered.connect(self._asking(ChatAction.MOVE, ids, folder.id))
        if folders:
            menu.addSeparator()
        self._add(menu, "folder-plus", self.tr("New folder…"), ChatAction.MOVE_TO_NEW, ids)
        if here & known:
            self._add(menu, "close", self.tr("Take out of the folder"), ChatAction.MOVE, ids)

    def fill_for_group(self, menu: QMenu, group: Group) -> None:
        """Offer what can be done with a heading and what stands under it."""
        rows = self._rows
        if is_folder(group):
            folder_id, order = group.key[2], [folder.id for folder in rows.folders()]
            self._add_own(menu, "rename", self.tr("Rename"), lambda: rows.rename(group.row_id))
            at = order.index(folder_id) if folder_id in order else 0
            for icon, label, to in (
                ("chevron-up", self.tr("Move up"), at - 1),
                ("chevron-down", self.tr("Move down"), at + 1),
            ):
                if 0 <= to < len(order):
                    self._add_own(menu, icon, label, self._moving(order, at, to))
            menu.addSeparator()
        if group.members:
            select = self.tr("Select all {0}").format(number(len(group.members)))
            self._add_own(menu, "check", select, lambda: rows.mark_group(group))
        self._add_own(menu, "chevron-right", self.tr("Fold all"), lambda: rows.fold_all(True))
        self._add_own(menu, "chevron-down", self.tr("Unfold all"), lambda: rows.fold_all(False))
        if is_folder(group):
            menu.addSeparator()
            delete = self.tr("Delete the folder")
            self._add_own(menu, "trash", delete, lambda: rows.folder_deleted.emit(group.key[2]))

    def _add_stop(self, menu: QMenu, chat: ConversationSummary) -> None:
        if self._rows.chats.is_streaming(chat.id):
            stop = self.tr("Stop answering")
            self._add_own(menu, "stop", stop, lambda: self._rows.stop_requested.emit(chat.id))
            menu.addSeparator()

    def _add_pin(self, menu: QMenu, chats: list[ConversationSummary]) -> None:
        ids = [chat.id for chat in chats]
        if not all(chat.pinned for chat in chats):
            self._add(menu, "pin", self.tr("Pin"), ChatAction.PIN, ids)
        if any(chat.pinned for chat in chats):
            self._add(menu, "unpin", self.tr("Unpin"), ChatAction.UNPIN, ids)

    def _moving(self, order: list[str], at: int, to: int) -> Callable[[], None]:
        moved = list(order)
        moved.insert(to, moved.pop(at))
        return lambda: self._rows.folders_reordered.emit(moved)

    def _asking(self, action: ChatAction, ids: list[str], argument: str = "") -> Callable[[], None]:
        return lambda: self._rows.asked.emit(action.value, ids, argument)

    def _add(self, menu: QMenu, icon: str, label: str, action: ChatAction, ids: list[str]) -> None:
        self._add_own(menu, icon, label, self._asking(action, ids))

    def _add_own(self, menu: QMenu, icon: str, label: str, slot: Callable[[], object]) -> None:
        menu.addAction(self._rows.icon(icon), label).triggered.connect(lambda _=False: slot())
