"""The row widgets on screen: which row each shows, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.core.markdown.blocks import Code, Formula, Picture, Prose, Table
from gpts_desktop.ui.pictures.shelf import PictureShelf
from gpts_desktop.ui.transcript.candidates_row import CandidatesWidget
from gpts_desktop.ui.transcript.code_row import CodeWidget
from gpts_desktop.ui.transcript.coloring import Coloring
from gpts_desktop.ui.transcript.deck import Deck
from gpts_desktop.ui.transcript.footer_row import FooterWidget
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.formula_row import FormulaWidget
from gpts_desktop.ui.transcript.hover import Hover
from gpts_desktop.ui.transcript.notice_row import NoticeWidget
from gpts_desktop.ui.transcript.picture_row import PictureWidget
from gpts_desktop.ui.transcript.pool import AnyRowWidget, RowPool
from gpts_desktop.ui.transcript.prose_row import ProseWidget
from gpts_desktop.ui.transcript.question_row import AttachmentsWidget, QuestionWidget
from gpts_desktop.ui.transcript.reasoning_row import ReasoningWidget
from gpts_desktop.ui.transcript.rows import (
    AttachmentsRow,
    BlockRow,
    CandidatesRow,
    FooterRow,
    NoticeRow,
    QuestionRow,
    ReasoningRow,
    Row,
    kind_of,
)
from gpts_desktop.ui.transcript.table_row import TableWidget

_WIDGETS: dict[type, type[AnyRowWidget]] = {
    AttachmentsRow: AttachmentsWidget,
    Prose: ProseWidget,
    Formula: FormulaWidget,
    ReasoningRow: ReasoningWidget,
    NoticeRow: NoticeWidget,
}


SidewaysKey = tuple[str, bool, int]


class RowKey(NamedTuple):
    """A row by its message's id and its number in it."""

    message_id: str
    number: int


class Stage(QObject):
    """Gives a widget to each row in sight and takes it back when the row is out of sight."""

    acted = Signal(str, str)
    """Message id and action."""
    link_activated = Signal(str)
    link_pointed = Signal(str, str)
    copy_code_asked = Signal(str, int)
    """Message id and row number."""
    table_menu_asked = Signal(str, int)
    menu_asked = Signal(str, int)
    wrap_asked = Signal(str, int)
    fold_asked = Signal(str, int)
    picture_asked = Signal(str, int, int, str)
    """Message id, row number, which picture of the row, and what is asked of it."""
    height_changed = Signal(str, int)
    cards_grew = Signal(str, int)

    def __init__(self, ground: QWidget, shelf: PictureShelf, deck: Deck) -> None:
        super().__init__(ground)
        self._deck = deck
        self._ground = ground
        self._shelf = shelf
        self._coloring = Coloring(self)
        self._hover = Hover(self)
        self._hover.changed.connect(self._show_hovered)
        self._pool = RowPool(self._made)
        self._live: dict[RowKey, AnyRowWidget] = {}
        self._sideways: dict[SidewaysKey, int] = {}
        self.said_by: Callable[[str], str] = lambda message_id: ""
        """Gives who spoke and when by a message's id, for a screen reader."""

    def __len__(self) -> int:
        """Return how many widgets there are."""
        return len(self._pool)

    def measure(self, key: RowKey, row: Row, formats: Formats, width: int) -> int:
        """Give the row a widget, show it there and return its height in pixels."""
        widget = self._live.get(key)
        if widget is not None and self._pool.kind(widget) is not kind_of(row):
            self._release(key)
            widget = None
        if widget is None:
            widget = self._live[key] = self._pool.take(kind_of(row))
            widget.message_id = key.message_id
            widget.said_by = self.said_by(key.message_id)
            widget.row = None
        height = widget.show_row(row, formats, width)
        if isinstance(widget, FooterWidget):
            widget.set_hovered(widget.message_id == self._hover.message_id)
        sideways = _sideways_key(widget)
        if sideways is not None:
            widget.move_sideways(self._sideways.get(sideways, 0))
        return height

    def widget(self, key: RowKey) -> AnyRowWidget | None:
        """Return the widget that shows a row now."""
        return self._live.get(key)

    def keep_only(self, keys: Sequence[RowKey]) -> None:
        """Take back the widgets of all other rows."""
        kept = set(keys)
        for key in [key for key in self._live if key not in kept]:
            self._release(key)

    def clear(self) -> None:
        """Take all widgets back, for another conversation."""
        self.keep_only(())
        self._sideways.clear()

    def widgets(self, keys: Sequence[RowKey]) -> Iterator[AnyRowWidget]:
        """Yield the widgets of rows, in that order."""
        for key in keys:
            widget = self._live.get(key)
            if widget is not None:
                yield widget

    def _release(self, key: RowKey) -> None:
        widget = self._live.pop(key)
        focus = QApplication.focusWidget()
        view = self._ground.parentWidget()
        if view is not None and focus is not None and widget.isAncestorOf(focus):
            # Qt would give the focus to a row that happens to come next.
            view.setFocus()
        self._pool.give(widget)

    def _made(self, kind: type) -> AnyRowWidget:
        if kind is Code:
            code = CodeWidget(self._ground, self._coloring)
            code.copy_asked.connect(lambda: self._tell(code, self.copy_code_asked))
            code.wrap_asked.connect(lambda: self._tell(code, self.wrap_asked))
            widget: AnyRowWidget = code
        elif kind is Table:
            table = TableWidget(self._ground)
            table.copy_menu_asked.connect(lambda: self._tell(table, self.table_menu_asked))
            widget = table
        elif kind is Picture:
            picture = widget = PictureWidget(self._ground, self._shelf)
            picture.height_changed.connect(lambda: self._tell(picture, self.height_changed))
        elif kind is CandidatesRow:
            cards = CandidatesWidget(self._ground, self._deck)
            cards.chosen.connect(lambda chosen: self.acted.emit(chosen, Action.CHOOSE.value))
            cards.height_changed.connect(lambda: self._tell(cards, self.cards_grew))
            widget = cards
        elif kind in (FooterRow, QuestionRow):
            menued = (
                FooterWidget(self._ground) if kind is FooterRow else QuestionWidget(self._ground)
            )
            menued.menu_asked.connect(lambda: self._tell(menued, self.menu_asked))
            widget = menued
        else:
            widget = _WIDGETS[kind](self._ground)
        if isinstance(widget, PictureWidget | AttachmentsWidget):
            widget.asked.connect(lambda *told: self._tell(widget, self.picture_asked, *told))
        widget.acted.connect(lambda action: self.acted.emit(widget.message_id, action))
        widget.link_activated.connect(self.link_activated)
        widget.link_pointed.connect(self.link_pointed)
        widget.hovered.connect(lambda on: self._hear_pointer(widget, on))
        widget.fold_asked.connect(lambda: self._tell(widget, self.fold_asked))
        widget.moved_sideways.connect(lambda value: self._move_parts(widget, value))
        return widget

    def _hear_pointer(self, widget: AnyRowWidget, on: bool) -> None:
        if on:
            self._hover.enter(widget.message_id)
        else:
            self._hover.leave()

    def _show_hovered(self, message_id: str) -> None:
        for widget in self._live.values():
            if isinstance(widget, FooterWidget):
                widget.set_hovered(widget.message_id == message_id)

    def _tell(self, widget: AnyRowWidget, signal: SignalInstance, *told: object) -> None:
        """Emit a signal with the message and the number of the row that a widget shows."""
        key = next((key for key, one in self._live.items() if one is widget), None)
        if key is not None:
            signal.emit(*key, *told)

    def _move_parts(self, moved: AnyRowWidget, value: int) -> None:
        """Scroll the parts of one block together."""
        key = _sideways_key(moved)
        if key is None:
            return
        self._sideways[key] = value
        for widget in self._live.values():
            if widget is not moved and _sideways_key(widget) == key:
                widget.move_sideways(value)


def _sideways_key(widget: AnyRowWidget) -> SidewaysKey | None:
    """Return what the parts of one block share; None for what does not scroll sideways."""
    row = widget.row
    if isinstance(row, BlockRow) and isinstance(row.block, Code | Table):
        return widget.message_id, row.aside, row.block.start
    return None
