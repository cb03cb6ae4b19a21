"""Whether pictures are loaded unasked, and from where: a part of the settings' menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.menu import add_choices


def fill_picture_menu(menu: QMenu, settings: Settings) -> None:
    """Offer to ask or not, and to forget the hosts that need no question."""
    tr = QCoreApplication.translate
    labels = {"ask": tr("PictureMenu", "Ask"), "always": tr("PictureMenu", "Always load")}
    add_choices(menu, settings, "pictures", labels)
    menu.addSeparator()
    hosts = len(settings["picture_hosts"])
    forget = menu.addAction(
        tr("PictureMenu", "Forget hosts ({0})").format(hosts),
        lambda: settings.__setitem__("picture_hosts", []),
    )
    forget.setEnabled(hosts > 0)
