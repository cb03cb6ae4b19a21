"""The colours of the app by role, light and dark."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from PySide6.QtGui import QColor

from gpts_desktop.resources import resource


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#rrggbb" by role; the roles are those of the design's style sheet."""

    dark: bool
    bg: str
    side: str
    raised: str
    line: str
    text: str
    dim: str
    faint: str
    accent: str
    on_accent: str
    bubble: str
    code: str
    sel: str
    danger: str
    warn: str
    ok: str
    kw: str
    fn: str
    string: str
    com: str

    def mixed(self, role: str, share: float, ground: str = "bg") -> QColor:
        """Return `share` (0 to 1) of one role's colour over another's."""
        over, under = QColor(getattr(self, role)), QColor(getattr(self, ground))
        keep = 1 - share
        return QColor.fromRgbF(
            over.redF() * share + under.redF() * keep,
            over.greenF() * share + under.greenF() * keep,
            over.blueF() * share + under.blueF() * keep,
        )


# Roles whose names in the design are words of Python.
_FIELDS = {"raise": "raised", "on-accent": "on_accent", "str": "string"}


def load_theme(name: str) -> Theme:
    """Return the theme `light` or `dark`."""
    roles = tomllib.loads(resource(f"themes/{name}.toml").read_text(encoding="utf-8"))
    return Theme(**{_FIELDS.get(role, role): value for role, value in roles.items()})
