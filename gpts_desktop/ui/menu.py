"""A menu with round corners, as far as the platform lets a window have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QGuiApplication,
    QPainterPath,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from gpts_desktop.core.settings import Settings

_RADIUS = 10  # as in resources/style.qss


class Menu(QMenu):
    """Closes for good: made when it is opened, it is deleted when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("round", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Under X11 nobody may be there to blend what is behind: cut the corners off instead.
        self._is_cut = QGuiApplication.platformName() == "xcb"
        if not self._is_cut:
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners to the new size."""
        super().resizeEvent(event)
        if self._is_cut:
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))


def add_choices(menu: QMenu, settings: Settings, setting: str, labels: Mapping[str, str]) -> None:
    """Add an entry for each value that a setting may have, the present one ticked."""
    group = QActionGroup(menu)
    for value, label in labels.items():
        action = QAction(label, menu, checkable=True)
        action.setChecked(settings[setting] == value)
        action.triggered.connect(lambda _=False, v=value: settings.__setitem__(setting, v))
        group.addAction(action)
        menu.addAction(action)
