"""The window's left side: search, GPTs, conversations, the gateway's state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.ground import paint_ground
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.link_field import AddGptField
from gpts_desktop.ui.sidebar.chat_actions import ChatAction, ChatView
from gpts_desktop.ui.sidebar.chat_list import ChatList
from gpts_desktop.ui.sidebar.chats_header import ChatsHeader, section_label
from gpts_desktop.ui.sidebar.gateway_status import GatewayStatus
from gpts_desktop.ui.sidebar.gpt_list import ROW, GptList
from gpts_desktop.ui.sidebar.row_list import RowList
from gpts_desktop.ui.sidebar.search_field import SearchField
from gpts_desktop.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    from gpts_desktop.ui.sidebar.grouping import Grouping
    from gpts_desktop.ui.sidebar.selection_bar import SelectionBar

WIDTH = 284
_GPT_SHARE = 0.45  # of the sidebar's height, at most, for the GPTs
_FEW_ROWS = 3


class Sidebar(QWidget):
    """Shows what it is given and reports what is asked for; it changes nothing itself."""

    gpt_selected = Signal(str)
    gpt_renamed = Signal(str, str)
    gpt_pinned = Signal(str, bool)
    gpts_removed = Signal(list)
    gpts_reordered = Signal(list)
    new_chat_requested = Signal(str)
    """The GPT's id; "" for whichever is at hand."""
    links_entered = Signal(str)
    conversation_selected = Signal(str)
    conversation_renamed = Signal(str, str)
    chats_asked = Signal(str, list, str)
    """A ChatAction, conversations' ids, and what the action says more."""
    view_chosen = Signal(str)
    """A ChatView."""
    stop_requested = Signal(str)
    gateway_requested = Signal()
    settings_requested = Signal()
    search_changed = Signal(str)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Sidebar"))
        self.setMinimumWidth(200)
        self._themes = themes
        self._gpt_id = ""
        self._conversation_id = ""
        self.search_field = SearchField(themes)
        self.gpt_list = GptList(themes)
        self.add_field = AddGptField(themes)
        self.add_button = IconButton("plus", self.tr("Add GPTs"), themes, side=24)
        self.add_button.setObjectName("addGptButton")
        self.chat_list = ChatList(themes)
        self.chats_header = ChatsHeader(themes)
        self.new_chat_button = self.chats_header.new_button
        self.gateway_status = GatewayStatus(themes)
        self.settings_button = IconButton("settings", self.tr("Settings"), themes)
        self.settings_button.setObjectName("settingsButton")
        self._lay_out()
        self._connect()
        themes.changed.connect(self.update)

    # What is shown

    def set_gpts(self, gpts: list[Gpt], counts: dict[str, int]) -> None:
        """Show the saved GPTs with their numbers of conversations."""
        row = self.gpt_list.currentIndex().row()
        self.gpt_list.gpts.set_gpts(gpts, counts)
        self._mark_gpt()
        rows = self.gpt_list.gpts.rowCount()
        if self.gpt_list.hasFocus() and rows and not self.gpt_list.currentIndex().isValid():
            self.gpt_list.setCurrentIndex(self.gpt_list.gpts.index(min(max(row, 0), rows - 1)))
        self._fit_gpts()

    def set_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show these conversations."""
        self.chat_list.chats.set_summaries(summaries)
        self._mark_conversation()

    def append_summaries(self, summaries: Iterable[ConversationSummary]) -> None:
        """Show the next page of conversations."""
        self.chat_list.chats.append(summaries)
        self._mark_conversation()

    def update_summaries(self, summaries: Sequence[ConversationSummary]) -> None:
        """Show new or changed conversations where they belong."""
        self.chat_list.chats.update_summaries(summaries)
        self._mark_conversation()

    def remove_summaries(self, ids: Sequence[str]) -> None:
        """Show conversations no more."""
        self.chat_list.chats.remove_summaries(ids)
        self._mark_conversation()

    def show_view(self, view: ChatView, summaries: Iterable[ConversationSummary]) -> None:
        """Show the conversations of one of the three lists."""
        self.chat_list.show_view(view)
        self.chats_header.show_view(view)
        self.set_summaries(summaries)
        self.chat_list.verticalScrollBar().setValue(0)

    def set_grouping(self, grouping: Grouping) -> None:
        """Show the conversations under other headings."""
        is_new = grouping.name != self.chats_header.grouping
        self.chats_header.grouping = grouping.name
        self.chat_list.chats.set_grouping(grouping)
        self._mark_conversation(is_new=is_new and not self.chat_list.marks.is_active)

    def set_streaming(self, conversation_id: str, runs: bool) -> None:
        """Show whether an answer is coming in."""
        self.chat_list.chats.set_streaming(conversation_id, runs)

    def set_unread(self, conversation_ids: Iterable[str]) -> None:
        """Show in which conversations an answer came that nobody saw."""
        self.chat_list.chats.set_unread(conversation_ids)

    def select_gpt(self, gpt_id: str) -> None:
        """Mark the GPT that is shown; "" for none."""
        self._gpt_id = gpt_id
        self._mark_gpt(is_new=True)

    def select_conversation(self, conversation_id: str) -> None:
        """Mark the conversation that is shown; "" for none."""
        changed, self._conversation_id = conversation_id != self._conversation_id, conversation_id
        self._mark_conversation(is_new=changed)

    def set_gateway(self, name: str, key_place: str, state: str = "") -> None:
        """Show the gateway and the place of its key (see GatewayStatus.show_gateway)."""
        self.gateway_status.show_gateway(name, key_place, state)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def focus_add_field(self) -> None:
        """Put the keyboard into the field that takes links."""
        self.add_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Shape

    def sizeHint(self) -> QSize:
        """The design's width."""
        return QSize(WIDTH, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sidebar's ground."""
        painter = QPainter(self)
        paint_ground(painter, event.rect(), QColor(self._themes.theme.side))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between the two lists."""
        super().resizeEvent(event)
        self._fit_gpts()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 5)
        column.setSpacing(0)
        column.addWidget(self.search_field)
        column.addSpacing(9)
        column.addLayout(self._section(self.tr("GPTs"), self.add_button))
        column.addWidget(self.gpt_list)
        column.addSpacing(6)
        box = QHBoxLayout()
        box.setContentsMargins(4, 0, 4, 0)
        box.addWidget(self.add_field)
        column.addLayout(box)
        column.addSpacing(9)
        column.addWidget(self.chats_header)
        column.addWidget(self.chat_list, 1)
        self._foot = column.count()
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        column.addWidget(line)
        column.addSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.gateway_status, 1)
        foot.addWidget(self.settings_button)
        column.addLayout(foot)

    def _section(self, title: str, button: IconButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 2, 0)
        row.addWidget(section_label(title))
        row.addStretch()
        row.addWidget(button)
        return row

    def _fit_gpts(self) -> None:
        rows = self.gpt_list.gpts.rowCount()
        most = max(_FEW_ROWS * ROW, int(self.height() * _GPT_SHARE) // ROW * ROW)
        self.gpt_list.setFixedHeight(min(rows * ROW, most))

    def _mark_gpt(self, *, is_new: bool = False) -> None:
        _mark(self.gpt_list, self.gpt_list.gpts.index_of(self._gpt_id), is_new)

    def _mark_conversation(self, *, is_new: bool = False) -> None:
        row = self.chat_list.chats.row_of(self._conversation_id)
        index = QModelIndex() if row is None else self.chat_list.chats.index(row)
        _mark(self.chat_list, index, is_new)

    @cached_property
    def selection_bar(self) -> SelectionBar:
        """What is shown while several conversations are marked."""
        from gpts_desktop.ui.sidebar.selection_bar import SelectionBar

        bar = SelectionBar(self._themes, self)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(self._foot, bar)
        column.insertSpacing(self._foot + 1, 6)
        bar.follow(self.chat_list)
        bar.asked.connect(self._ask_for_marked)
        bar.cleared.connect(self.chat_list.marks.clear)
        return bar

    def _show_marked(self, number: int) -> None:
        if number or "selection_bar" in vars(self):
            rows = self.chat_list
            pinned = all(rows.chats.chat_of(one).pinned for one in rows.marked())
            self.selection_bar.show_view(rows.view, all_pinned=pinned)
            self.selection_bar.show_number(number)

    def _ask_for_marked(self, action: str) -> None:
        if ChatAction(action) is ChatAction.MOVE:
            self._open_folders()
        else:
            self.chats_asked.emit(action, self.chat_list.marked(), "")

    def _open_folders(self) -> None:
        from gpts_desktop.ui.menu import Menu
        from gpts_desktop.ui.sidebar.chat_menus import ChatMenus

        rows, button = self.chat_list, self.selection_bar.button(ChatAction.MOVE)
        chats = [rows.chats.chat_of(one) for one in rows.marked()]
        menu = Menu(self)
        ChatMenus(rows, menu).fill_folders(menu, chats)
        menu.popup(button.mapToGlobal(button.rect().topLeft()))

    # What is asked for

    def _connect(self) -> None:
        gpts, chats = self.gpt_list, self.chat_list
        self.search_field.textChanged.connect(self._filter)
        self.search_field.left_downwards.connect(self._leave_search)
        gpts.row_chosen.connect(lambda at: self.gpt_selected.emit(gpts.gpts.gpt_at(at).id))
        gpts.new_chat_requested.connect(self.new_chat_requested)
        gpts.gpts.renamed.connect(self.gpt_renamed)
        gpts.pinned.connect(self.gpt_pinned)
        gpts.removed.connect(self.gpts_removed)
        gpts.reordered.connect(self.gpts_reordered)
        self.add_field.links_entered.connect(self.links_entered)
        self.add_button.clicked.connect(self.focus_add_field)
        chats.row_chosen.connect(self._choose_chat)
        chats.chats.renamed.connect(self.conversation_renamed)
        chats.asked.connect(self.chats_asked)
        chats.marks.changed.connect(self._show_marked)
        chats.tag_chosen.connect(self._filter_by_tag)
        self.chats_header.view_chosen.connect(self.view_chosen)
        chats.stop_requested.connect(self.stop_requested)
        self.new_chat_button.clicked.connect(lambda: self.new_chat_requested.emit(self._gpt_id))
        self.gateway_status.clicked.connect(self.gateway_requested)
        self.settings_button.clicked.connect(self.settings_requested)

    def _filter(self, text: str) -> None:
        text = text.strip()
        if text:
            from gpts_desktop.ui.sidebar.chat_filter import chat_filter, words_beside_filters

            self.gpt_list.gpts.set_filter(words_beside_filters(text))
            fits = chat_filter(text, self._folder_name, self.gpt_list.gpts.name_of)
            self.chat_list.chats.set_filter(fits)
        else:
            self.gpt_list.gpts.set_filter("")
            self.chat_list.chats.set_filter(None)
        self._mark_gpt(is_new=True)
        self._mark_conversation(is_new=True)
        self._fit_gpts()
        self.search_changed.emit(text)

    def _folder_name(self, folder_id: str) -> str:
        return next((f.name for f in self.chat_list.folders() if f.id == folder_id), "")

    def _filter_by_tag(self, tag: str) -> None:
        quoted = f'"{tag}"' if " " in tag else tag
        self.search_field.setText(f"tag:{quoted} ")
        self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_chat(self, index: QModelIndex) -> None:
        chat = self.chat_list.chats.chat_at(index)
        if chat is not None and self.chat_list.view is not ChatView.TRASH:
            self.conversation_selected.emit(chat.id)

    def _leave_search(self) -> None:
        """Go on to the first of what was found."""
        for rows in (self.gpt_list, self.chat_list):
            if rows.model().rowCount():
                rows.setFocus(Qt.FocusReason.TabFocusReason)
                rows.setCurrentIndex(rows.model().index(0, 0))
                return


def _mark(rows: RowList, index: QModelIndex, is_new: bool) -> None:
    """Mark the row that the window shows: one that is new to it ends other marks, and is seen.

    When only the rows changed the list stays where it is.
    """
    if is_new:
        rows.choose(index)
    else:
        rows.marks.set_shown(index)
