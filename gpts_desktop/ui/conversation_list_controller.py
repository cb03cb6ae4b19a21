"""The conversations in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from gpts_desktop.core.ports import Store, Writer
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.task_owner import Starter

FIRST_PAGE = 100


class ConversationListController(QObject):
    """Keeps the sidebar's conversations, newest first, and does what is asked of one.

    Signals: `conversation_deleted(id)`, `conversation_renamed(id, title)`,
    `counted(gpt id, +1 or -1)`.
    """

    conversation_deleted = Signal(str)
    conversation_renamed = Signal(str, str)
    counted = Signal(str, int)

    def __init__(
        self,
        *,
        window: MainWindow,
        store: Store,
        writer: Writer,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._sidebar = window.sidebar
        self._store = store
        self._writer = writer
        self._tasks = tasks
        self._deleted: set[str] = set()
        self._summaries = {s.id: s for s in store.summaries(FIRST_PAGE)}
        self._sidebar.set_summaries(list(self._summaries.values()))
        self._sidebar.conversation_renamed.connect(self._rename)
        self._sidebar.conversation_pinned.connect(self._pin)
        self._sidebar.conversation_deleted.connect(self._delete)

    def load_rest(self) -> None:
        """Read the conversations after the first page, off the GUI thread."""
        if len(self._summaries) >= FIRST_PAGE:
            self._tasks.start(self._load_rest())

    async def _load_rest(self) -> None:
        everything = await self._writer.call(self._store.summaries)
        late = [s for s in everything if s.id not in self._summaries]
        self._summaries.update((s.id, s) for s in late)
        self._sidebar.append_summaries(late)

    def get(self, conversation_id: str) -> ConversationSummary | None:
        """Return what is known of a conversation."""
        return self._summaries.get(conversation_id)

    def any(self) -> bool:
        """Whether there is a conversation at all."""
        return bool(self._summaries)

    def newest_of(self, gpt_id: str) -> ConversationSummary | None:
        """Return the conversation with a GPT that was changed last."""
        of_gpt = (s for s in self._summaries.values() if s.gpt_id == gpt_id)
        return max(of_gpt, key=lambda s: s.updated, default=None)

    def show(self, summary: ConversationSummary) -> None:
        """Put a new or changed conversation where it belongs in the list.

        Where one that is known is kept is known better here than by who changed it.
        """
        if summary.id in self._deleted:
            return  # its turn ended after it was deleted
        known = self._summaries.get(summary.id)
        if known is not None:
            summary = summary._replace(
                pinned=known.pinned, archived=known.archived, folder=known.folder, tags=known.tags
            )
        self._put(summary)

    def _put(self, summary: ConversationSummary) -> None:
        is_new = summary.id not in self._summaries
        self._summaries[summary.id] = summary
        self._sidebar.update_summary(summary)
        if is_new:
            self.counted.emit(summary.gpt_id, 1)

    def _rename(self, conversation_id: str, title: str) -> None:
        title = " ".join(title.split())
        summary = self._summaries.get(conversation_id)
        if summary is not None and title:
            self.show(summary._replace(title=title))
            self._writer.submit(self._store.rename_conversation, conversation_id, title)
            self.conversation_renamed.emit(conversation_id, title)

    def _pin(self, conversation_id: str, pinned: bool) -> None:
        summary = self._summaries.get(conversation_id)
        if summary is not None:
            moved = summary._replace(pinned=pinned)
            self._put(moved)
            self._writer.submit(self._store.organise, [moved])

    def _delete(self, conversation_id: str) -> None:
        summary = self._summaries.pop(conversation_id, None)
        if summary is None:
            return
        self._sidebar.remove_summary(conversation_id)
        self._deleted.add(conversation_id)
        self._writer.submit(self._store.trash_conversations, [conversation_id])
        self.counted.emit(summary.gpt_id, -1)
        self.conversation_deleted.emit(conversation_id)
        undo = [(self.tr("Undo"), lambda: self._restore(summary))]
        self._window.toast.show_message(self.tr("Conversation deleted"), summary.title, undo, None)

    def _restore(self, summary: ConversationSummary) -> None:
        self._deleted.discard(summary.id)
        self._writer.submit(self._store.restore_conversations, [summary.id])
        self.show(summary)
