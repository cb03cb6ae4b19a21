"""The commands that file the shown conversation, and those of the sidebar's list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gpts_desktop.ui.commands import Command
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView

if TYPE_CHECKING:
    from gpts_desktop.core.folder import Folders
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.commands import Commands
    from gpts_desktop.ui.conversation_list_controller import ConversationListController
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.organiser import Organiser


class OrganiserCommands(QObject):
    """Puts into the window's list what the organiser can do with the shown conversation."""

    def __init__(
        self,
        *,
        window: MainWindow,
        commands: Commands,
        organiser: Organiser,
        conversations: ConversationListController,
        folders: Folders,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._organiser = organiser
        self._conversations = conversations
        self._folders = folders
        self._settings = settings
        commands.add(*self._chat(), *self._list())
        commands.add_source(self._moves)

    def _shown(self) -> ConversationSummary | None:
        return self._conversations.get(self._organiser.shown())

    def _is(self, name: str, wanted: bool) -> bool:
        """Whether the shown conversation is saved, and is pinned (or archived) as wanted."""
        chat = self._shown()
        return chat is not None and getattr(chat, name) is wanted

    def _chat(self) -> Iterator[Command]:
        group, saved = self.tr("This chat"), lambda: self._shown() is not None
        for action, title, when in (
            (ChatAction.PIN, self.tr("Pin this chat"), partial(self._is, "pinned", False)),
            (ChatAction.UNPIN, self.tr("Unpin this chat"), partial(self._is, "pinned", True)),
            (
                ChatAction.ARCHIVE,
                self.tr("Archive this chat"),
                partial(self._is, "archived", False),
            ),
            (
                ChatAction.UNARCHIVE,
                self.tr("Take this chat out of the archive"),
                partial(self._is, "archived", True),
            ),
            (ChatAction.TAG, self.tr("Tag this chat…"), saved),
            (ChatAction.MOVE_TO_NEW, self.tr("Move this chat to a new folder…"), saved),
            (ChatAction.MOVE, self.tr("Take this chat out of its folder"), self._is_in_folder),
            (ChatAction.DELETE, self.tr("Delete this chat"), saved),
        ):
            name = f"chat-{action.value.replace(' ', '-')}"
            yield Command(name, title, partial(self._do, action), when, group)
        yield Command("chat-rename", self.tr("Rename this chat"), self._rename, saved, group)

    def _is_in_folder(self) -> bool:
        chat = self._shown()
        return chat is not None and chat.folder in self._folders

    def _list(self) -> Iterator[Command]:
        group = self.tr("Sidebar")
        for name, title in (
            ("date", self.tr("Group chats by date")),
            ("gpt", self.tr("Group chats by GPT")),
            ("folder", self.tr("Group chats by folder")),
        ):
            run, when = partial(self._conversations.group_by, name), partial(self._groups, name)
            yield Command(f"group-by-{name}", title, run, when, group)
        yield Command(
            "new-folder", self.tr("New folder…"), self._organiser.make_folder, group=group
        )
        for view, title in (
            (ChatView.CHATS, self.tr("Show the chats")),
            (ChatView.ARCHIVE, self.tr("Show the archive")),
            (ChatView.TRASH, self.tr("Show the trash")),
        ):
            run, when = partial(self._show_view, view), partial(self._shows_other, view)
            yield Command(f"show-{view.value}", title, run, when, group)

    def _groups(self, name: str) -> bool:
        return bool(self._settings["group_chats"] != name)

    def _shows_other(self, view: ChatView) -> bool:
        return self._conversations.view is not view

    def _moves(self) -> Iterator[Command]:
        chat = self._shown()
        if chat is None:
            return
        for folder in self._folders.all():
            if folder.id != chat.folder:
                title = self.tr("Move this chat to {0}").format(folder.name)
                run = partial(self._do, ChatAction.MOVE, folder.id)
                yield Command(f"move-to:{folder.id}", title, run)

    def _do(self, action: ChatAction, argument: str = "") -> None:
        self._organiser.ask(action.value, [self._organiser.shown()], argument)

    def _rename(self) -> None:
        self._show_sidebar()
        chat = self._shown()
        if chat is not None:
            self._conversations.show_view(ChatView.ARCHIVE if chat.archived else ChatView.CHATS)
            self._window.sidebar.search_field.clear()
            self._window.sidebar.chat_list.rename(chat.id)

    def _show_view(self, view: ChatView) -> None:
        self._show_sidebar()
        self._conversations.show_view(view)

    def _show_sidebar(self) -> None:
        if not self._window.sidebar.isVisible():
            self._window.toggle_sidebar()
