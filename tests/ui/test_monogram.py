from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.monogram import _COLORS, Monogram, color_of, letter_of
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


def test_a_gpts_colour_is_always_the_same() -> None:
    assert color_of("g-bo0FiWLY7") == color_of("g-bo0FiWLY7") == "#0f766e"


def test_gpts_get_all_the_colours() -> None:
    assert {color_of(f"g-{number}") for number in range(500)} == set(_COLORS)


@pytest.mark.parametrize("color", _COLORS)
def test_white_can_be_read_on_it(color: str) -> None:
    assert contrast(QColor("#ffffff"), QColor(color)) >= 4.5


def test_the_tile_is_painted_in_the_gpts_colour(qtbot: QtBot) -> None:
    tile = Monogram()
    qtbot.addWidget(tile)
    tile.show_gpt("g-bo0FiWLY7", "ResearchGPT")
    assert tile.grab().toImage().pixelColor(13, 3).name() == color_of("g-bo0FiWLY7")
