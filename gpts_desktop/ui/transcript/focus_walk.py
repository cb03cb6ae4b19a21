"""The way of the Tab key through the rows: in the order on screen, whatever Qt's own order is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.transcript.pool import AnyRowWidget


class FocusWalk:
    """The stops of the rows on screen, top to bottom."""

    def __init__(self, rows: Sequence[AnyRowWidget], viewport: QWidget) -> None:
        self._rows = rows
        self._viewport = viewport
        self.stops = [stop for row in rows for stop in row.tab_stops()]

    def number(self, widget: QWidget | None) -> int | None:
        """Return which stop a widget is."""
        return next((at for at, stop in enumerate(self.stops) if stop is widget), None)

    def beside(self, widget: QWidget | None, forward: bool) -> int | None:
        """Return the stop after or before a text of a row that is none itself."""
        passed = 0
        for row in self._rows:
            if widget is not None and row.isAncestorOf(widget):
                return passed if forward else passed - 1
            passed += len(row.tab_stops())
        return None

    def first(self, last_message: bool) -> int:
        """Return the stop at which the keyboard enters, or the number of stops for none.

        It is the last message's first, or the first in sight.
        """
        if last_message and self._rows:
            wanted = self._rows[-1].message_id
            at = 0
            for row in self._rows:
                stops = len(row.tab_stops())
                if row.message_id == wanted and stops:
                    return at
                at += stops
        for at, stop in enumerate(self.stops):
            if self.top(stop) >= 0:
                return at
        return len(self.stops)

    def top(self, widget: QWidget) -> int:
        """Return a widget's top in the viewport."""
        return widget.mapTo(self._viewport, widget.rect().topLeft()).y()
