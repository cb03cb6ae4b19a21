from __future__ import annotations

import re
import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gpts_desktop.resources import resource
from gpts_desktop.ui import motion
from gpts_desktop.ui.portal_settings import ANIMATIONS, CONTRAST, SCHEME, STILL
from gpts_desktop.ui.theme import Theme, ThemeKeeper, load_theme

THEMES = ["light", "dark", "light-contrast", "dark-contrast"]
LEAST = {"light": 4.5, "dark": 4.5, "light-contrast": 7.0, "dark-contrast": 7.0}
GROUNDS = {
    "text": "bg side raised bubble code sel",
    "dim": "bg side raised bubble code sel",
    "faint": "bg side raised bubble code sel",
    "accent": "bg side raised bubble code sel",
    "danger": "bg side raised bubble code sel",
    "ok": "bg side raised bubble code sel",
    "kw": "bg code",
    "fn": "bg code",
    "string": "bg code",
    "com": "bg code",
    "on_accent": "accent",
}


def luminance(color: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("role", "ground"), [(r, g) for r, grounds in GROUNDS.items() for g in grounds.split()]
)
def test_text_can_be_read(name: str, role: str, ground: str) -> None:
    theme = load_theme(name)
    seen = contrast(QColor(getattr(theme, role)), QColor(getattr(theme, ground)))
    assert seen >= LEAST[name]


# What is painted on grounds between two roles: (text's roles, colour, share, over which ground).
TINTED = {
    "a row under the mouse, in the sidebar": ("text dim faint accent danger", "text", 0.05, "side"),
    "a tag": ("text dim", "text", 0.07, "side"),
    "a row under the mouse, in the map": ("text dim faint", "text", 0.05, "bg"),
    "a button of the composer under the mouse": ("text dim accent", "text", 0.06, "raised"),
    "a button under the mouse": ("text dim accent danger", "text", 0.06, "bg"),
    "a pressed button": ("text", "text", 0.12, "bg"),
    "a filled button under the mouse": ("on_accent", "accent", 0.9, "text"),
    "a button that deletes, under the mouse": ("danger", "danger", 0.1, "bg"),
    "what the palette found": ("text", "accent", 0.26, "raised"),
    "what is selected": ("text", "accent", 0.28, "bg"),
    "what is selected of code": ("text", "accent", 0.28, "code"),
    "what is selected in a field": ("text", "accent", 0.35, "bg"),
    "what was found": ("text", "warn", 0.30, "bg"),
    "what was found and is shown": ("text", "warn", 0.45, "bg"),
    "code within a line": ("text", "text", 0.07, "bg"),
    "a notice of trouble": ("text dim accent", "danger", 0.07, "bg"),
    "a mild notice": ("text dim accent", "warn", 0.09, "bg"),
    "a bar of trouble": ("text accent", "danger", 0.09, "bg"),
    "a bar of good news": ("text accent", "accent", 0.09, "bg"),
}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("what", TINTED)
def test_text_on_a_tinted_ground_can_be_read(name: str, what: str) -> None:
    roles, color, share, over = TINTED[what]
    theme = load_theme(name)
    ground = theme.mixed(color, share, over)
    for role in roles.split():
        assert contrast(QColor(getattr(theme, role)), ground) >= LEAST[name], role


@pytest.mark.parametrize("name", ["light-contrast", "dark-contrast"])
def test_lines_and_edges_can_be_seen_where_more_contrast_is_wanted(name: str) -> None:
    theme = load_theme(name)
    for ground in (theme.bg, theme.side, theme.raised):
        assert contrast(QColor(theme.line), QColor(ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_every_role_is_a_colour(name: str) -> None:
    roles = load_theme(name)._asdict()
    assert roles.pop("dark") is name.startswith("dark")
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in roles.values())


@pytest.mark.parametrize("name", THEMES)
def test_the_file_is_toml_and_says_the_same(name: str) -> None:
    text = resource(f"themes/{name}.toml").read_text(encoding="utf-8")
    assert list(tomllib.loads(text).values()) == list(load_theme(name)._asdict().values())


def test_mixed_goes_from_the_ground_to_the_colour() -> None:
    theme = load_theme("light")
    assert theme.mixed("accent", 0).name() == theme.bg
    assert theme.mixed("accent", 1).name() == theme.accent


def test_the_mode_decides_and_a_change_is_told_once(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("light")
    seen: list[Theme] = []
    keeper.changed.connect(lambda: seen.append(keeper.theme))
    keeper.set_mode("dark")
    keeper.set_mode("dark")
    assert seen == [load_theme("dark")]
    assert keeper.mode == "dark"


def test_the_system_is_followed(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("system")
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        keeper._on_hint(scheme)
        assert keeper.theme is load_theme(name)
    keeper._on_portal(SCHEME, 1)
    assert keeper.theme.dark
    assert keeper.system_is_dark


def test_the_system_does_not_matter_once_the_user_chose(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("light")
    with qtbot.assertNotEmitted(keeper.changed):
        keeper._on_portal(SCHEME, 1)
    keeper.set_mode("system")
    assert keeper.theme.dark


def test_what_was_last_seen_of_the_system_stands_in(qtbot: QtBot) -> None:
    dark = ThemeKeeper("system", was_dark=True)
    # Offscreen, Qt says Light or nothing; only nothing leaves room for the memory.
    assert dark.theme.dark is dark.system_is_dark


def test_an_unknown_mode_follows_the_system(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("dark")
    keeper.set_mode("sepia")
    assert keeper.mode == "system"


def test_more_contrast_is_shown_when_the_system_or_the_user_wants_it(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("light")
    keeper._on_portal(CONTRAST, 1)
    assert keeper.theme is load_theme("light-contrast")
    keeper.set_contrast("normal")
    assert keeper.theme is load_theme("light")
    keeper.set_mode("dark")
    keeper.set_contrast("high")
    assert keeper.theme is load_theme("dark-contrast")
    keeper._on_portal(CONTRAST, 0)
    keeper.set_contrast("system")
    assert keeper.theme is load_theme("dark")


class StillStyle(QProxyStyle):
    """The style of a desktop that wants no motion."""

    def styleHint(  # noqa: N802  # Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803  # Qt's name
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def test_the_styles_own_word_stops_motion_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    motion.reduce_motion(by_system=False, by_user=False)
    still = StillStyle()
    monkeypatch.setattr(QApplication, "style", staticmethod(lambda: still))
    assert motion.is_reduced()


def test_motion_stops_when_the_system_or_the_user_wants_that(qtbot: QtBot) -> None:
    keeper = ThemeKeeper("light")
    motion.reduce_motion(by_system=False, by_user=False)
    usual = motion.is_reduced()
    keeper._on_portal(STILL, 1)
    assert motion.is_reduced()
    keeper._on_portal(STILL, 0)
    assert motion.is_reduced() is usual
    keeper._on_portal(ANIMATIONS, 0)
    assert motion.is_reduced()
    motion.reduce_motion(by_system=False, by_user=True)
    assert motion.is_reduced()
    motion.reduce_motion(by_user=False)
