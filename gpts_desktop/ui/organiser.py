"""Does what is asked of conversations, one or many: each with one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from gpts_desktop.ui.collation import collated
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView

if TYPE_CHECKING:
    from gpts_desktop.core.folder import Folder, Folders
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.conversation_list_controller import ConversationListController
    from gpts_desktop.ui.main_window import MainWindow

Summaries = Sequence["ConversationSummary"]


class Organiser(QObject):
    """Pins, archives, moves, tags and deletes.

    Signals: `left(ids, next id)` when conversations left the list for the archive or the trash,
    with the one that may be shown instead of them, "" for none; `came_back(ids)`.
    """

    left = Signal(list, str)
    came_back = Signal(list)

    def __init__(
        self,
        *,
        window: MainWindow,
        conversations: ConversationListController,
        folders: Folders,
        shown: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`shown` returns the id of the conversation that the window shows."""
        super().__init__(parent)
        self._window = window
        self._sidebar = window.sidebar
        self._conversations = conversations
        self._folders = folders
        self.shown = shown
        self._sidebar.chats_asked.connect(self.ask)
        rows, header = self._sidebar.chat_list, self._sidebar.chats_header
        rows.folder_deleted.connect(self.delete_folder)
        rows.folders_reordered.connect(folders.reorder)
        rows.chats.folder_renamed.connect(folders.rename)
        header.folder_wanted.connect(self.make_folder)
        header.emptying_wanted.connect(self.empty_trash)

    def ask(self, action: str, ids: Sequence[str], argument: str = "") -> None:
        """Do a `ChatAction` with conversations."""
        match ChatAction(action):
            case ChatAction.PIN | ChatAction.UNPIN:
                self.pin(ids, action == ChatAction.PIN)
            case ChatAction.ARCHIVE | ChatAction.UNARCHIVE:
                self.archive(ids, action == ChatAction.ARCHIVE)
            case ChatAction.MOVE:
                self.move(ids, argument)
            case ChatAction.MOVE_TO_NEW:
                self.make_folder(ids)
            case ChatAction.TAG:
                self.edit_tags(ids)
            case ChatAction.EXPORT | ChatAction.PDF:
                pass  # `ui/export/exports` answers
            case ChatAction.DELETE:
                self.delete(ids)
            case ChatAction.RESTORE:
                self.restore(ids)
            case ChatAction.GIVE_UP:
                self.give_up(ids)

    # Where conversations are kept

    def pin(self, ids: Sequence[str], pinned: bool) -> None:
        """Pin conversations to the top, or take them down."""
        before = [s for s in self._known(ids) if s.pinned != pinned]
        self._conversations.keep([s._replace(pinned=pinned) for s in before])

    def archive(self, ids: Sequence[str], archived: bool) -> None:
        """Put conversations into the archive, or take them out."""
        before = [s for s in self._known(ids) if s.archived != archived]
        if not before:
            return
        going, shown = [s.id for s in before], self.shown()
        successor = self._sidebar.chat_list.neighbour(going, shown)
        self._conversations.keep([s._replace(archived=archived) for s in before])
        if archived:
            self.left.emit(going, successor)
            words = self.tr("%Ln chats archived", "", len(before))
        else:
            words = self.tr("%Ln chats are back in the list", "", len(before))

        def undo() -> None:
            self._conversations.keep(before)
            if archived and shown in going:
                self._sidebar.conversation_selected.emit(shown)

        self._say(words, before, undo)

    def unarchive_written(self, conversation_id: str) -> None:
        """Take a conversation in which one writes out of the archive."""
        self._conversations.keep(
            [s._replace(archived=False) for s in self._known([conversation_id]) if s.archived]
        )

    def move(self, ids: Sequence[str], folder_id: str) -> None:
        """Put conversations into a folder; "" takes them out of theirs."""
        folder = self._folders.get(folder_id)
        if folder is None and folder_id:
            return
        before = [s for s in self._known(ids) if s.folder != folder_id]
        if folder is None:
            before = [s for s in before if s.folder in self._folders]
        if not before:
            return
        self._conversations.keep([s._replace(folder=folder_id) for s in before])
        if folder is None:
            words = self.tr("%Ln chats taken out of their folders", "", len(before))
        else:
            words = self.tr("%Ln chats moved to “{0}”", "", len(before)).format(folder.name)
        self._say(words, before, lambda: self._conversations.keep(before))

    def edit_tags(self, ids: Sequence[str]) -> None:
        """Ask which tags conversations are to have."""
        from gpts_desktop.ui.tag_dialog import TagDialog

        chats = self._known(ids)
        if chats:
            dialog = TagDialog(self._tag_states(chats), len(chats), self._window)
            dialog.tags_chosen.connect(lambda added, removed: self.tag(ids, added, removed))
            dialog.open()

    def _tag_states(self, chats: Summaries) -> dict[str, Qt.CheckState]:
        """Return all tags in use, those of the conversations first, and how these have them."""
        known: dict[str, str] = {}
        for summary in self._conversations.all():
            for tag in summary.tags:
                known.setdefault(tag.casefold(), tag)
        held = [{tag.casefold() for tag in chat.tags} for chat in chats]
        having = {folded: sum(folded in tags for tags in held) for folded in known}
        states = {
            0: Qt.CheckState.Unchecked,
            len(chats): Qt.CheckState.Checked,
        }
        place = collated()
        order = sorted(known, key=lambda folded: (not having[folded], place(folded)))
        partly = Qt.CheckState.PartiallyChecked
        return {known[folded]: states.get(having[folded], partly) for folded in order}

    def tag(self, ids: Sequence[str], added: Sequence[str], removed: Sequence[str]) -> None:
        """Give conversations tags and take others from them."""
        from gpts_desktop.core.tags import tidy_tags

        gone = {tag.casefold() for tag in removed}
        before, after = [], []
        for summary in self._known(ids):
            left = (tag for tag in summary.tags if tag.casefold() not in gone)
            tags = tidy_tags([*left, *added])
            if tags != summary.tags:
                before.append(summary)
                after.append(summary._replace(tags=tags))
        if after:
            self._conversations.keep(after)
            words = self.tr("Tags of %Ln chats changed", "", len(before))
            self._say(words, before, lambda: self._conversations.keep(before))

    # The trash

    def delete(self, ids: Sequence[str]) -> None:
        """Put conversations into the trash."""
        shown = self.shown()
        successor = self._sidebar.chat_list.neighbour(list(ids), shown)
        gone = [s.id for s in self._known(ids)]
        if not gone:
            return
        # A turn that runs is stopped first: what came of it is there when it is brought back.
        for one in filter(self._sidebar.chat_list.chats.is_streaming, gone):
            self._sidebar.stop_requested.emit(one)
        self.left.emit(gone, successor)
        before = self._conversations.put_in_trash(gone)

        def undo() -> None:
            self.restore(gone, silently=True)
            if shown in gone:
                self._sidebar.conversation_selected.emit(shown)

        words = self.tr("%Ln chats deleted", "", len(before))
        self._say(words, before, undo, self.tr("In the trash for 30 days."))

    def restore(self, ids: Sequence[str], *, silently: bool = False) -> None:
        """Take conversations out of the trash."""
        back = self._conversations.take_out_of_trash(ids)
        if back:
            self.came_back.emit([s.id for s in back])
        if back and not silently:
            words = self.tr("%Ln chats restored", "", len(back))
            self._say(words, back, lambda: self.delete([s.id for s in back]))

    def give_up(self, ids: Sequence[str]) -> None:
        """Delete for good what is in the trash, if that is meant."""
        from gpts_desktop.ui.for_good_dialog import ForGoodDialog

        ids = [s.id for s in self._conversations.trashed(ids)]
        if ids:
            dialog = ForGoodDialog(len(ids), self._window)
            dialog.meant.connect(lambda: self._conversations.give_up(ids))
            dialog.open()

    def empty_trash(self) -> None:
        """Delete for good all that is in the trash, if that is meant."""
        if self._conversations.view is ChatView.TRASH:
            self.give_up(self._sidebar.chat_list.chats.every_id())

    # Folders

    def make_folder(self, ids: Sequence[str] = ()) -> None:
        """Ask for a new folder's name, and put conversations into it."""
        from gpts_desktop.ui.name_dialog import NameDialog

        dialog = NameDialog(self.tr("New folder"), self.tr("Create"), self._window)
        dialog.name_entered.connect(lambda name: self._fill_new_folder(name, ids))
        dialog.open()

    def _fill_new_folder(self, name: str, ids: Sequence[str]) -> None:
        folder = self._folders.add(name)
        if folder is None:
            return
        if ids:
            self.move(ids, folder.id)
        else:
            self._conversations.group_by("folder")

    def delete_folder(self, folder_id: str) -> None:
        """Delete a folder; its conversations stay, in none."""
        folder = self._folders.remove(folder_id)
        if folder is not None:
            title = self.tr("Folder “{0}” deleted").format(folder.name)
            detail = self.tr("Its chats stay.")
            self._offer_undo(title, detail, lambda: self._restore_folder(folder))

    def _restore_folder(self, folder: Folder) -> None:
        self._folders.restore([folder])

    # Words

    def _known(self, ids: Sequence[str]) -> list[ConversationSummary]:
        return [s for one in ids if (s := self._conversations.get(one)) is not None]

    def _say(
        self, title: str, chats: Summaries, undo: Callable[[], object], detail: str = ""
    ) -> None:
        if len(chats) == 1 and not detail:
            detail = chats[0].title
        self._offer_undo(title, detail, undo)

    def _offer_undo(self, title: str, detail: str, undo: Callable[[], object]) -> None:
        self._window.toast.show_message(title, detail, [(self.tr("Undo"), undo)])
