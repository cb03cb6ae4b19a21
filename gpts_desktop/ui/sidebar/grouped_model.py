"""Rows under headings: how they come, move and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.chat_rows import HEADING, ChatRows, FoundRows, Group, place_of
from gpts_desktop.ui.sidebar.grouping import ByDate, Grouping

Index = QModelIndex | QPersistentModelIndex
Filter = Callable[[ConversationSummary], bool]

MANY = 40
"""From so many changed conversations on all rows are set anew: a row costs 20 µs, all 20 ms."""


class GroupedModel(QStringListModel):
    """Shows the summaries it was given, and of those what the filter lets through.

    Qt's model keeps the ids in their order, so that laying out 10,000 rows asks Python nothing
    (an own `rowCount` costs 60 ms); Python keeps what the ids stand for.

    Signal: `folded(codes)` are the groups that are folded now.
    """

    folded = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, ConversationSummary] = {}
        self._fits: Filter | None = None
        self._folded: set[str] = set()
        self._rows = ChatRows(ByDate())
        self.is_complete = True

    # What is shown

    def set_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show these instead of what was shown."""
        self._all = {summary.id: summary for summary in summaries}
        self._show_all()

    def append(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show more."""
        self.update_summaries([s for s in summaries if s.id not in self._all])

    def update_summaries(self, summaries: Sequence[ConversationSummary]) -> None:
        """Show new conversations, or changed ones where they belong now."""
        if len(summaries) < MANY:
            for summary in summaries:
                self.update_summary(summary)
            return
        self._all.update((summary.id, summary) for summary in summaries)
        self._show_all()

    def update_summary(self, summary: ConversationSummary) -> None:
        """Show a new conversation, or a changed one where it belongs now."""
        old = self._all.get(summary.id)
        self._all[summary.id] = summary
        was = self._group_with(old)
        now = self._rows.group_of(summary) if self._let_through(summary) else None
        if was is not None and was is now and old is not None and self._stays(was, old, summary):
            was.members[was.place(old)] = summary
            self._tell(self._rows.row_of(summary))
            return
        self._carry(old, was, summary, now)

    def remove_summaries(self, ids: Sequence[str]) -> None:
        """Show conversations no more."""
        if len(ids) >= MANY:
            for one in ids:
                self._all.pop(one, None)
            self._show_all()
            return
        for one in ids:
            old = self._all.pop(one, None)
            was = self._group_with(old)
            if old is not None and was is not None:
                self._carry(old, was, old, None)

    def set_filter(self, fits: Filter | None) -> None:
        """Show only what a test lets through, whatever is folded; None shows all."""
        if fits is not None or self._fits is not None:
            self._fits = fits
            self._show_all()

    def set_grouping(self, grouping: Grouping) -> None:
        """Show the conversations under other headings."""
        self._rows = ChatRows(grouping)
        self._show_all()

    def set_folded(self, codes: Iterable[str]) -> None:
        """Fold these groups and no others."""
        self._folded = set(codes)
        self._show_all()

    def fold(self, group: Group, folded: bool) -> None:
        """Hide what stands under a heading, or show it again."""
        if group.is_folded == folded or self._fits is not None:
            return
        (self._folded.add if folded else self._folded.discard)(group.code)
        row = self._rows.row_of_group(group)
        group.is_folded = folded
        if len(group.members) >= MANY:
            self._show_all()
        elif group.members and folded:
            self.removeRows(row + 1, len(group.members))
        elif group.members:
            self._insert(row + 1, [member.id for member in group.members])
        self._tell(row)
        self.folded.emit(sorted(self._folded))

    def unfold(self, conversation_id: str) -> None:
        """Show a conversation's row if it is only folded away."""
        summary = self._all.get(conversation_id)
        group = self._group_with(summary)
        if group is not None:
            self.fold(group, False)

    def fold_groups(self, codes: Iterable[str]) -> None:
        """Fold these groups and unfold all others."""
        if set(codes) != self._folded:
            self.set_folded(codes)
            self.folded.emit(sorted(self._folded))

    def set_complete(self, complete: bool) -> None:
        """Say whether all conversations are here: only then headings count them."""
        self.is_complete = complete
        for group in self._rows.groups:
            self._tell(self._rows.row_of_group(group))

    # What a row is

    @property
    def grouping(self) -> Grouping:
        """Under what headings the conversations stand."""
        return self._rows.grouping

    @property
    def is_filtered(self) -> bool:
        """Whether only some conversations are shown."""
        return self._fits is not None

    def id_at(self, index: Index) -> str:
        """Return a conversation's id, or what stands for a heading."""
        return super().data(index, Qt.ItemDataRole.DisplayRole) or ""

    def chat_at(self, index: Index) -> ConversationSummary | None:
        """Return the conversation of a row; None for a heading."""
        return self._all.get(self.id_at(index))

    def chat_of(self, conversation_id: str) -> ConversationSummary:
        """Return a conversation by its id."""
        return self._all[conversation_id]

    def group_at(self, index: Index) -> Group | None:
        """Return the group whose heading a row is; None for a conversation."""
        row_id = self.id_at(index)
        return self._rows.group_called(row_id) if row_id.startswith(HEADING) else None

    def group_over(self, index: Index) -> Group | None:
        """Return the group to which a row belongs."""
        chat = self.chat_at(index)
        return self._rows.group_of(chat) if chat is not None else self.group_at(index)

    def row_of(self, conversation_id: str) -> int | None:
        """Return the row of a conversation, if it is shown."""
        summary = self._all.get(conversation_id)
        if summary is None or not self._let_through(summary):
            return None
        return self._rows.row_of(summary)

    def row_with(self, row_id: str) -> int | None:
        """Return the row of a conversation or a heading, if it is shown."""
        if not row_id.startswith(HEADING):
            return self.row_of(row_id)
        group = self._rows.group_called(row_id)
        return None if group is None else self._rows.row_of_group(group)

    def heading_rows(self) -> set[int]:
        """Return the rows of headings."""
        shown = [group.shown for group in self._rows.groups]
        return {end - size for end, size in zip(accumulate(shown), shown, strict=True)}

    def groups(self) -> list[Group]:
        """Return the groups in their order."""
        return list(self._rows.groups)

    def every_id(self) -> list[str]:
        """Return the ids of all conversations that were given, whatever the filter shows."""
        return list(self._all)

    def chats(self) -> list[str]:
        """Return the ids of all conversations in the list, in their order; folded ones too."""
        return [member.id for group in self._rows.groups for member in group.members]

    # How rows change

    def _let_through(self, summary: ConversationSummary) -> bool:
        return self._fits is None or self._fits(summary)

    def _group_with(self, summary: ConversationSummary | None) -> Group | None:
        """Return the group that holds a conversation as it was, if it is in the list."""
        if summary is None:
            return None
        group = self._rows.group_of(summary)
        at = group.place(summary)
        is_in = at < len(group.members) and group.members[at].id == summary.id
        return group if is_in else None

    def _show_all(self) -> None:
        """Set all rows anew; where the list is and what is marked there is for the view to keep."""
        fits = self._fits
        summaries = self._all.values()
        kept = summaries if fits is None else [one for one in summaries if fits(one)]
        grouping = self._rows.grouping
        self._rows = ChatRows(grouping, self._folded) if fits is None else FoundRows(grouping)
        self._rows.fill(sorted(kept, key=place_of))
        self.setStringList(list(self._rows.ids()))

    def _stays(self, group: Group, old: ConversationSummary, new: ConversationSummary) -> bool:
        """Whether a changed conversation still belongs where it is in its group."""
        at, members, place = group.place(old), group.members, place_of(new)
        after_last = at == 0 or place_of(members[at - 1]) <= place
        return after_last and (at + 1 == len(members) or place <= place_of(members[at + 1]))

    def _carry(
        self,
        old: ConversationSummary | None,
        was: Group | None,
        new: ConversationSummary,
        now: Group | None,
    ) -> None:
        """Take a conversation out of one group and put it into another; either may be none.

        A row that is shown before and after is moved: the view keeps its focus and its place.
        """
        if now is not None and not self._rows.is_here(now):
            self._rows.put_group(now)
            self._insert(self._rows.row_of_group(now), [now.row_id])
        source = self._take(was, old)
        target = self._put(now, new)
        if source is not None and target is not None:
            top = QModelIndex()
            self.moveRows(top, source, 1, top, target + 1 if target > source else target)
            self._tell(target)
        elif source is not None:
            self.removeRows(source, 1)
        elif target is not None:
            self._insert(target, [new.id])
        self._settle(was)
        self._settle(now)

    def _take(self, group: Group | None, summary: ConversationSummary | None) -> int | None:
        """Take a member out of its group and return the row that it had."""
        if group is None or summary is None:
            return None
        row = self._rows.row_of(summary)
        del group.members[group.place(summary)]
        return row

    def _put(self, group: Group | None, summary: ConversationSummary) -> int | None:
        """Put a member into its group and return the row that it has."""
        if group is None:
            return None
        group.members.insert(group.place(summary), summary)
        return self._rows.row_of(summary)

    def _settle(self, group: Group | None) -> None:
        """Show a heading's number, or take an empty group's heading out."""
        if group is None:
            return
        row = self._rows.row_of_group(group)
        if self._rows.is_needed(group):
            self._tell(row)
        elif self._rows.is_here(group):
            self._rows.drop_group(group)
            self.removeRows(row, 1)

    def _insert(self, row: int, ids: Sequence[str]) -> None:
        """Insert rows: what each stands for is told once, when all of them are there."""
        self.insertRows(row, len(ids))
        with self._quiet():
            for at, one in enumerate(ids, row):
                super().setData(self.index(at), one, Qt.ItemDataRole.EditRole)
        self.dataChanged.emit(self.index(row), self.index(row + len(ids) - 1))

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        was = self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(was)

    def _tell(self, row: int | None) -> None:
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))
