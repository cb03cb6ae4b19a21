"""The window: where the parts stand, its place on the screen, keys, paste and drop."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gpts_desktop.ui.chat_ground import ChatGround
from gpts_desktop.ui.screen_room import resize_within
from gpts_desktop.ui.sidebar.sidebar import Sidebar

if TYPE_CHECKING:
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.banner import Banner
    from gpts_desktop.ui.commands import Commands
    from gpts_desktop.ui.composer import Composer
    from gpts_desktop.ui.first_run import FirstRun
    from gpts_desktop.ui.header import Header
    from gpts_desktop.ui.theme import ThemeKeeper
    from gpts_desktop.ui.toast import Toast
    from gpts_desktop.ui.transcript.view import TranscriptView

NARROW = 720  # pixels: below this the sidebar folds away


class MainWindow(QMainWindow):
    """Sidebar at the left; header, transcript and composer at the right.

    It is built with what its first paint shows: the sidebar, and the chat's ground. `add_chat`
    follows; banner, toast and the page of the first start are built when first asked for.

    Signals: `closed()`, `mime_arrived(QMimeData)` for what is pasted or dropped, what commands ask
    of others, and what the page of the first start asks for. `commands` hold all keys. `may_close`
    is asked before the window closes.
    """

    closed = Signal()
    painted = Signal()
    mime_arrived = Signal(QMimeData)
    new_chat_requested = Signal()
    search_requested = Signal()
    links_entered = Signal(str)
    key_requested = Signal()
    demo_requested = Signal()
    import_requested = Signal()
    sidebar_shown = Signal(bool)

    # There from `add_chat` on.
    commands: Commands
    header: Header
    transcript: TranscriptView
    composer: Composer

    def __init__(self, *, themes: ThemeKeeper, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("gpts-desktop")
        self.setAcceptDrops(True)
        self.setMinimumSize(380, 300)  # a small screen at 200 % has no more
        self._settings = settings
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self._folded_by_width = False
        self.themes = themes
        self._build()
        self._restore_place()

    def _build(self) -> None:
        """Build from the outside in: a widget that changes its parent is styled anew, 5 ms."""
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self.setCentralWidget(self._split)
        self.sidebar = Sidebar(self.themes, self._split)
        self._main = QWidget(self._split)
        self._split.setStretchFactor(1, 1)
        self._main_column = _column(self._main)
        self._pages = QStackedWidget(self._main)
        self._main_column.addWidget(self._pages, 1)
        self._chat: QWidget = ChatGround(self.themes, self._pages)
        self._pages.addWidget(self._chat)
        self._chat.setFocus()  # or the search field would light up, until the composer is there

    # What is built later

    def add_chat(self, transcript: TranscriptView) -> None:
        """Put header, transcript and composer in the place of their ground."""
        from gpts_desktop.ui.commands import Commands
        from gpts_desktop.ui.composer import Composer
        from gpts_desktop.ui.header import Header
        from gpts_desktop.ui.tab_order import put_after

        self.commands = Commands(self)
        page = QWidget(self._pages)
        self.header = Header(self.themes, page)
        self.transcript = transcript
        self.composer = Composer(self.themes, page)
        column = _column(page)
        column.addWidget(self.header)
        column.addWidget(transcript, 1)
        column.addWidget(self.composer)
        put_after(self.header.more_button, transcript, self.composer.text_box)
        self._pages.insertWidget(0, page)
        if not self.is_first_run:
            self._pages.setCurrentWidget(page)
        self._pages.removeWidget(self._chat)
        self._chat.deleteLater()
        self._chat = page
        self.sidebar_shown.connect(self.header.sidebar_button.setHidden)
        self.header.sidebar_button.setHidden(not self.sidebar.isHidden())
        self.sidebar.search_field.everything_asked.connect(self.search_requested)
        self.header.find_requested.connect(transcript.finder.open)
        self.header.sidebar_requested.connect(self.toggle_sidebar)

    @cached_property
    def banner(self) -> Banner:
        """The bar over everything."""
        return self._add_banner("banner")

    @cached_property
    def unsaved_banner(self) -> Banner:
        """The bar that stands as long as the disk does not take what is written."""
        return self._add_banner("unsavedBanner")

    @cached_property
    def damage_banner(self) -> Banner:
        """The bar that stands when the data is damaged: what else goes wrong must not cover it."""
        return self._add_banner("damageBanner")

    def _add_banner(self, name: str) -> Banner:
        from gpts_desktop.ui.banner import Banner

        banner = Banner(self.themes, name=name)
        self._main_column.insertWidget(0, banner)
        banner.follow(self.sidebar.settings_button)
        return banner

    @cached_property
    def toast(self) -> Toast:
        """The card that says what has just happened."""
        from gpts_desktop.ui.toast import Toast

        return Toast(self.themes, self._main)

    @cached_property
    def first_run(self) -> FirstRun:
        """The page of the first start."""
        from gpts_desktop.ui.first_run import FirstRun

        page = FirstRun(self.themes)
        page.links_entered.connect(self.links_entered)
        page.key_requested.connect(self.key_requested)
        page.demo_requested.connect(self.demo_requested)
        page.import_requested.connect(self.import_requested)
        self._pages.addWidget(page)
        return page

    def show_first_run(self) -> None:
        """Show the page of the first start."""
        self._pages.setCurrentWidget(self.first_run)

    def show_chat(self) -> None:
        """Show header, transcript and composer."""
        self._pages.setCurrentWidget(self._chat)

    def come_to_front(self) -> None:
        """Show the window above others, also when it was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def is_first_run(self) -> bool:
        """Whether the page of the first start is shown."""
        return self._pages.currentWidget() is not self._chat

    # Place and shape

    def _restore_place(self) -> None:
        geometry = self._settings["window"]
        if not (geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            # The frame comes on top, and is not known before the window is shown.
            resize_within(self, 1280, 820)
        self._split.setSizes([self._settings["sidebar_width"], 10_000])

    def keep_place(self) -> None:
        """Remember the window's place and the sidebar's width."""
        self._settings["window"] = bytes(self.saveGeometry().toBase64().data()).decode()
        if self.sidebar.isVisible() and not self._folded_by_width:
            self._settings["sidebar_width"] = self._split.sizes()[0]

    def toggle_sidebar(self) -> None:
        """Fold the sidebar away, or bring it back; a narrow window shows it alone."""
        self._show_sidebar(not self.sidebar.isVisible())

    def leave_sidebar(self) -> None:
        """Go back to the chat in a narrow window, where the sidebar covers it."""
        if self._folded_by_width:
            self._show_sidebar(False)

    def _show_sidebar(self, shown: bool) -> None:
        self.sidebar.setVisible(shown)
        self._main.setVisible(not (shown and self._folded_by_width))
        self.sidebar_shown.emit(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar away in a narrow window, and bring it back in a wide one."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._folded_by_width:
            self._folded_by_width = narrow
            self._show_sidebar(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint: what is slow to import waits for it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once; the app ends its turns and closes the database after that."""
        if not self.may_close():
            event.ignore()
            return
        self.keep_place()
        event.accept()
        self.closed.emit()

    # What comes in

    def paste(self) -> None:
        """Take what is on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None:
            self.mime_arrived.emit(mime)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever may hold a link."""
        from gpts_desktop.ui.intake import can_take

        if can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        event.acceptProposedAction()
        self.mime_arrived.emit(event.mimeData())


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
