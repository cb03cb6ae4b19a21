from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.chat_ground import COMPOSER_HEIGHT, HEADER_HEIGHT, ChatGround, card_in
from gpts_desktop.ui.composer import Composer
from gpts_desktop.ui.style import apply_style
from gpts_desktop.ui.theme import ThemeKeeper


def test_nothing_jumps_when_the_composer_takes_its_place(
    dressed: QApplication, qtbot: QtBot
) -> None:
    themes = ThemeKeeper("light")
    apply_style(dressed, themes)
    for width in (380, 996):
        page = QWidget()
        qtbot.addWidget(page)
        page.resize(width, 700)
        composer = Composer(themes)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(composer)
        page.show()
        assert composer.height() == COMPOSER_HEIGHT
        assert composer.card() == card_in(QRect(0, 0, width, COMPOSER_HEIGHT))


def test_the_ground_has_the_headers_line_and_the_card(qtbot: QtBot) -> None:
    themes = ThemeKeeper("dark")
    over = QWidget()
    qtbot.addWidget(over)
    ground = ChatGround(themes, over)
    ground.resize(996, 700)
    picture = ground.grab().toImage()
    card = card_in(QRect(0, 700 - COMPOSER_HEIGHT, 996, COMPOSER_HEIGHT))
    assert picture.pixelColor(10, HEADER_HEIGHT - 1).name() == themes.theme.line
    assert picture.pixelColor(10, HEADER_HEIGHT).name() != themes.theme.line
    assert picture.pixelColor(card.center()).name() == themes.theme.raised
