"""The window in which the tags of one or many conversations are chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gpts_desktop.core.tags import tidy_tags
from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.headed_dialog import HeadedDialog
from gpts_desktop.ui.screen_room import resize_within

_ROW = 30  # pixels
_LONGEST = 60  # characters of a tag


class TagDialog(HeadedDialog):
    """A field that adds a tag, known or new, and all tags with their ticks.

    A tag that only some of the conversations have is ticked by half; what is left so stays.
    Signal: `tags_chosen(added, removed)`.
    """

    tags_chosen = Signal(list, list)

    def __init__(
        self, tags: Mapping[str, Qt.CheckState], count: int, parent: QWidget | None = None
    ) -> None:
        """Offer all known tags with how the conversations have them; `count` is their number."""
        super().__init__("tagDialog", parent)
        self.set_heading(self.tr("Tags"))
        resize_within(self, 340, 400)
        self._before = dict(tags)
        self.field = QLineEdit()
        self.field.setObjectName("tagField")
        self.field.setAccessibleName(self.tr("Add a tag"))
        self.field.setPlaceholderText(self.tr("Add a tag"))
        self.field.setMaxLength(_LONGEST)
        EnterKept(self.field)
        self._complete(list(tags))
        self.list = QListWidget()
        self.list.setObjectName("tagList")
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.setUniformItemSizes(True)
        for tag, state in tags.items():
            self._add_item(tag, state)
        self.hint = QLabel(self.tr("No tags yet. Type one and press Enter."))
        self.hint.setProperty("role", "dim")
        self.hint.setWordWrap(True)
        self._lay_out(count)
        self._settle()
        self.field.setFocus()

    def _complete(self, tags: list[str]) -> None:
        completer = QCompleter(tags, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)

    def _lay_out(self, count: int) -> None:
        if count > 1:
            self.heading.setText(self.tr("Tags of %Ln chats", "", count))
        self.save_button = self.button(self.tr("Save"), self.accept, kind="primary")
        self.column.setSpacing(10)
        self.column.addWidget(self.field)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.list, 1)
        self.column.addStretch(0)
        self.add_foot(self.button(self.tr("Cancel"), self.reject), self.save_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add what is typed with Enter; with nothing typed Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.field.hasFocus() and self.field.text().strip():
            self.add_typed()
            return
        super().keyPressEvent(event)

    def add_typed(self) -> None:
        """Tick what is typed: the tag of that name, or a new one."""
        for name in tidy_tags(self.field.text().replace("，", ",").split(",")):
            known = self._item_called(name)
            if known is None:
                known = self._add_item(name, Qt.CheckState.Checked)
            known.setCheckState(Qt.CheckState.Checked)
            self.list.scrollToItem(known)
        self.field.clear()
        self._settle()

    def accept(self) -> None:
        """Report what is to be added and removed."""
        self.add_typed()
        added: list[str] = []
        removed: list[str] = []
        for tag, state in self.states().items():
            if state is not self._before.get(tag, Qt.CheckState.Unchecked):
                (added if state is Qt.CheckState.Checked else removed).append(tag)
        super().accept()
        if added or removed:
            self.tags_chosen.emit(added, removed)

    def states(self) -> dict[str, Qt.CheckState]:
        """Return how each tag is ticked now."""
        items: Sequence[QListWidgetItem] = [self.list.item(n) for n in range(self.list.count())]
        return {item.text(): item.checkState() for item in items}

    def _item_called(self, name: str) -> QListWidgetItem | None:
        wanted = name.casefold()
        items = (self.list.item(n) for n in range(self.list.count()))
        return next((item for item in items if item.text().casefold() == wanted), None)

    def _add_item(self, tag: str, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(tag, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        item.setSizeHint(QSize(0, _ROW))
        return item

    def _settle(self) -> None:
        self.list.setVisible(self.list.count() > 0)
        self.hint.setVisible(self.list.count() == 0)
