"""The line over the conversations: which are shown, in what order, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.icons import icon
from gpts_desktop.ui.sidebar.chat_actions import ChatView
from gpts_desktop.ui.tab_order import put_after
from gpts_desktop.ui.theme import ThemeKeeper

SIDE = 24


class ChatsHeader(QWidget):
    """Says "Chats", "Archive" or "Trash", and holds the list's menu.

    Signals: `view_chosen(ChatView)`, `grouping_chosen(name)`, `folder_wanted()`,
    `emptying_wanted()`, `menu_filled(QMenu)` for who has more to offer.
    """

    view_chosen = Signal(str)
    grouping_chosen = Signal(str)
    folder_wanted = Signal()
    emptying_wanted = Signal()
    menu_filled = Signal(QMenu)

    def __init__(self, themes: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view = ChatView.CHATS
        self.grouping = "date"
        self.title = section_label(self.tr("Chats"))
        self.back_button = IconButton(
            "chevron-left", self.tr("Back to the chats"), themes, size=14, side=SIDE
        )
        self.back_button.setObjectName("backToChatsButton")
        self.back_button.clicked.connect(lambda: self.view_chosen.emit(ChatView.CHATS.value))
        self.menu_button = IconButton("group", self.tr("Group and find chats"), themes, side=SIDE)
        self.menu_button.setObjectName("chatListMenuButton")
        self.menu_button.clicked.connect(self._open_menu)
        self.new_button = IconButton("plus", self.tr("New chat"), themes, side=SIDE)
        self.new_button.setObjectName("newChatButton")
        self._empty: QPushButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 2, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self.back_button)
        self._row.addWidget(self.title)
        self._row.addStretch()
        self._row.addWidget(self.menu_button)
        self._row.addWidget(self.new_button)
        self.back_button.hide()

    def show_view(self, view: ChatView) -> None:
        """Say which conversations are shown."""
        self._view = view
        names = {
            ChatView.CHATS: self.tr("Chats"),
            ChatView.ARCHIVE: self.tr("Archive"),
            ChatView.TRASH: self.tr("Trash"),
        }
        self.title.setText(names[view])
        self.back_button.setVisible(view is not ChatView.CHATS)
        self.new_button.setVisible(view is ChatView.CHATS)
        self._row.setContentsMargins(8 if view is ChatView.CHATS else 2, 0, 2, 0)
        if view is ChatView.TRASH or self._empty is not None:
            self.empty_button.setVisible(view is ChatView.TRASH)

    @property
    def empty_button(self) -> QPushButton:
        """What empties the trash."""
        if self._empty is None:
            self._empty = QPushButton(self.tr("Empty"))
            self._empty.setObjectName("emptyTrashButton")
            self._empty.setAccessibleName(self.tr("Empty the trash"))
            self._empty.setProperty("kind", "chip")
            self._empty.clicked.connect(self.emptying_wanted)
            self._row.insertWidget(self._row.indexOf(self.menu_button), self._empty)
            put_after(self.back_button, self._empty)
        return self._empty

    def _open_menu(self) -> None:
        from gpts_desktop.ui.menu import Menu

        menu = Menu(self)
        self.fill_menu(menu)
        right = self.menu_button.mapToGlobal(self.menu_button.rect().bottomRight())
        menu.popup(right - QPoint(menu.sizeHint().width() - 1, -2))

    def fill_menu(self, menu: QMenu) -> None:
        """Offer the groupings and the other lists."""
        from PySide6.QtGui import QAction, QActionGroup

        group = QActionGroup(menu)
        for name, label in (
            ("date", self.tr("Group by date")),
            ("gpt", self.tr("Group by GPT")),
            ("folder", self.tr("Group by folder")),
        ):
            action = QAction(label, menu, checkable=True)
            action.setChecked(name == self.grouping)
            action.triggered.connect(lambda _=False, n=name: self.grouping_chosen.emit(n))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._add(menu, "folder-plus", self.tr("New folder…"), self.folder_wanted.emit)
        menu.addSeparator()
        for view, picture, label in (
            (ChatView.CHATS, "chat", self.tr("Chats")),
            (ChatView.ARCHIVE, "archive", self.tr("Archive")),
            (ChatView.TRASH, "trash", self.tr("Trash")),
        ):
            if view is not self._view:
                self._add(menu, picture, label, partial(self.view_chosen.emit, view.value))
        self.menu_filled.emit(menu)

    def _add(self, menu: QMenu, picture: str, label: str, slot: Callable[[], object]) -> None:
        action = menu.addAction(icon(picture, self._themes.theme.dim), label)
        action.triggered.connect(lambda _=False: slot())


def section_label(title: str) -> QLabel:
    """Return the small heading of one of the sidebar's lists."""
    label = QLabel(title)
    label.setProperty("role", "section")
    font = ui_font(11, 600)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    label.setFont(font)
    return label
