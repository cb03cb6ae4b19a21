"""The window's left side: search, GPTs, conversations, the gateway's state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.ground import paint_ground
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.link_field import AddGptField
from gpts_desktop.ui.sidebar.chat_list import ChatList
from gpts_desktop.ui.sidebar.gateway_status import GatewayStatus
from gpts_desktop.ui.sidebar.gpt_list import ROW, GptList
from gpts_desktop.ui.sidebar.search_field import SearchField
from gpts_desktop.ui.theme import ThemeKeeper

WIDTH = 284
_GPT_SHARE = 0.45  # of the sidebar's height, at most, for the GPTs
_FEW_ROWS = 3


class Sidebar(QWidget):
    """Shows what it is given and reports what is asked for; it changes nothing itself."""

    gpt_selected = Signal(str)
    gpt_renamed = Signal(str, str)
    gpt_pinned = Signal(str, bool)
    gpt_removed = Signal(str)
    gpts_reordered = Signal(list)
    new_chat_requested = Signal(str)
    """The GPT's id; "" for whichever is at hand."""
    links_entered = Signal(str)
    conversation_selected = Signal(str)
    conversation_renamed = Signal(str, str)
    conversation_pinned = Signal(str, bool)
    conversation_deleted = Signal(str)
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
        self.new_chat_button = IconButton("plus", self.tr("New chat"), themes, side=24)
        self.new_chat_button.setObjectName("newChatButton")
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
        self.gpt_list.choose(self.gpt_list.gpts.index_of(self._gpt_id))
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

    def update_summary(self, summary: ConversationSummary) -> None:
        """Show a new or changed conversation where it belongs."""
        self.chat_list.chats.update_summary(summary)
        self._mark_conversation()

    def remove_summary(self, conversation_id: str) -> None:
        """Show a conversation no more."""
        self.chat_list.chats.remove_summary(conversation_id)

    def set_streaming(self, conversation_id: str, runs: bool) -> None:
        """Show whether an answer is coming in."""
        self.chat_list.chats.set_streaming(conversation_id, runs)

    def set_unread(self, conversation_ids: Iterable[str]) -> None:
        """Show in which conversations an answer came that nobody saw."""
        self.chat_list.chats.set_unread(conversation_ids)

    def select_gpt(self, gpt_id: str) -> None:
        """Mark the GPT that is shown; "" for none."""
        self._gpt_id = gpt_id
        self.gpt_list.choose(self.gpt_list.gpts.index_of(gpt_id))

    def select_conversation(self, conversation_id: str) -> None:
        """Mark the conversation that is shown; "" for none."""
        self._conversation_id = conversation_id
        self._mark_conversation()

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
        column.addLayout(self._section(self.tr("Chats"), self.new_chat_button))
        column.addWidget(self.chat_list, 1)
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
        label = QLabel(title)
        label.setProperty("role", "section")
        font = ui_font(11, 600)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        label.setFont(font)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 2, 0)
        row.addWidget(label)
        row.addStretch()
        row.addWidget(button)
        return row

    def _fit_gpts(self) -> None:
        rows = self.gpt_list.gpts.rowCount()
        most = max(_FEW_ROWS * ROW, int(self.height() * _GPT_SHARE) // ROW * ROW)
        self.gpt_list.setFixedHeight(min(rows * ROW, most))

    def _mark_conversation(self) -> None:
        row = self.chat_list.chats.row_of(self._conversation_id)
        index = QModelIndex() if row is None else self.chat_list.chats.index(row)
        self.chat_list.choose(index)

    # What is asked for

    def _connect(self) -> None:
        gpts, chats = self.gpt_list, self.chat_list
        self.search_field.textChanged.connect(self._filter)
        self.search_field.left_downwards.connect(self._leave_search)
        gpts.row_chosen.connect(lambda at: self.gpt_selected.emit(gpts.gpts.gpt_at(at).id))
        gpts.new_chat_requested.connect(self.new_chat_requested)
        gpts.gpts.renamed.connect(self.gpt_renamed)
        gpts.pinned.connect(self.gpt_pinned)
        gpts.removed.connect(self.gpt_removed)
        gpts.reordered.connect(self.gpts_reordered)
        self.add_field.links_entered.connect(self.links_entered)
        self.add_button.clicked.connect(self.focus_add_field)
        chats.row_chosen.connect(
            lambda at: self.conversation_selected.emit(chats.chats.summary_at(at).id)
        )
        chats.chats.renamed.connect(self.conversation_renamed)
        chats.pinned.connect(self.conversation_pinned)
        chats.deleted.connect(self.conversation_deleted)
        chats.stop_requested.connect(self.stop_requested)
        self.new_chat_button.clicked.connect(lambda: self.new_chat_requested.emit(self._gpt_id))
        self.gateway_status.clicked.connect(self.gateway_requested)
        self.settings_button.clicked.connect(self.settings_requested)

    def _filter(self, text: str) -> None:
        text = text.strip()
        self.gpt_list.gpts.set_filter(text)
        self.chat_list.chats.set_filter(text)
        self.gpt_list.choose(self.gpt_list.gpts.index_of(self._gpt_id))
        self._mark_conversation()
        self._fit_gpts()
        self.search_changed.emit(text)

    def _leave_search(self) -> None:
        """Go on to the first of what was found."""
        for rows in (self.gpt_list, self.chat_list):
            if rows.model().rowCount():
                rows.setFocus(Qt.FocusReason.TabFocusReason)
                rows.setCurrentIndex(rows.model().index(0, 0))
                return
