"""The colours of the app by role, light and dark, and which of them is shown."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from gpts_desktop.core.theme_roles import theme_roles
from gpts_desktop.resources import theme_text

if TYPE_CHECKING:
    from gpts_desktop.ui.portal_settings import PortalSettings

ThemeMode = Literal["light", "dark", "system"]


class Theme(NamedTuple):
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


@cache
def load_theme(name: str) -> Theme:
    """Return the theme `light` or `dark`."""
    written = theme_roles(theme_text(name))
    roles = {_FIELDS.get(role, role): value for role, value in written.items()}
    return Theme(dark=roles.pop("dark") == "true", **roles)


class ThemeKeeper(QObject):
    """Knows which theme is shown and says when it is another one.

    `was_dark` stands for the system's choice until the system has told it: what
    `system_is_dark` was when the app last closed.
    """

    changed = Signal()
    """`theme` is another one now."""
    text_size_told = Signal(int)
    """How large the system wants text, in percent, where Qt does not see to that by itself."""

    def __init__(
        self,
        mode: ThemeMode = "system",
        was_dark: bool = False,
        parent: QObject | None = None,
        *,
        contrast: str = "system",
    ) -> None:
        super().__init__(parent)
        self._mode: ThemeMode = mode
        self._system_is_dark = was_dark
        self._portal: PortalSettings | None = None
        self._contrast = contrast
        self._system_wants_contrast = False
        self._take_hint(QGuiApplication.styleHints().colorScheme())
        self._theme = load_theme(self._name())

    @property
    def theme(self) -> Theme:
        """The theme that is shown."""
        return self._theme

    @property
    def mode(self) -> ThemeMode:
        """What the user chose."""
        return self._mode

    @property
    def system_is_dark(self) -> bool:
        """The system's choice, as far as it is known."""
        return self._system_is_dark

    def set_mode(self, mode: str) -> None:
        """Show "light", "dark" or what the system says ("system"); another word means that too."""
        self._mode = mode if mode in get_args(ThemeMode) else "system"  # type: ignore[assignment]  # just checked
        self._settle()

    def set_contrast(self, contrast: str) -> None:
        """Show more contrast ("high"), no more than usual ("normal"), or what the system says."""
        self._contrast = contrast
        self._settle()

    def follow_system(self) -> None:
        """Listen to the system from now on. Call it once, after the first paint: it costs 4 ms."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_hint)
        if sys.platform.startswith("linux"):
            from gpts_desktop.ui.portal_settings import PortalSettings

            self._portal = PortalSettings(parent=self)
            self._portal.told.connect(self._on_portal)
            self._portal.ask()

    def _on_hint(self, scheme: Qt.ColorScheme) -> None:
        self._take_hint(scheme)
        self._settle()

    def _take_hint(self, scheme: Qt.ColorScheme) -> None:
        if scheme is not Qt.ColorScheme.Unknown:
            self._system_is_dark = scheme is Qt.ColorScheme.Dark

    def _on_portal(self, name: str, value: int) -> None:
        from gpts_desktop.ui import motion, portal_settings

        if name == portal_settings.SCHEME:
            self._system_is_dark = value == 1
        elif name == portal_settings.CONTRAST:
            self._system_wants_contrast = value == 1
        elif name == portal_settings.STILL:
            motion.reduce_motion(by_system=value == 1)
        elif name == portal_settings.ANIMATIONS and not value:
            motion.reduce_motion(by_system=True)
        elif name == portal_settings.TEXT_SIZE and not _is_seen_to():
            self.text_size_told.emit(value)
        self._settle()

    def _name(self) -> str:
        name: str = self._mode
        if name == "system":
            name = "dark" if self._system_is_dark else "light"
        wanted = self._system_wants_contrast if self._contrast == "system" else False
        return f"{name}-contrast" if wanted or self._contrast == "high" else name

    def _settle(self) -> None:
        theme = load_theme(self._name())
        if theme is not self._theme:
            self._theme = theme
            self.changed.emit()


def _is_seen_to() -> bool:
    """Whether Qt follows the system's text size: under X11 it comes as dots for an inch."""
    return QGuiApplication.platformName() == "xcb"
