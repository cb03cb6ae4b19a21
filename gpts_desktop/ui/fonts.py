"""The app's two families, Inter and JetBrains Mono, and what stands in for them."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from gpts_desktop.resources import resource

_CHINESE = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei"]
_UI = ["Inter", "Segoe UI", "Noto Sans", *_CHINESE, "sans-serif"]
_SERIF = ["Noto Serif", "Source Serif 4", "Georgia", "Cambria", "Times New Roman", "DejaVu Serif"]
_CHINESE_SERIF = ["Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"]
_MONO = ["JetBrains Mono", "Noto Sans Mono", "Menlo", "Consolas", *_CHINESE, "monospace"]


def ui_font(px: float, weight: int = 400) -> QFont:
    """Return the interface's font: `px` logical pixels high (halves go up), `weight` 100 to 900."""
    _load("Inter", "Inter-")
    return _font(_UI, px, weight)


def reading_font(family: str, px: float, weight: int = 400) -> QFont:
    """Return the font for reading that the user chose, `px` logical pixels high.

    `family` is "" for the app's own, "system", "serif", or the name of a family.
    """
    font = ui_font(px, weight)
    if family == "serif":
        font.setFamilies([*_SERIF, *_CHINESE_SERIF, "serif", *_UI])
        font.setStyleHint(QFont.StyleHint.Serif)
    elif family == "system":
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setFamilies([*system.families(), *_UI])
    elif family:
        font.setFamilies([family, *_UI])
    return font


def mono_font(px: float, weight: int = 400) -> QFont:
    """Return the font of code and models' names, `px` logical pixels high."""
    _load("JetBrains Mono", "JetBrainsMono-")
    font = _font(_MONO, px, weight)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    return font


def _font(families: list[str], px: float, weight: int) -> QFont:
    font = QFont(families)
    # Qt rounds what half a point would give, so round here, half up.
    font.setPixelSize(int(px + 0.5))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@cache
def _load(family: str, prefix: str) -> None:
    """Add the bundled files of a family, unless the system has it (0.4 ms a file)."""
    if QFontDatabase.hasFamily(family):
        return
    for path in sorted(resource("fonts").glob(f"{prefix}*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))
