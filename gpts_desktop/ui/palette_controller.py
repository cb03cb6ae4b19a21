"""Search everything: asks for what is typed, and opens what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gpts_desktop.core.search_query import SearchQuery, parse_query
from gpts_desktop.ui.counted import number
from gpts_desktop.ui.palette.result_rows import ResultRows
from gpts_desktop.ui.palette.rows import Kind, PaletteRow
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from gpts_desktop.core.folder import Folders
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.message_finder import MessageFinder
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.found_message import FoundMessage
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.palette.hunt import Found, MessageHunt
    from gpts_desktop.ui.palette.palette import CommandPalette
    from gpts_desktop.ui.task_owner import Starter

PAGE, MOST = 50, 500
"""Messages that are looked for at first, and at most as one scrolls on."""

_PATIENCE = 120  # ms until what needs no search is shown without the messages
_REST = 700  # ms between two looks at how far the index has come


class PaletteController(QObject):
    """Keeps the palette on what is typed: what was found before stays until the new is there."""

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        folders: Folders,
        summaries: Callable[[], Iterable[ConversationSummary]],
        finder: MessageFinder,
        found: FoundMessage,
        choose_gpt: Callable[[str], object],
        open_chat: Callable[[str], object],
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._summaries = summaries
        self._finder = finder
        self._rows = ResultRows(
            commands=window.commands,
            library=library,
            folders=folders,
            choose_gpt=choose_gpt,
            open_chat=open_chat,
            open_message=found.open,
            parent=self,
        )
        self._tasks = tasks
        self._query = SearchQuery()
        self._typed = ""
        self._limit = PAGE
        self._found: Found | None = None
        self._trouble = ""
        self._is_pending = self._enters = False
        self._patience = QTimer(window)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._show)
        self._rest = QTimer(window)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._look_at_index)

    @cached_property
    def palette(self) -> CommandPalette:
        """The palette, made when it is first opened."""
        from gpts_desktop.ui.palette.palette import CommandPalette

        palette = CommandPalette(self._window.themes, self._window)
        palette.text_changed.connect(self._look_for)
        palette.row_chosen.connect(self._choose)
        palette.enter_pressed.connect(self._enter)
        palette.end_neared.connect(self._look_further)
        palette.closed.connect(self._stop)
        self._window.closed.connect(self._stop)
        return palette

    @cached_property
    def _hunt(self) -> MessageHunt:
        from gpts_desktop.ui.palette.hunt import MessageHunt

        hunt = MessageHunt(self._finder, self._tasks, self)
        hunt.found.connect(self._take)
        hunt.failed.connect(self._take_trouble)
        return hunt

    def toggle(self) -> None:
        """Open the palette with what stands in the sidebar's field, or close it."""
        if self.palette.isVisible():
            self.palette.leave()
            return
        self._rows.take(self._summaries())
        self.palette.open(self._window.sidebar.search_field.text().strip())

    # Asking

    def _look_for(self, text: str) -> None:
        self._typed = text
        self._query = parse_query(text)
        self._limit = PAGE
        self._trouble, self._enters = "", False
        self._hint()
        self._is_pending = True
        self._hunt.look_for(self._query, self._limit)
        if self._query.is_empty:
            self._show()
        elif not self._patience.isActive():
            self._patience.start()

    def _look_further(self) -> None:
        """Look for more messages as one scrolls on."""
        found = self._found
        if found is not None and found.has_more and not self._is_pending and self._limit < MOST:
            self._limit = min(2 * self._limit, MOST)
            self._is_pending = True
            self._hunt.look_for(self._query, self._limit)

    def _look_at_index(self) -> None:
        if not self._is_pending:
            self._hunt.look_for(SearchQuery(), 0)

    def _take(self, found: Found) -> None:
        self._tell_unindexed(found.unindexed)
        if found.query != self._query:
            # It was only about the index: what has come into it meanwhile may be found now.
            if self._found is not None and self._found.unindexed and found.unindexed is None:
                self._is_pending = True
                self._hunt.look_for(self._query, self._limit)
            return
        self._is_pending = False
        grew = self._found is not None and self._found.query == found.query
        self._found = found
        self._show(keep=grew)

    def _take_trouble(self, sentence: str) -> None:
        self._is_pending = False
        self._trouble = sentence
        self._hint()
        self._show()

    def _stop(self) -> None:
        self._patience.stop()
        self._rest.stop()
        self._hunt.stop()
        self._found = None
        self._is_pending = False

    # Choosing

    def _enter(self) -> None:
        """Open the row at hand; one that is still being looked for is waited for."""
        if self._patience.isActive():
            self._enters = True
        elif (row := self.palette.list.current()) is not None:
            self._choose(row)

    def _choose(self, row: PaletteRow) -> None:
        if row.run is not None:
            self.palette.leave()
            row.run()

    # Showing

    def _show(self, *, keep: bool = False) -> None:
        self._patience.stop()
        self.palette.show_rows(self._what_is_found(), keep=keep)
        if self._enters:
            self._enters = False
            self._enter()

    def _hint(self) -> None:
        if self._trouble or self._query.unclear:
            self.palette.show_hint(self._trouble or said(self._query.unclear[0]), is_trouble=True)
        else:
            self.palette.show_hint(
                self.tr(
                    "“exact phrase”  -without  gpt:name  tag:name  before:2024-03  after:2024"
                    "  is:interrupted  has:code  in:title"
                )
            )

    def _tell_unindexed(self, unindexed: tuple[int, int] | None) -> None:
        text = ""
        if unindexed is not None and self.palette.isVisible():
            left, total = unindexed
            done, all_of_them = (number(n) for n in (total - left, total))
            text = self.tr("{0} of {1} messages searchable so far").format(done, all_of_them)
            self._rest.start()
        self.palette.show_state(text)

    def _what_is_found(self) -> list[PaletteRow]:
        if self._query.is_empty and not self._query.unclear:
            return self._rows.without_query()
        is_of_query = self._found is not None and self._found.query == self._query
        rows = self._rows.found(
            self._query, self._found.hits if is_of_query and self._found else []
        )
        if rows:
            return rows
        searching = self.tr("Searching…")
        nothing = self.tr("Nothing found for “{0}”").format(self._typed.strip())
        return [PaletteRow(Kind.NOTE, searching if self._is_pending else nothing)]
