"""The window: where the parts stand, its place on the screen, keys, paste and drop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gpts_desktop.core.actions import Notice
from gpts_desktop.core.message import Message
from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.banner import Banner
from gpts_desktop.ui.composer import Composer
from gpts_desktop.ui.first_run import FirstRun
from gpts_desktop.ui.header import Header
from gpts_desktop.ui.sidebar.sidebar import Sidebar
from gpts_desktop.ui.theme import ThemeKeeper
from gpts_desktop.ui.toast import Toast
from gpts_desktop.ui.transcript.view import TranscriptView

NARROW = 720  # pixels: below this the sidebar folds away


class MainWindow(QMainWindow):
    """Sidebar at the left; header, transcript and composer at the right.

    Signals: `closed()`, `mime_arrived(QMimeData)` for what is pasted or dropped, and one
    for each shortcut that is the window's own.
    """

    closed = Signal()
    painted = Signal()
    mime_arrived = Signal(QMimeData)
    new_chat_requested = Signal()
    search_requested = Signal()
    zoom_requested = Signal(int)
    """Steps larger (or smaller) by which the transcript is to be shown; 0 for the usual size."""

    def __init__(
        self,
        *,
        themes: ThemeKeeper,
        settings: Settings,
        notice_for: Callable[[Message], Notice | None],
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("gpts-desktop")
        self.setAcceptDrops(True)
        self.setMinimumSize(380, 420)
        self._settings = settings
        self._was_painted = False
        self._folded_by_width = False
        self.themes = themes
        self.sidebar = Sidebar(themes)
        self.header = Header(themes)
        self.banner = Banner(themes)
        self.transcript = TranscriptView(notice_for, themes.theme)
        self.composer = Composer(themes)
        self.first_run = FirstRun(themes)
        self._lay_out()
        self.toast = Toast(themes, self._main)
        self._connect_keys()
        self._restore_place()

    def _lay_out(self) -> None:
        self._chat = QWidget()
        chat = QVBoxLayout(self._chat)
        chat.setContentsMargins(0, 0, 0, 0)
        chat.setSpacing(0)
        chat.addWidget(self.header)
        chat.addWidget(self.transcript, 1)
        chat.addWidget(self.composer)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.first_run)
        self._pages.addWidget(self._chat)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(0)
        main.addWidget(self.banner)
        main.addWidget(self._pages, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.sidebar)
        self._split.addWidget(self._main)
        self._split.setStretchFactor(1, 1)
        self.setCentralWidget(self._split)

    def _connect_keys(self) -> None:
        def key(sequence: QKeySequence | QKeySequence.StandardKey | str, slot: object) -> None:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(slot)

        key(QKeySequence.StandardKey.Paste, self._paste)
        key(QKeySequence.StandardKey.New, self.new_chat_requested)
        key("Ctrl+K", self.search_requested)
        for sequence, steps in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            key(sequence, lambda steps=steps: self.zoom_requested.emit(steps))
        key("Ctrl+B", self.toggle_sidebar)
        key("Ctrl+L", self.composer.focus_text)
        key(QKeySequence.StandardKey.Quit, self.close)

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
        return self._pages.currentWidget() is self.first_run

    # Place and shape

    def _restore_place(self) -> None:
        geometry = self._settings["window"]
        if not (geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(1280, screen.width()), min(820, screen.height()))
        self._split.setSizes([self._settings["sidebar_width"], 10_000])

    def keep_place(self) -> None:
        """Remember the window's place and the sidebar's width."""
        self._settings["window"] = bytes(self.saveGeometry().toBase64().data()).decode()
        if self.sidebar.isVisible() and self._split.sizes()[0] > 0:
            self._settings["sidebar_width"] = self._split.sizes()[0]

    def toggle_sidebar(self) -> None:
        """Fold the sidebar away, or bring it back."""
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar away in a narrow window, and bring it back in a wide one."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        if narrow != self._folded_by_width:
            self._folded_by_width = narrow
            self.sidebar.setVisible(not narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint: what is slow to import waits for it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once; the app ends its turns and closes the database after that."""
        self.keep_place()
        event.accept()
        self.closed.emit()

    # What comes in

    def _paste(self) -> None:
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
