"""Search everything, as the window holds it: made and imported when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gpts_desktop.core.message_finder import MessageFinder
    from gpts_desktop.ui.found_message import FoundMessage
    from gpts_desktop.ui.palette.palette import CommandPalette
    from gpts_desktop.ui.palette_controller import PaletteController
    from gpts_desktop.ui.shell import Shell


class SearchEverything(QObject):
    """Opens the palette for the window of `shell`; its modules take 25 ms to import."""

    def __init__(self, shell: Shell, finder: MessageFinder) -> None:
        super().__init__(shell)
        self._shell = shell
        self._finder = finder
        shell.window.search_requested.connect(lambda: self.controller.toggle())  # noqa: PLW0108  # made then

    @cached_property
    def found_message(self) -> FoundMessage:
        """What opens a message that was found."""
        from gpts_desktop.ui.found_message import FoundMessage

        return FoundMessage(self._shell.chat, self._shell.window.transcript, self)

    @cached_property
    def controller(self) -> PaletteController:
        """What keeps the palette on what is typed."""
        from gpts_desktop.ui.palette_controller import PaletteController

        shell = self._shell
        return PaletteController(
            window=shell.window,
            library=shell.library,
            folders=shell.folders,
            summaries=shell.conversations.all,
            finder=self._finder,
            found=self.found_message,
            choose_gpt=shell.navigator.choose_gpt,
            open_chat=shell.chat.open,
            tasks=shell.tasks,
            parent=self,
        )

    @property
    def palette(self) -> CommandPalette:
        """The palette itself."""
        return self.controller.palette
