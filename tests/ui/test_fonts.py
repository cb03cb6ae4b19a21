from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF
from pytestqt.qtbot import QtBot

from gpts_desktop.resources import resource
from gpts_desktop.ui.fonts import mono_font, ui_font


def test_inter_is_what_is_shown(qtbot: QtBot) -> None:
    assert QFontInfo(ui_font(14)).family() == "Inter"
    assert QFontInfo(mono_font(12)).family() == "JetBrains Mono"


def test_half_a_pixel_goes_up(qtbot: QtBot) -> None:
    assert [ui_font(px).pixelSize() for px in (11.5, 12.4, 13.5, 14)] == [12, 12, 14, 14]


def test_the_weights_differ(qtbot: QtBot) -> None:
    widths = [QFontMetricsF(ui_font(40, w)).horizontalAdvance("mmmm") for w in (400, 500, 600)]
    assert widths[0] < widths[1] < widths[2]


def test_code_has_columns(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(mono_font(13))
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")


def test_every_bundled_file_loads_and_has_its_licence(qtbot: QtBot) -> None:
    fonts = sorted(resource("fonts").glob("*.[ot]tf"))
    assert fonts
    for path in fonts:
        assert QFontDatabase.addApplicationFont(str(path)) >= 0
        family = path.stem.split("-")[0]
        licence = resource(f"fonts/{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_the_fonts_stay_under_five_megabytes() -> None:
    assert sum(path.stat().st_size for path in resource("fonts").iterdir()) < 5_000_000
