"""The settings: a page for each subject, and a field that finds a setting on any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gpts_desktop.ui.composition import EnterKept
from gpts_desktop.ui.screen_room import resize_within
from gpts_desktop.ui.settings.settings_page import SettingsPage

_ROW = 34
_SIDE = 188
_NARROW_SIDE = 132
_NARROW = 560  # pixels


@dataclass(frozen=True, slots=True)
class PageMaker:
    """A page that is built when it is first looked at."""

    code: str
    title: str
    make: Callable[[], SettingsPage]


class SettingsWindow(QDialog):
    """Everything applies at once: there is nothing to confirm, and Escape closes."""

    def __init__(self, pages: Sequence[PageMaker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        resize_within(self, 800, 600)
        self.setMinimumSize(380, 360)
        self._makers = list(pages)
        self._pages: dict[str, SettingsPage] = {}
        self._row_before = 0
        self._build()
        self._list.setCurrentRow(0)
        self.search_field.setFocus()

    def _build(self) -> None:
        self.search_field = QLineEdit()
        self.search_field.setObjectName("settingsSearchField")
        self.search_field.setPlaceholderText(self.tr("Search settings"))
        self.search_field.setAccessibleName(self.tr("Search settings"))
        self.search_field.setClearButtonEnabled(True)
        self.search_field.textChanged.connect(self._search)
        self.search_field.installEventFilter(self)
        EnterKept(self.search_field)
        self._list = QListWidget()
        self._list.setObjectName("settingsPages")
        self._list.setAccessibleName(self.tr("Pages"))
        for maker in self._makers:
            QListWidgetItem(maker.title, self._list).setSizeHint(QSize(0, _ROW))
        self._list.setFixedHeight(len(self._makers) * _ROW + 6)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_row)
        self._side = QFrame()
        self._side.setObjectName("settingsSide")
        self._side.setFixedWidth(_SIDE)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(10, 14, 10, 10)
        side.setSpacing(10)
        side.addWidget(self.search_field)
        side.addWidget(self._list)
        side.addStretch(1)
        self._nothing = QLabel(self.tr("No setting has these words."))
        self._nothing.setProperty("role", "dim")
        self._nothing.hide()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(26, 20, 26, 16)
        self._column.setSpacing(14)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("settingsScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._side)
        whole.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages their room in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._side.setFixedWidth(_NARROW_SIDE if narrow else _SIDE)
        across = 14 if narrow else 26
        self._column.setContentsMargins(across, 20, across, 16)

    def show_page(self, code: str) -> None:
        """Go to a page."""
        self.search_field.clear()
        codes = [maker.code for maker in self._makers]
        self._list.setCurrentRow(codes.index(code))

    @property
    def shown_code(self) -> str:
        """The code of the page that is shown."""
        return self._makers[max(0, self._list.currentRow())].code

    def page(self, code: str) -> SettingsPage:
        """Return a page, built if it was not yet."""
        if code not in self._pages:
            at = [maker.code for maker in self._makers].index(code)
            page = self._pages[code] = self._makers[at].make()
            page.hide()
            before = sum(maker.code in self._pages for maker in self._makers[:at])
            self._column.insertWidget(1 + before, page)
        return self._pages[code]

    def _show_row(self, row: int) -> None:
        if row < 0:
            return
        self.search_field.blockSignals(True)
        self.search_field.clear()
        self.search_field.blockSignals(False)
        self._nothing.hide()
        wanted = self.page(self._makers[row].code)
        for page in self._pages.values():
            page.setVisible(page is wanted)
        wanted.filter([])
        self._scroll.verticalScrollBar().setValue(0)

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        if not words:
            self._list.setCurrentRow(self._row_before)
            return
        if self._list.currentRow() >= 0:
            self._row_before = self._list.currentRow()
        self._list.setCurrentRow(-1)
        found = False
        for maker in self._makers:
            page = self.page(maker.code)
            shown = page.filter(words)
            page.setVisible(shown)
            found |= shown
        self._nothing.setVisible(not found)
        self._scroll.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the field empties it first; Down goes to the pages."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.search_field and is_key:
            assert isinstance(event, QKeyEvent)
            return self._key_in_search(event)
        return super().eventFilter(watched, event)

    def _key_in_search(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.search_field.text():
            self.search_field.clear()
            return True
        if event.key() == Qt.Key.Key_Down:
            self._list.setFocus()
            return True
        return False
