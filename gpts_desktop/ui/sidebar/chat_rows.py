"""The order of the list: groups of conversations, each under its heading, some folded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.grouping import Grouping, Key

Place = tuple[bool, float, str]

HEADING = "\n"
"""What the ids of headings begin with, and no conversation's."""


def place_of(summary: ConversationSummary) -> Place:
    """Return a conversation's place within its group: pinned first, then the newest."""
    return not summary.pinned, -summary.updated, summary.id


@dataclass(slots=True, eq=False)
class Group:
    """A heading and the conversations under it. `code` stands for it in the settings."""

    key: Key
    code: str
    title: str
    is_folded: bool = False
    members: list[ConversationSummary] = field(default_factory=list)

    @property
    def row_id(self) -> str:
        """What stands for the heading among the ids of the rows."""
        return HEADING + self.code

    @property
    def shown(self) -> int:
        """How many rows the group has."""
        return 1 if self.is_folded else 1 + len(self.members)

    def place(self, summary: ConversationSummary) -> int:
        """Return where a conversation stands, or would stand, among the members."""
        return bisect_left(self.members, place_of(summary), key=place_of)


class ChatRows:
    """Groups in their order, and the numbers of rows; whoever shows them is told by return."""

    def __init__(self, grouping: Grouping, folded: Iterable[str] = ()) -> None:
        self.grouping = grouping
        self._folded = frozenset(folded)
        self.groups: list[Group] = []
        self._by_key: dict[Key, Group] = {}
        self._by_code: dict[str, Group] = {}
        for key in grouping.always():
            self._add_group(key)

    def fill(self, summaries: Iterable[ConversationSummary]) -> None:
        """Put in conversations that come in the order of `place_of`, into empty groups."""
        key_of, by_key = self.grouping.key_of, self._by_key
        for summary in summaries:
            key = key_of(summary)
            group = by_key.get(key) or self._add_group(key)
            group.members.append(summary)

    def ids(self) -> Iterator[str]:
        """Yield what stands for each row."""
        for group in self.groups:
            yield group.row_id
            if not group.is_folded:
                yield from [member.id for member in group.members]

    def group_of(self, summary: ConversationSummary) -> Group:
        """Return the group in which a conversation belongs; it may be none of ours yet."""
        key = self.grouping.key_of(summary)
        return self._by_key.get(key) or self._made(key)

    def group_called(self, row_id: str) -> Group | None:
        """Return the group of a heading's row."""
        return self._by_code.get(row_id.removeprefix(HEADING))

    def row_of_group(self, group: Group) -> int:
        """Return the row of a heading, or the row it would have."""
        row = 0
        for one in self.groups:
            if one.key >= group.key:
                return row
            row += one.shown
        return row

    def row_of(self, summary: ConversationSummary) -> int | None:
        """Return a conversation's row; None when it is not shown."""
        group = self.group_of(summary)
        at = group.place(summary)
        if group.is_folded or at == len(group.members) or group.members[at].id != summary.id:
            return None
        return self.row_of_group(group) + 1 + at

    def is_here(self, group: Group) -> bool:
        """Whether a group has its heading in the list."""
        return group.key in self._by_key

    def put_group(self, group: Group) -> None:
        """Add a group where it belongs."""
        at = bisect_left(self.groups, group.key, key=lambda one: one.key)
        self.groups.insert(at, group)
        self._by_key[group.key] = group
        self._by_code[group.code] = group

    def drop_group(self, group: Group) -> None:
        """Take a group out."""
        self.groups.remove(group)
        del self._by_key[group.key], self._by_code[group.code]

    def is_needed(self, group: Group) -> bool:
        """Whether a group has members, or is shown without any."""
        return bool(group.members) or group.key in self.grouping.always()

    def _add_group(self, key: Key) -> Group:
        group = self._made(key)
        self.put_group(group)
        return group

    def _made(self, key: Key) -> Group:
        code = self.grouping.code_of(key)
        return Group(key, code, self.grouping.title_of(key), code in self._folded)


class FoundRows(ChatRows):
    """The order of what was found: nothing is folded, and no heading stands alone."""

    def __init__(self, grouping: Grouping) -> None:
        super().__init__(grouping)
        for group in tuple(self.groups):
            self.drop_group(group)

    def is_needed(self, group: Group) -> bool:
        """Whether a group has members."""
        return bool(group.members)
