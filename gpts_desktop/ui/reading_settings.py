"""How the user likes to read: the size, the font, the length of lines, and how far to follow."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.commands import Commands
from gpts_desktop.ui.composer import Composer
from gpts_desktop.ui.transcript.look import TextStyle
from gpts_desktop.ui.transcript.view import TranscriptView

_LENGTHS = {"narrow": 0.8, "normal": 1.0, "wide": 1.4}
_OWN = ("", "system", "serif")
_TEXT = ("zoom", "font", "line_length")


class ReadingSettings(QObject):
    """Keeps transcript and composer as the settings say, and offers sizes in a menu."""

    def __init__(
        self,
        settings: Settings,
        transcript: TranscriptView,
        composer: Composer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._transcript = transcript
        self._composer = composer
        settings.changed.connect(self._changed)
        self._take_text()
        self._take_mode()
        self._take_wrap()

    def zoom(self, steps: int) -> None:
        """Make the transcript's text larger or smaller by tenths; 0 is the design's size."""
        zoom = round(self._settings["zoom"] + steps / 10, 1) if steps else 1.0
        self._settings["zoom"] = min(3.0, max(0.5, zoom))

    def fill_menu(self, menu: QMenu, commands: Commands) -> None:
        """Add the sizes of the text."""
        commands.add_to(menu, "zoom-in", self.tr("Larger"))
        commands.add_to(menu, "zoom-out", self.tr("Smaller"))
        commands.add_to(menu, "zoom-usual", self.tr("Usual size"))

    def choose_family(self) -> None:
        """Let the user choose among the installed families."""
        from gpts_desktop.ui.settings.family_dialog import FamilyDialog

        chosen = self._settings["font"]
        dialog = FamilyDialog("" if chosen in _OWN else chosen, self._composer.window())
        dialog.family_chosen.connect(lambda name: self._settings.__setitem__("font", name))
        dialog.open()

    def _changed(self, name: str) -> None:
        if name in _TEXT:
            self._take_text()
        elif name == "while_answering":
            self._take_mode()
        elif name == "wrap_code":
            self._take_wrap()

    def _take_text(self) -> None:
        family = self._settings["font"]
        length = _LENGTHS.get(self._settings["line_length"], 1.0)
        self._transcript.set_text_style(TextStyle(self._settings["zoom"], family, length))
        self._composer.text_box.set_family(family)

    def _take_mode(self) -> None:
        self._transcript.stops_at_first_line = self._settings["while_answering"] == "first_line"

    def _take_wrap(self) -> None:
        self._transcript.set_code_wrap(self._settings["wrap_code"])
