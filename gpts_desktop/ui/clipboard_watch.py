"""Offers a GPT whose link was copied, when the person comes back to the window and wants that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.gpt_controller import GptController
    from gpts_desktop.ui.main_window import MainWindow

MOST_CHARACTERS = 2_000  # a link is short; a copied book is nobody's offer


class ClipboardWatch(QObject):
    """Looks at the clipboard when the app comes to the front, while the setting is on.

    Nothing is added unasked, and the same text is offered once.
    """

    def __init__(
        self,
        window: MainWindow,
        settings: Settings,
        library: Library,
        gpts: GptController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._library = library
        self._gpts = gpts
        self._seen = ""
        app = QCoreApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._state_changed)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._settings["watch_clipboard"]:
            self.look()

    def look(self) -> None:
        """Offer the GPTs in the copied text that are not here yet."""
        from gpts_desktop.core.links import FoundGpt, find_links

        text = QGuiApplication.clipboard().text()
        if not text or len(text) > MOST_CHARACTERS or text == self._seen:
            return
        self._seen = text
        found = find_links(text)
        new = [link for link in found if isinstance(link, FoundGpt)]
        new = [link for link in new if self._library.get(link.id) is None]
        if not new:
            return
        title = self.tr("Links of %Ln GPTs were copied", "", len(new))
        add = (self.tr("Add"), lambda: self._gpts.take(found))
        names = ", ".join(link.name for link in new[:3])
        self._window.toast.show_message(title, names, [add])
