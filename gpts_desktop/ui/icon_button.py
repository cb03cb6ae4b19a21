"""A button that is one of our icons, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from gpts_desktop.ui.icons import icon
from gpts_desktop.ui.theme import ThemeKeeper


class IconButton(QToolButton):
    """An icon of `size` pixels on a square of `side`; `label` is its tooltip and its name.

    A click leaves the keyboard's focus where it is; Tab reaches it.
    """

    def __init__(
        self,
        name: str,
        label: str,
        themes: ThemeKeeper,
        *,
        size: int = 16,
        side: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._themes = themes
        self.setFixedSize(QSize(side, side))
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(label)
        self.setAccessibleName(label)
        themes.changed.connect(self._tint)
        self._tint()

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._tint()

    def _tint(self) -> None:
        self.setIcon(icon(self._name, self._themes.theme.dim, self.iconSize().width()))
