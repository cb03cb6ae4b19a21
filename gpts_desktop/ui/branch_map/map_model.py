"""The rows of the map, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gpts_desktop.core.branch_map import MapRow, map_rows
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.titles import first_words
from gpts_desktop.ui.counted import number

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()
_TIP = 600  # characters


class MapModel(QAbstractListModel):
    """Lines of `map_rows`; texts are read when a row is seen.

    `text_of` gives the text of an answer on its way, `name_of` that of the GPT with an id.
    """

    tree_changed = Signal()
    """Other rows, or other places among siblings."""

    def __init__(
        self,
        conversation: Conversation,
        text_of: Callable[[Message], str],
        name_of: Callable[[str], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.conversation = conversation
        self._text_of = text_of
        self._name_of = name_of
        self._opened: set[str] = set()
        self._closed: set[str] = set()
        self._words: dict[str, str] = {}
        self._known: tuple[list[str], str | None] | None = None
        self.rows: list[MapRow] = []
        self.refresh()

    def refresh(self) -> None:
        """Take the conversation as it is now; rows that are as they were stay."""
        conversation = self.conversation
        known = [message.id for message in conversation.messages()], conversation.current
        if known != self._known:
            self._known = known
            self._replace(map_rows(conversation, self._opened, self._closed))
            self.tree_changed.emit()
        if self.rows:
            # States change in place, and only what is seen is asked for.
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def _replace(self, rows: list[MapRow]) -> None:
        """Take other rows, and tell of those that came or went between the ones that stayed."""
        old = self.rows
        most = min(len(old), len(rows))
        same = next((at for at in range(most) if old[at] != rows[at]), most)
        left = most - same
        after = next((at for at in range(left) if old[-1 - at] != rows[-1 - at]), left)
        old_end, end = len(old) - after, len(rows) - after
        kept = min(old_end, end)
        # One thing at a time: Qt is told of what differs in the rows between by `dataChanged`.
        if old_end > kept:
            self.beginRemoveRows(_TOP, kept, old_end - 1)
            self.rows = old[:kept] + old[old_end:]
            self.endRemoveRows()
        elif end > kept:
            self.beginInsertRows(_TOP, kept, end - 1)
            self.rows = old[:kept] + rows[kept:end] + old[kept:]
            self.endInsertRows()
        self.rows = rows

    def refresh_open(self) -> None:
        """Take the states and first words of answers that are on their way."""
        for at, row in enumerate(self.rows):
            if row.message.state.is_open:
                self.dataChanged.emit(self.index(at), self.index(at))

    def unfold(self, row: MapRow) -> None:
        """Show the messages of a folded run, or what follows a closed one."""
        self._opened.add(row.message.id)
        self._closed.discard(row.message.id)
        self._fold_anew()

    def fold(self, row: MapRow) -> None:
        """Hide what follows a message."""
        self._closed.add(row.message.id)
        self._fold_anew()

    def _fold_anew(self) -> None:
        self._known = None
        self.refresh()

    def at(self, index: Index) -> MapRow:
        """Return a row."""
        return self.rows[index.row()]

    def row_of(self, message_id: str) -> int:
        """Return where a message shows, or what it is folded into; -1 when it is hidden."""
        wanted = {message.id for message in self.conversation.path(message_id)}
        found = [at for at, row in enumerate(self.rows) if row.message.id in wanted]
        return found[-1] if found else -1

    # What is said of a row

    def who(self, row: MapRow) -> str:
        """Return who speaks."""
        if row.message.role is Role.USER:
            return self.tr("You")
        return self._name_of(row.message.gpt_id) or self.tr("Answer")

    def words(self, row: MapRow) -> str:
        """Return how a message begins, or how many messages a row stands for."""
        if row.is_run:
            return self.tr("%Ln more messages", "", row.hidden)
        message = row.message
        if message.state.is_open:
            return first_words(self._text_of(message))
        if message.id not in self._words:
            words = first_words(message.text or message.refusal)
            words = words or ", ".join(f.name for f in message.attachments)
            self._words[message.id] = words or self.tr("nothing came")
        return self._words[message.id]

    def note(self, row: MapRow) -> str:
        """Return what stands at the row's end: its state, its place, what it hides."""
        parts = [] if row.is_run else [self.state(row)]
        if row.among > 1 and not row.is_run:
            parts.append(f"{row.place} / {row.among}")
        if row.hidden and not row.is_run:
            parts.append(self.tr("+ {0}").format(number(row.hidden)))
        return "  ·  ".join(part for part in parts if part)

    def state(self, row: MapRow) -> str:
        """Return the state of a message that is not simply complete."""
        return {
            State.SENDING: self.tr("sending…"),
            State.STREAMING: self.tr("arriving…"),
            State.STOPPED: self.tr("stopped"),
            State.INTERRUPTED: self.tr("interrupted"),
            State.FAILED: self.tr("failed"),
        }.get(row.message.state, "")

    def spoken(self, row: MapRow) -> str:
        """Return all of it in words: who, what, level, state."""
        level = self.tr("level {0}").format(row.depth + 1)
        if row.is_run:
            return ", ".join((self.tr("%Ln messages, folded", "", row.hidden), level))
        parts = [f"{self.who(row)}: {self.words(row)}", level, self.state(row)]
        if row.on_path:
            parts.append(self.tr("on the shown branch"))
        if row.among > 1:
            parts.append(self.tr("{0} of {1}").format(row.place, row.among))
        if row.hidden:
            parts.append(self.tr("%Ln messages hidden", "", row.hidden))
        return ", ".join(part for part in parts if part)

    # Qt's questions

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's words, more of them on hovering, and all that a screen reader says."""
        row = self.at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        if role == Qt.ItemDataRole.ToolTipRole and not row.is_run:
            text = self._text_of(row.message) if row.message.state.is_open else row.message.text
            return first_words(text, _TIP)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None
