from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import ThemeKeeper, load_theme


def _shown(button: IconButton) -> QImage:
    """Return what stands in the button's middle."""
    return button.grab(QRect(8, 8, 16, 16)).toImage()


def _on_ground(picture: QPixmap, ground: QColor) -> QImage:
    image = QImage(picture.size(), QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return image


def test_it_has_a_name_and_follows_the_theme(qtbot: QtBot) -> None:
    themes = ThemeKeeper("light")
    button = IconButton("plus", "Add GPTs", themes)
    button.setAutoRaise(True)  # without the app's style sheet, a ground of one colour
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Add GPTs"
    for name in ("light", "dark"):
        themes.set_mode(name)
        shown = _shown(button)
        plus = pixmap("plus", load_theme(name).dim, 16, 1.0)
        assert shown.pixelColor(8, 8) != shown.pixelColor(0, 0)
        assert shown.convertToFormat(QImage.Format.Format_RGB32) == _on_ground(
            plus, shown.pixelColor(0, 0)
        )


def test_its_icon_can_change(qtbot: QtBot) -> None:
    button = IconButton("plus", "Add", ThemeKeeper("light"))
    qtbot.addWidget(button)
    before = _shown(button)
    button.show_icon("minus")
    assert _shown(button) != before
