"""How the transcript looks: a theme and a zoom, and the fonts and colours made of them once."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QColor, QFont, QPalette

from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.theme import Theme

TEXT = 14.0
LINE = 21.0
CODE = 12.5
CODE_LINE = 19.4


class Look:
    """One theme at one zoom. Lengths are the design's, in logical pixels before the zoom."""

    def __init__(self, theme: Theme, zoom: float = 1.0) -> None:
        self.theme = theme
        self.zoom = zoom
        self._fonts: dict[tuple[str, float, int, bool], QFont] = {}
        self._colors: dict[str, QColor] = {}

    def px(self, length: float) -> int:
        """Return a length in whole pixels at this zoom."""
        return round(length * self.zoom)

    def font(
        self, px: float = TEXT, weight: int = 400, italic: bool = False, mono: bool = False
    ) -> QFont:
        """Return a font of the app's two families at this zoom."""
        key = ("mono" if mono else "ui", px, weight, italic)
        found = self._fonts.get(key)
        if found is None:
            found = (mono_font if mono else ui_font)(px * self.zoom, weight)
            found.setItalic(italic)
            if mono:
                # Ligatures draw "->" as an arrow: code is shown letter by letter.
                found.setFeature(QFont.Tag("calt"), 0)
            self._fonts[key] = found
        return found

    def color(self, role: str) -> QColor:
        """Return the theme's colour of a role."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(getattr(self.theme, role))
        return found

    @cached_property
    def palette(self) -> QPalette:
        """The palette of texts: nothing behind them, and a quiet selection."""
        made = QPalette()
        role = QPalette.ColorRole
        for name in (role.Text, role.WindowText):
            made.setColor(name, self.color("text"))
        for name in (role.Base, role.Window):
            made.setColor(name, QColor(0, 0, 0, 0))
        made.setColor(role.Highlight, self.theme.mixed("accent", 0.35))
        made.setColor(role.HighlightedText, self.color("text"))
        made.setColor(role.Link, self.color("accent"))
        return made
