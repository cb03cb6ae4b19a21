"""The order in which the Tab key walks, for what is made later than its neighbours."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def put_after(anchor: QWidget, *widgets: QWidget) -> None:
    """Let the widgets, all of one window, follow `anchor` one after the other."""
    for widget in widgets:
        QWidget.setTabOrder(anchor, widget)
        anchor = widget
