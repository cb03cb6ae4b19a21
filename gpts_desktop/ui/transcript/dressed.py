"""How a transcript is dressed: colours, letters, length of lines, and whether code breaks."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.focus_ring import FocusRing
from gpts_desktop.ui.theme import Theme
from gpts_desktop.ui.transcript.column import Column, column_in
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings
from gpts_desktop.ui.transcript.look import Look, TextStyle
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.surface import Surface


class Dressed(Surface):
    """Takes another look while it is read: what is read stays where it is."""

    wrap_changed = Signal(bool)
    """The user wants long lines of code to break, or not."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._style = TextStyle()
        self._drawings = FormulaDrawings(self)
        self._formats = Formats(Look(theme), self._drawings)
        FocusRing(self, lambda: self.theme.accent)

    @abstractmethod
    def _rewrap(self) -> None:
        """Lay out anew in another look or width."""

    @property
    def look(self) -> Look:
        """How it looks."""
        return self._formats.look

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self._formats.look.theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._dress(Look(theme, self._style.zoom, self._style.family), self._formats.wraps_code)

    def set_text_style(self, style: TextStyle) -> None:
        """Take another size, font or length of lines."""
        self._style = style
        self.set_theme(self._formats.look.theme)

    def set_zoom(self, factor: float) -> None:
        """Make everything larger or smaller; 1 is the design's size, 0.4 to 4 are taken."""
        self.set_text_style(replace(self._style, zoom=min(4.0, max(0.4, factor))))

    def set_code_wrap(self, on: bool) -> None:
        """Break long lines of code, or let them run on."""
        if on is not self._formats.wraps_code:
            self._dress(self._formats.look, on)

    def dress_like(self, other: Dressed) -> None:
        """Take another one's colours, letters and lines."""
        self._style = other._style
        self._dress(other._formats.look, other._formats.wraps_code)

    def _dress(self, look: Look, wraps_code: bool) -> None:
        self._formats = Formats(look, self._drawings, wraps_code)
        self._rewrap()

    def _column(self) -> Column:
        style = self._style
        return column_in(self.width(), self.viewport().width(), style.zoom, style.length)

    def _toggle_wrap(self, message_id: str, number: int) -> None:
        """Break lines or not; the row where that was asked stays put."""
        wraps = not self._formats.wraps_code
        self._formats = Formats(self._formats.look, self._drawings, wraps)
        self.keep_still(lambda sight: self._rewrap_at(sight, message_id, number))
        self.wrap_changed.emit(wraps)

    def _rewrap_at(self, sight: Sight, message_id: str, number: int) -> None:
        sight.rewrap(self._column(), self._formats)
        sight.hold(sight.strip.numbers[message_id], number)
