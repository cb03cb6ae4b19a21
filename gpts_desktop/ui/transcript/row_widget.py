"""What every row's widget can do."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.rows import Row
from gpts_desktop.ui.transcript.text_pane import TextPane

R = TypeVar("R", bound=Row)


class RowWidget(QWidget, Generic[R]):
    """Shows one row at a time; the pool gives it others."""

    acted = Signal(str)
    """An Action was asked for."""
    link_activated = Signal(str)
    link_pointed = Signal(str, str)
    """Target and text of the link under the pointer or the keyboard, "" twice for none."""
    fold_asked = Signal()
    """Show all of this row, or its beginning."""
    moved_sideways = Signal(int)
    hovered = Signal(bool)
    """The pointer came or went."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.message_id = ""
        self.said_by = ""
        """Who spoke and when, for a screen reader."""
        self.row: R | None = None
        self.look: Look | None = None
        self.formats: Formats | None = None
        self.row_width = 0
        self.body_height = 0
        self.is_selected = False

    def show_row(self, row: R, formats: Formats, width: int) -> int:
        """Show `row` in `width` pixels and return the height in pixels that it takes.

        A row that continues the one shown before keeps what is the same of it.
        """
        was = self.row if formats is self.formats and width == self.row_width else None
        if was != row:
            self.formats, self.look, self.row_width = formats, formats.look, width
            self.body_height = self.fill(row, was)
            self._written()
        self.row = row
        return self.body_height

    @abstractmethod
    def fill(self, row: R, was: R | None) -> int:
        """Show `row`; `was` is what is shown in the same look and width. Return the height."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here; what shows only then is painted."""
        super().enterEvent(event)
        self.hovered.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is gone."""
        super().leaveEvent(event)
        self.hovered.emit(False)
        self.update()

    def set_selected(self, on: bool) -> None:
        """Show that a row without text is selected, or not any more."""
        if on is not self.is_selected:
            self.is_selected = on
            self.update()

    def move_sideways(self, value: int) -> None:
        """Scroll as another part of the same block did, and say nothing of it."""

    def take_drawings(self) -> bool:
        """Show formulas whose drawings came; return whether that changed anything."""
        height = self.redraw()
        if height is None:
            return False
        self.body_height = height
        self._written()
        return True

    def redraw(self) -> int | None:
        """Put drawings that came into the row; return its height, or None for no change."""
        return None

    def _written(self) -> None:
        if (pane := self.pane()) is not None:
            pane.edition += 1
            pane.describe()

    def let_go(self) -> None:
        """Forget what only made sense for the row shown last."""

    def pane(self) -> TextPane | None:
        """Return the text whose lines can be kept in place, if there is any."""
        return None

    def tab_stops(self) -> list[QWidget]:
        """Return what the Tab key reaches, in order."""
        return []
