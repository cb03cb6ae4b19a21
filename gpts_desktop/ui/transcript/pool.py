"""Row widgets that are used again for other rows of the same kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gpts_desktop.ui.transcript.row_widget import RowWidget

AnyRowWidget = RowWidget[Any]

_SPARE = 6
"""How many of a kind wait for their next row; more are deleted."""


class RowPool:
    """Gives widgets by kind and takes them back."""

    def __init__(self, make: Callable[[type], AnyRowWidget]) -> None:
        self._make = make
        self._spare: dict[type, list[AnyRowWidget]] = {}
        self._kinds: dict[AnyRowWidget, type] = {}

    def __len__(self) -> int:
        """Return how many widgets there are, in use or waiting."""
        return len(self._kinds)

    def take(self, kind: type) -> AnyRowWidget:
        """Return a hidden widget for rows of a kind."""
        spare = self._spare.get(kind)
        if spare:
            return spare.pop()
        widget = self._make(kind)
        self._kinds[widget] = kind
        return widget

    def kind(self, widget: AnyRowWidget) -> type:
        """Return what rows a widget is for."""
        return self._kinds[widget]

    def give(self, widget: AnyRowWidget) -> None:
        """Take a widget back and hide it."""
        widget.hide()
        widget.let_go()
        spare = self._spare.setdefault(self._kinds[widget], [])
        if len(spare) < _SPARE:
            spare.append(widget)
        else:
            del self._kinds[widget]
            widget.deleteLater()
