"""The look of every control: Fusion, a palette and one style sheet, made of a theme's roles.

Controls choose a variant by a property set before they are shown:
`kind` of a button ("primary", "quiet", "danger", "link", "chip", "pill"), `role` of a label
("dim", "faint", "danger", "ok", "warn", "section"), `unset` of a slider or field that
shows a default, `invalid` of a field, `bare` of a field inside a frame of its own, `field` of a
text box that is to look like a field.
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from gpts_desktop.resources import resource
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import Theme, ThemeKeeper

# The sets of pictures that the process has.
_registered: set[str] = set()


def apply_style(app: QApplication, themes: ThemeKeeper, *, with_pictures: bool = True) -> None:
    """Dress the whole app, and again whenever the theme changes. Call it before any widget.

    The sheet's own pictures, of menus, boxes and lists to choose from, may follow later by
    `register_pictures`, before any of those is made.
    """
    # Where Fusion is the only choice it is shown already, and asking costs 7 ms: PySide makes
    # all of QStyle's enumerations.
    if set(QStyleFactory.keys()) - {"Fusion", "Windows"}:
        app.setStyle("Fusion")
    app.setFont(ui_font(14))

    def dress() -> None:
        app.setPalette(palette(themes.theme))
        app.setStyleSheet(style_sheet(themes.theme))

    def dress_again() -> None:
        register_pictures(themes.theme)
        dress()

    themes.changed.connect(dress_again)
    if with_pictures:
        register_pictures(themes.theme)
    dress()


def palette(theme: Theme) -> QPalette:
    """Return Qt's palette for a theme: what Fusion draws by itself then fits."""
    role = QPalette.ColorRole
    colors = {
        role.Window: theme.bg,
        role.WindowText: theme.text,
        role.Base: theme.bg,
        role.AlternateBase: theme.side,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.faint,
        role.Shadow: theme.line,
    }
    made = QPalette()
    for name, color in colors.items():
        made.setColor(name, QColor(color))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return made


def style_sheet(theme: Theme) -> str:
    """Return `resources/style.qss` with the theme's colours in it."""
    colors = {name: getattr(theme, name) for name in theme._fields if name != "dark"}
    colors |= {
        "hover": theme.mixed("text", 0.06).name(),
        "pressed": theme.mixed("text", 0.12).name(),
        "accent_hover": theme.mixed("accent", 0.9, "text").name(),
        "danger_ground": theme.mixed("danger", 0.1).name(),
        "border_hover": theme.mixed("text", 0.25).name(),
        "handle": theme.mixed("text", 0.2).name(),
        "handle_hover": theme.mixed("text", 0.4).name(),
        "pictures": f":/{picture_set(theme)}",
    }
    return Template(resource("style.qss").read_text(encoding="utf-8")).substitute(colors)


def register_pictures(theme: Theme) -> None:
    """Make the pictures that the theme's sheet names; once for a theme."""
    from gpts_desktop.ui.memory_pictures import register

    if picture_set(theme) in _registered:
        return
    _registered.add(picture_set(theme))
    wanted = {
        "check": ("check", theme.on_accent),
        "chosen": ("check", theme.text),
        "down": ("chevron-down", theme.dim),
        "right": ("chevron-right", theme.dim),
    }
    pictures = {}
    sharp = QGuiApplication.primaryScreen().devicePixelRatio() > 1
    for name, (icon, color) in wanted.items():
        for ratio, mark in ((1, ""), (2, "@2x"))[: 1 + sharp]:
            pictures[f"{name}{mark}.png"] = pixmap(icon, color, 14, ratio).toImage()
    register(picture_set(theme), pictures)


def picture_set(theme: Theme) -> str:
    """Return the name of a theme's pictures, by the colours in them."""
    return f"style{theme.on_accent}{theme.text}{theme.dim}".replace("#", "-")
