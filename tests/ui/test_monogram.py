from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_color import COLORS
from gpts_desktop.core.gpt_face import _COLORS, _NO_COLOR, color_of, letter_of
from gpts_desktop.ui.monogram import Monogram
from tests.ui.test_theme import contrast


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("ResearchGPT", "R"),
        ("logo creator", "L"),
        ("学术翻译助手", "译"),
        ("小红书文案", "小"),
        ("助手", "助"),
        ("律师", "律"),
        ("🎨 Canva", "C"),
        ("  “Écrivain”", "É"),
        ("ßharp", "S"),
        ("4o mini", "4"),
        ("", "?"),
        ("🎨🎨", "?"),
    ],
)
def test_the_letter_tells_most_of_the_name(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_the_first_gpts_have_the_designs_colours() -> None:
    colors = [color_of(Gpt("g-1", "One", color=place)) for place in range(4)]
    assert colors == ["#0f766e", "#7c3aed", "#b45309", "#1d4ed8"]


def test_the_palette_has_a_colour_for_each_place_and_a_grey_for_none() -> None:
    assert len(_COLORS) == COLORS
    assert len({*_COLORS, color_of(Gpt("g-1", "Removed"))}) == COLORS + 1


@pytest.mark.parametrize("color", [*_COLORS, _NO_COLOR])
def test_white_can_be_read_on_it(color: str) -> None:
    assert contrast(QColor("#ffffff"), QColor(color)) >= 4.5


def test_the_tile_is_painted_in_the_gpts_colour(qtbot: QtBot) -> None:
    tile = Monogram()
    qtbot.addWidget(tile)
    gpt = Gpt("g-bo0FiWLY7", "ResearchGPT", color=3)
    tile.show_gpt(gpt)
    assert tile.grab().toImage().pixelColor(13, 3).name() == color_of(gpt)
