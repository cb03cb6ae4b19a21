from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gpts_desktop.ui.icon_button import IconButton
from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import ThemeKeeper, load_theme


def _shown(button: IconButton) -> QImage:
    return button.icon().pixmap(16, 16).toImage()


def test_it_has_a_name_and_follows_the_theme(qtbot: QtBot) -> None:
    themes = ThemeKeeper("light")
    button = IconButton("plus", "Add GPTs", themes)
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Add GPTs"
    for name in ("light", "dark"):
        themes.set_mode(name)
        wanted = pixmap("plus", load_theme(name).dim, 16, 1.0).toImage()
        assert _shown(button).convertToFormat(wanted.format()) == wanted


def test_its_icon_can_change(qtbot: QtBot) -> None:
    button = IconButton("plus", "Add", ThemeKeeper("light"))
    qtbot.addWidget(button)
    before = _shown(button)
    button.show_icon("minus")
    assert _shown(button) != before
