"""The conversations in the sidebar: which there are, and which of the three lists is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gpts_desktop.ui.sidebar.chat_actions import ChatView
from gpts_desktop.ui.sidebar.grouping import ByDate, ByFolder, ByGpt, Grouping

if TYPE_CHECKING:
    import asyncio

    from gpts_desktop.core.folder import Folders
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.ports import Store, Writer
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.core.summary import ConversationSummary, TrashedConversation
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.task_owner import Starter

FIRST_PAGE = 100


class ConversationListController(QObject):
    """Keeps the sidebar's conversations, newest first, under the headings that were chosen.

    Signals: `conversation_renamed(id, title)`, `counted(gpt id, one more or less)`,
    `going(ids)` before conversations leave the list for the archive or the trash. `is_complete`
    tells that all are known.
    """

    conversation_renamed = Signal(str, str)
    counted = Signal(str, int)
    going = Signal(list)

    def __init__(
        self,
        *,
        window: MainWindow,
        store: Store,
        writer: Writer,
        settings: Settings,
        library: Library,
        folders: Folders,
        tasks: Starter,
        known: ConversationListController | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sidebar = window.sidebar
        self._store = store
        self._writer = writer
        self._settings = settings
        self._library = library
        self._folders = folders
        self._tasks = tasks
        self._view = ChatView.CHATS
        self._trash: dict[str, TrashedConversation] = {}
        self._in_trash: set[str] = set()
        self.is_complete = False
        if known is None:
            self._summaries = {s.id: s for s in store.summaries(FIRST_PAGE)}
        else:  # a window before this one has read them
            self._summaries, self.is_complete = dict(known._summaries), known.is_complete
        self._fill_sidebar()
        self._sidebar.conversation_renamed.connect(self._rename)
        self._sidebar.view_chosen.connect(lambda view: self.show_view(ChatView(view)))
        folders.changed.connect(lambda _: self._regroup("folder"))
        library.changed.connect(lambda _: self._regroup("gpt"))

    def _fill_sidebar(self) -> None:
        rows = self._sidebar.chat_list
        rows.folders = self._folders.all
        rows.chats.set_folded(one for one in self._settings["folded_groups"] if type(one) is str)
        rows.chats.folded.connect(lambda codes: self._settings.__setitem__("folded_groups", codes))
        rows.chats.set_complete(len(self._summaries) < FIRST_PAGE)
        rows.day_changed.connect(lambda: self._regroup("date"))
        self._sidebar.set_grouping(self._grouping())
        self._sidebar.set_summaries(list(self._summaries.values()))
        self._sidebar.chats_header.grouping_chosen.connect(self.group_by)

    def _grouping(self) -> Grouping:
        chosen = self._settings["group_chats"]
        if chosen == "folder":
            return ByFolder(self._folders.all())
        return ByGpt(self._library.gpts()) if chosen == "gpt" else ByDate()

    def group_by(self, name: str) -> None:
        """Show the conversations by "date", "gpt" or "folder", and remember that."""
        self._settings["group_chats"] = name
        self._sidebar.set_grouping(self._grouping())

    def _regroup(self, name: str) -> None:
        """Take over other headings, if they are shown."""
        if self._sidebar.chat_list.chats.grouping.name == name:
            self._sidebar.set_grouping(self._grouping())

    def load_rest(self) -> asyncio.Task[None]:
        """Read the conversations after the first page, and the archive, off the GUI thread."""
        return self._tasks.start(self._load_rest())

    async def _load_rest(self) -> None:
        await self._writer.call(self._store.changed_elsewhere)  # from here on it is news
        self._know(await self._writer.call(self._store.summaries, archived=True))
        if len(self._summaries) >= FIRST_PAGE:
            self._know(await self._writer.call(self._store.summaries))
        self._sidebar.chat_list.chats.set_complete(True)
        self.is_complete = True

    async def take_over(self) -> list[ConversationSummary]:
        """Show what another process has put on the disk, and return it.

        What the person does while it is read is newer than what was read.
        """
        before, deleted = dict(self._summaries), set(self._in_trash)
        found = await self._writer.call(self._store.summaries)
        found += await self._writer.call(self._store.summaries, archived=True)
        changed = [
            one
            for one in found
            if one != before.get(one.id)
            and self._summaries.get(one.id) == before.get(one.id)
            and (one.id in deleted) == (one.id in self._in_trash)
        ]
        if changed:
            self.take_in(changed, restored=True)
        return changed

    def _know(self, summaries: Iterable[ConversationSummary]) -> None:
        late = [s for s in summaries if s.id not in self._summaries and s.id not in self._in_trash]
        self._summaries.update((s.id, s) for s in late)
        if self._view is not ChatView.TRASH:
            self._sidebar.append_summaries([s for s in late if self._belongs(s)])

    # What is known

    def get(self, conversation_id: str) -> ConversationSummary | None:
        """Return what is known of a conversation."""
        return self._summaries.get(conversation_id)

    def all(self) -> list[ConversationSummary]:
        """Return all conversations that are known, archived ones too."""
        return list(self._summaries.values())

    def any(self) -> bool:
        """Whether there is a conversation at all."""
        return bool(self._summaries)

    def newest_of(self, gpt_id: str) -> ConversationSummary | None:
        """Return the conversation with a GPT that was changed last, of those that are shown."""
        of_gpt = (s for s in self._summaries.values() if s.gpt_id == gpt_id and not s.archived)
        return max(of_gpt, key=lambda s: s.updated, default=None)

    def trashed(self, ids: Sequence[str]) -> list[ConversationSummary]:
        """Return conversations that are in the trash, as they were."""
        return [self._trash[one].summary for one in ids if one in self._trash]

    # What changes

    def show(self, summary: ConversationSummary) -> None:
        """Put a new or changed conversation where it belongs in the list.

        Where one that is known is kept is known better here than by who changed it.
        """
        known = self._summaries.get(summary.id)
        if known is not None:
            summary = summary._replace(
                pinned=known.pinned, archived=known.archived, folder=known.folder, tags=known.tags
            )
        if summary.id not in self._in_trash:  # or its turn ended after it was deleted
            self._put([summary])
        elif summary.id in self._trash:
            trashed = self._trash[summary.id]
            kept = trashed.summary._replace(title=summary.title, updated=summary.updated)
            self._trash[summary.id] = trashed._replace(summary=kept)

    def keep(self, changed: Sequence[ConversationSummary]) -> None:
        """Take over where conversations are kept, and put it on the disk in one transaction.

        Their titles and times are known better here: an undo may come after an answer's end.
        """
        changed = [
            one._replace(title=known.title, updated=known.updated)
            for one in changed
            if (known := self._summaries.get(one.id)) is not None
        ]
        if changed:
            self._put(changed)
            self._writer.submit(self._store.organise, list(changed))

    def take_in(self, arrived: Sequence[ConversationSummary], *, restored: bool = False) -> None:
        """Show conversations that others have put on the disk, or taken out of the trash there."""
        if restored:
            self._in_trash.difference_update(summary.id for summary in arrived)
        self._put([summary for summary in arrived if summary.id not in self._in_trash])

    def put_in_trash(self, ids: Sequence[str]) -> list[ConversationSummary]:
        """Put conversations into the trash and return them as they were."""
        import time

        from gpts_desktop.core.summary import TrashedConversation

        gone = [s for one in ids if (s := self._summaries.pop(one, None)) is not None]
        for summary in gone:
            self._trash[summary.id] = TrashedConversation(summary, time.time())
            self._in_trash.add(summary.id)
        self._count({summary: -1 for summary in gone if not summary.archived})
        self._writer.submit(self._store.trash_conversations, [s.id for s in gone])
        if self._view is ChatView.TRASH:
            self._sidebar.update_summaries([_as_deleted(self._trash[s.id]) for s in gone])
        else:
            self._sidebar.remove_summaries([s.id for s in gone])
        self._show_whether_empty()
        return gone

    def take_out_of_trash(self, ids: Sequence[str]) -> list[ConversationSummary]:
        """Put conversations back where they were, with what came meanwhile."""
        back = self.trashed(ids)
        for summary in back:
            del self._trash[summary.id]
            self._in_trash.discard(summary.id)
        self._writer.submit(self._store.restore_conversations, [s.id for s in back])
        if self._view is ChatView.TRASH:
            self._sidebar.remove_summaries([s.id for s in back])
        self._put(back)
        self._show_whether_empty()
        return back

    def give_up(self, ids: Sequence[str]) -> None:
        """Delete for good what is in the trash."""
        from gpts_desktop.core.trash import purge

        for one in ids:
            self._trash.pop(one, None)
        self._sidebar.remove_summaries(ids)
        self._show_whether_empty()
        self._writer.submit(self._store.give_up_conversations, list(ids))
        self._tasks.start(purge(self._store, self._writer))

    def _put(self, summaries: Sequence[ConversationSummary]) -> None:
        """Take over summaries and show those that belong into the list that is shown."""
        steps: dict[ConversationSummary, int] = {}
        for summary in summaries:
            known = self._summaries.get(summary.id)
            self._summaries[summary.id] = summary
            was, shows = known is not None and not known.archived, not summary.archived
            steps[summary] = shows - was
        self._count(steps)
        if self._view is ChatView.TRASH:
            return
        self._sidebar.update_summaries([s for s in summaries if self._belongs(s)])
        self._sidebar.remove_summaries([s.id for s in summaries if not self._belongs(s)])

    def _belongs(self, summary: ConversationSummary) -> bool:
        return summary.archived == (self._view is ChatView.ARCHIVE)

    def _count(self, steps: Mapping[ConversationSummary, int]) -> None:
        """Tell how many conversations more or less each GPT has."""
        by_gpt: dict[str, int] = {}
        for summary, step in steps.items():
            by_gpt[summary.gpt_id] = by_gpt.get(summary.gpt_id, 0) + step
        for gpt_id, step in by_gpt.items():
            if step:
                self.counted.emit(gpt_id, step)

    def _rename(self, conversation_id: str, title: str) -> None:
        title = " ".join(title.split())
        summary = self._summaries.get(conversation_id)
        if summary is not None and title:
            self._put([summary._replace(title=title)])
            self._writer.submit(self._store.rename_conversation, conversation_id, title)
            self.conversation_renamed.emit(conversation_id, title)

    def _show_whether_empty(self) -> None:
        if self._view is ChatView.TRASH:
            self._sidebar.chats_header.empty_button.setEnabled(bool(self._trash))

    # The three lists

    @property
    def view(self) -> ChatView:
        """Which list is shown."""
        return self._view

    def show_view(self, view: ChatView) -> None:
        """Show the chats, the archive or the trash."""
        self._view = view
        if view is ChatView.TRASH:
            self._tasks.start(self._show_trash())
        else:
            self._sidebar.show_view(view, [s for s in self._summaries.values() if self._belongs(s)])

    async def _show_trash(self) -> None:
        content = await self._writer.call(self._store.trashed)
        self._trash = {one.summary.id: one for one in content}
        self._in_trash |= set(self._trash)
        if self._view is ChatView.TRASH:
            self._sidebar.show_view(
                ChatView.TRASH, [_as_deleted(one) for one in self._trash.values()]
            )
            self._show_whether_empty()


def _as_deleted(trashed: TrashedConversation) -> ConversationSummary:
    """Return how a conversation stands in the trash: by the time at which it came there."""
    return trashed.summary._replace(updated=trashed.deleted, pinned=False)
