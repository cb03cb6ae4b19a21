from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.memory_pictures import register
from gpts_desktop.ui.style import apply_style, palette, picture_set, register_pictures, style_sheet
from gpts_desktop.ui.theme import ThemeKeeper, load_theme


@pytest.fixture
def themes(qapp: QApplication) -> Iterator[ThemeKeeper]:
    keeper = ThemeKeeper("light")
    apply_style(qapp, keeper)
    yield keeper
    keeper.deleteLater()
    qapp.setStyleSheet("")


def test_the_app_is_dressed_and_dressed_again(
    qtbot: QtBot, qapp: QApplication, themes: ThemeKeeper
) -> None:
    for name in ("light", "dark", "light"):
        themes.set_mode(name)
        theme = load_theme(name)
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.bg
        assert theme.accent in qapp.styleSheet()


def test_a_live_button_changes_its_colour(qtbot: QtBot, themes: ThemeKeeper) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Save")
    button.setProperty("kind", "primary")
    QVBoxLayout(window).addWidget(button)
    window.show()
    for name in ("light", "dark"):
        themes.set_mode(name)
        inside = button.grab().toImage().pixelColor(8, button.height() // 2)
        assert inside == QColor(load_theme(name).accent)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_colour_of_the_sheet_is_filled_in(qtbot: QtBot, name: str) -> None:
    sheet = style_sheet(load_theme(name))
    assert "$" not in sheet


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_sheets_pictures_are_there(qtbot: QtBot, name: str) -> None:
    register_pictures(load_theme(name))
    for picture in ("check", "chosen", "down", "right"):
        assert not QPixmap(f":/{picture_set(load_theme(name))}/{picture}.png").isNull()


def test_a_disabled_text_is_faint(qtbot: QtBot) -> None:
    theme = load_theme("dark")
    color = palette(theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert color.name() == theme.faint


def test_pictures_in_memory_read_back_whatever_their_names(qtbot: QtBot) -> None:
    pictures = {}
    for number, name in enumerate(["b.png", "a@2x.png", "zebra.png", "图.png"], start=1):
        image = QImage(number, number, QImage.Format.Format_ARGB32)
        image.fill(QColor(number * 40, 10, 20))
        pictures[name] = image
    register("memory-test", pictures)
    for name, image in pictures.items():
        assert QFile.exists(f":/memory-test/{name}")
        assert QImage(f":/memory-test/{name}").convertToFormat(image.format()) == image
