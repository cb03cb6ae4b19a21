"""How the transcript looks: a theme and a zoom, and the fonts and colours made of them once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QWidget

from gpts_desktop.ui.fonts import mono_font, reading_font
from gpts_desktop.ui.theme import Theme

TEXT = 14.0
LINE = 21.0
CODE = 12.5
CODE_LINE = 19.4


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What the user chose for reading: a zoom, a family as `reading_font` takes it, and how long
    lines are, as a share of the design's.
    """

    zoom: float = 1.0
    family: str = ""
    length: float = 1.0


class Look:
    """One theme at one zoom. Lengths are the design's, in logical pixels before the zoom."""

    def __init__(self, theme: Theme, zoom: float = 1.0, family: str = "") -> None:
        self.theme = theme
        self.zoom = zoom
        self.family = family
        self._fonts: dict[tuple[str, float, int, bool], QFont] = {}
        self._colors: dict[str, QColor] = {}

    def px(self, length: float) -> int:
        """Return a length in whole pixels at this zoom."""
        return round(length * self.zoom)

    def font(
        self, px: float = TEXT, weight: int = 400, italic: bool = False, mono: bool = False
    ) -> QFont:
        """Return a font of the app's two families at this zoom, for buttons and for code."""
        return self._font("mono" if mono else "ui", px, weight, italic)

    def text_font(self, px: float = TEXT, weight: int = 400, italic: bool = False) -> QFont:
        """Return a font of the family that the user chose for reading, at this zoom."""
        return self._font("text", px, weight, italic)

    def _font(self, kind: str, px: float, weight: int, italic: bool) -> QFont:
        key = (kind, px, weight, italic)
        found = self._fonts.get(key)
        if found is None:
            size = px * self.zoom
            if kind == "mono":
                found = mono_font(size, weight)
                # Ligatures draw "->" as an arrow: code is shown letter by letter.
                found.setFeature(QFont.Tag("calt"), 0)
            else:
                found = reading_font(self.family if kind == "text" else "", size, weight)
            found.setItalic(italic)
            self._fonts[key] = found
        return found

    def color(self, role: str) -> QColor:
        """Return the theme's colour of a role."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(getattr(self.theme, role))
        return found

    def quieten(self, label: QWidget) -> None:
        """Set a label's words in small, dim letters."""
        label.setFont(self.font(12))
        palette = label.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.color("dim"))
        label.setPalette(palette)

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
