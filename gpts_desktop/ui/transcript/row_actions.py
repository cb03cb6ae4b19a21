"""What the buttons and links in the rows ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.actions import Action
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.link_target import claimed_host, target_of
from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.excerpt import plain
from gpts_desktop.ui.menu import Menu
from gpts_desktop.ui.transcript.clippings import code_text, message_text, table_parts
from gpts_desktop.ui.transcript.folding import toggle_fold, toggle_reasoning
from gpts_desktop.ui.transcript.footer_row import SHOWN, FooterWidget
from gpts_desktop.ui.transcript.message_menu import QUESTION_ACTIONS, MessageMenu
from gpts_desktop.ui.transcript.question_row import QuestionWidget
from gpts_desktop.ui.transcript.reasoning_row import TOGGLE
from gpts_desktop.ui.transcript.replies import Replies
from gpts_desktop.ui.transcript.rows import BlockRow, is_question
from gpts_desktop.ui.transcript.sibling_place import walk_in_place
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.stage import RowKey, Stage
from gpts_desktop.ui.transcript.table_menu import TableMenu
from gpts_desktop.ui.transcript.table_row import TableWidget

KeepStill = Callable[[Callable[[Sight], None]], None]


class RowActions(QObject):
    """Copies and folds by itself; what is more than that it announces.

    `keep_still` changes what shows of rows so that what was pressed stays where it is.
    """

    action_requested = Signal(str, str)
    """A message's id and an Action."""
    link_activated = Signal(str)
    link_doubted = Signal(str, str, str)
    """Address and host of a link that was chosen, and the other host that it names."""
    target_shown = Signal(object, str)
    """The LinkTarget under the pointer or the keyboard, or None; and the other host it names."""

    def __init__(self, stage: Stage, replies: Replies, keep_still: KeepStill) -> None:
        super().__init__(stage)
        self._stage = stage
        self._replies = replies
        self._keep_still = keep_still
        self._conversation = Conversation()
        self._sight: Sight | None = None
        stage.acted.connect(self._act)
        self._pointed = ("", "")
        stage.link_activated.connect(self.open_link)
        stage.link_pointed.connect(self._point)
        stage.copy_code_asked.connect(self._copy_code)
        stage.menu_asked.connect(self._open_message_menu)
        stage.table_menu_asked.connect(self._open_table_menu)
        stage.fold_asked.connect(self._toggle_fold)

    def show(self, conversation: Conversation, sight: Sight) -> None:
        """Act on the rows of a conversation."""
        self._conversation, self._sight = conversation, sight

    def _act(self, message_id: str, action: str) -> None:
        message = self._conversation[message_id]
        if action == TOGGLE:
            self._keep_still(lambda sight: toggle_reasoning(sight, sight.strip.numbers[message_id]))
            return
        if action == Action.COPY:
            text = message_text(message, self._replies.get(message_id))
            QGuiApplication.clipboard().setText(text)
        elif action == Action.COPY_PLAIN:
            QGuiApplication.clipboard().setText(self._plain(message_id))
            self._show_copied(message_id)
        elif action == Action.EDIT and not is_question(message) and message.parent is not None:
            # In an answer's footer it means the question above.
            message_id = message.parent
        elif action in (Action.PREVIOUS_SIBLING, Action.NEXT_SIBLING):
            self._walk(message_id, action)
            return
        self.action_requested.emit(message_id, action)

    def _walk(self, message_id: str, action: str) -> None:
        assert self._sight is not None
        walk = partial(self.action_requested.emit, message_id, action)
        walk_in_place(self._sight, self._keep_still, message_id, walk)

    def _toggle_fold(self, message_id: str, number: int) -> None:
        self._keep_still(lambda sight: toggle_fold(sight, sight.strip.numbers[message_id], number))

    def _copy_code(self, message_id: str, number: int) -> None:
        text = code_text(*self._blocks_at(message_id, number))
        QGuiApplication.clipboard().setText(text)

    def _open_message_menu(self, message_id: str, number: int) -> None:
        assert self._sight is not None
        widget = self._stage.widget(RowKey(message_id, number))
        actions: tuple[Action, ...] = QUESTION_ACTIONS
        if isinstance(widget, FooterWidget) and widget.row is not None:
            actions = tuple(a for a in widget.row.actions if a not in SHOWN)
        assert isinstance(widget, FooterWidget | QuestionWidget)
        menu = MessageMenu(
            actions,
            lambda action: self._act(message_id, action),
            widget.window(),
            question=is_question(self._conversation[message_id]),
            followers=len(self._conversation.below(message_id)) - 1,
        )
        _open_under(menu, widget.more_button)

    def _plain(self, message_id: str) -> str:
        assert self._sight is not None
        strip = self._sight.strip
        section = strip.sections[strip.numbers[message_id]]
        return plain(section.blocks or ())

    def _open_table_menu(self, message_id: str, number: int) -> None:
        widget = self._stage.widget(RowKey(message_id, number))
        assert isinstance(widget, TableWidget)
        parts = table_parts(*self._blocks_at(message_id, number))
        menu = TableMenu(parts, lambda: self._show_copied(message_id, number), widget.window())
        _open_under(menu, widget.copy_button)

    def _show_copied(self, message_id: str, number: int = -1) -> None:
        """Show on a table that it was copied, or on the footer that the answer was."""
        assert self._sight is not None
        strip = self._sight.strip
        last = len(strip.rows(strip.numbers[message_id])) - 1
        widget = self._stage.widget(RowKey(message_id, last if number < 0 else number))
        if isinstance(widget, TableWidget | FooterWidget):
            widget.show_copied()

    def _blocks_at(self, message_id: str, number: int) -> tuple[Sequence[Block], int]:
        """Return the blocks among which a row's is, and where that one starts."""
        assert self._sight is not None
        strip = self._sight.strip
        at = strip.numbers[message_id]
        row = strip.rows(at)[number]
        assert isinstance(row, BlockRow)
        return strip.sections[at].blocks_of(row), row.block.start

    def _point(self, link: str, text: str) -> None:
        if link:
            self._pointed = link, text
        target = target_of(link)
        claimed = claimed_host(text, target) if target is not None else ""
        self.target_shown.emit(target, claimed)

    def open_link(self, link: str) -> None:
        """Announce a link, if it may be opened; one that names another host is doubted."""
        target = target_of(link)
        if target is None:
            return
        pointed, text = self._pointed
        claimed = claimed_host(text if pointed == link else "", target)
        if claimed:
            self.link_doubted.emit(target.address, target.host, claimed)
        else:
            self.link_activated.emit(target.address)


def _open_under(menu: Menu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
