"""Find in conversation: opens the bar over the transcript and goes back when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from gpts_desktop.ui.theme import Theme
from gpts_desktop.ui.transcript.find_bar import FindBar
from gpts_desktop.ui.transcript.finding import Finding
from gpts_desktop.ui.transcript.reading import Reading
from gpts_desktop.ui.transcript.sight import Position

if TYPE_CHECKING:
    from gpts_desktop.ui.transcript.surface import Surface


class Finder(QObject):
    """The bar and what it finds; Escape returns to where one was, unless one has moved."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.finding = Finding(surface)
        self.bar = FindBar(surface, self.finding)
        self.bar.closed.connect(self._close)
        self._position: Position | None = None
        self._moves = 0

    def open(self) -> None:
        """Show the bar, with the selected words in it if there are any."""
        surface = self._surface
        if surface.sight is None:
            return
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
        elif event.key() == Qt.Key.Key_Escape and self.bar.isVisible():
            self.bar.close_bar(back=True)
        else:
            return False
        return True

    def walk(self, *, back: bool) -> None:
        """Go to the next match or the one before; open the bar first if it is not there."""
        if self.bar.isVisible():
            self.finding.walk(-1 if back else 1)
        else:
            self.open()

    def show(self, reading: Reading | None) -> None:
        """Take another conversation."""
        self._position = None
        self.bar.close_bar(back=False)
        self.finding.show(reading)

    def lay_out(self, area: QRect, theme: Theme) -> None:
        """Keep the bar in its corner and in the theme's colours."""
        if self.bar.isVisible():
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
