"""Find in conversation: opens the bar over the transcript and goes back when it closes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from gpts_desktop.ui.theme import Theme
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.sight import Position

if TYPE_CHECKING:
    from gpts_desktop.core.search_needle import TermsNeedle
    from gpts_desktop.ui.transcript.find_bar import FindBar
    from gpts_desktop.ui.transcript.finding import Finding
    from gpts_desktop.ui.transcript.found_place import FoundPlace
    from gpts_desktop.ui.transcript.marks import Found
    from gpts_desktop.ui.transcript.surface import Surface


class Finder(QObject):
    """The bar and what it finds; Escape returns to where one was, unless one has moved.

    Both are made when one first looks for something: most windows never do.
    """

    branch_wanted = Signal(str)
    """The id of a message on another branch, in which what is looked for goes on."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._reading: Reading | None = None
        self._position: Position | None = None
        self._moves = 0
        self._place_found: FoundPlace | None = None

    @cached_property
    def finding(self) -> Finding:
        """What is looked for and found."""
        from gpts_desktop.ui.transcript.find_ticks import FindTicks
        from gpts_desktop.ui.transcript.finding import Finding

        finding = Finding(self._surface)
        finding.show(self._reading)
        finding.changed.connect(self._surface.show_marks)
        finding.branch_wanted.connect(self.branch_wanted)
        FindTicks(self._surface, finding)
        return finding

    @cached_property
    def bar(self) -> FindBar:
        """Where the words are written."""
        from gpts_desktop.ui.transcript.find_bar import FindBar

        bar = FindBar(self._surface, self.finding)
        bar.closed.connect(self._close)
        bar.follow(self._surface)
        return bar

    @property
    def active(self) -> Finding | None:
        """What is found, None as long as nothing was ever looked for."""
        finding: Finding | None = vars(self).get("finding")
        return finding

    def marks(self) -> Found | None:
        """Return what gives the marks of a row; None when nothing is looked for."""
        if self.active is not None and self.active.is_on:
            return self.active.marks
        return self._place_found.marks if self._place_found is not None else None

    def show_found(self, message_id: str, needle: TermsNeedle) -> bool:
        """Go to a message that a search has found; return False when it is not on the path."""
        from gpts_desktop.ui.transcript.found_place import FoundPlace

        if self._reading is None:
            return False
        if self._is_open:
            self.bar.close_bar(back=False)
        self._place_found = FoundPlace(self._surface)
        return self._place_found.show(self._reading, message_id, needle)

    def forget_found(self) -> bool:
        """Mark no more what a search had found; return whether anything was marked."""
        was_marked = self._place_found is not None
        self._place_found = None
        if was_marked:
            self._surface.show_marks()
        return was_marked

    @property
    def _is_open(self) -> bool:
        return "bar" in vars(self) and self.bar.isVisible()

    def open(self) -> None:
        """Show the bar, with the selected words in it if there are any."""
        surface = self._surface
        if surface.sight is None:
            return
        self.forget_found()
        if not self.bar.isVisible():
            self._position, self._moves = surface.position(), surface.moves
        self._place(surface.viewport().geometry(), surface.look.theme)
        self.bar.open_bar(surface.copying.short_text())
        self.finding.covered = self.bar.geometry().bottom()

    def press(self, event: QKeyEvent) -> bool:
        """Open by Ctrl+F, walk by F3; return False for other keys."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.open()
        elif event.key() == Qt.Key.Key_F3:
            self.walk(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape and self._is_open:
            self.bar.close_bar(back=True)
        elif event.key() == Qt.Key.Key_Escape and self.forget_found():
            pass
        else:
            return False
        return True

    def walk(self, *, back: bool) -> None:
        """Go to the next match or the one before; open the bar first if it is not there."""
        if self._is_open:
            self.finding.walk(-1 if back else 1)
        else:
            self.open()

    def show(self, reading: Reading | None) -> None:
        """Take another conversation."""
        self._position, self._reading = None, reading
        self._place_found = None
        if (finding := self.active) is not None:
            self.bar.close_bar(back=False)
            finding.show(reading)

    def path_changed(self) -> None:
        """Search what is on the path now, if anything is looked for."""
        self._place_found = None
        if self.active is not None:
            self.active.path_changed()

    def message_changed(self, message_id: str) -> None:
        """Search a message again."""
        if self.active is not None:
            self.active.message_changed(message_id)

    def grew(self, at: int) -> None:
        """Search what has come of an answer."""
        if self.active is not None:
            self.active.grew(at)

    def lay_out(self, area: QRect, theme: Theme) -> None:
        """Keep the bar in its corner and in the theme's colours."""
        if self._is_open:
            self._place(area, theme)

    def _place(self, area: QRect, theme: Theme) -> None:
        self.bar.present(theme)
        self.bar.float_over(area)

    def _close(self, back: bool) -> None:
        surface, position = self._surface, self._position
        self._position = None
        if back and position is not None and self._moves == surface.moves:
            surface.return_to(position)
        elif (found := self.finding.selection()) is not None and not back:
            surface.selecting.show(found)
