"""The dialogs and menus that are opened from the chat: built when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from gpts_desktop.core.chats import Chats
from gpts_desktop.core.errors import InputError
from gpts_desktop.core.gateways import Gateways
from gpts_desktop.core.library import Library
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.parameters import Parameters
from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.chat_controller import ChatController
from gpts_desktop.ui.data_controller import COMMAND as DATA_COMMAND
from gpts_desktop.ui.main_window import MainWindow
from gpts_desktop.ui.menu import Menu, add_choices
from gpts_desktop.ui.reading_settings import ReadingSettings
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from gpts_desktop.ui.export.exports import Exports
    from gpts_desktop.ui.settings.parameters_panel import ParametersPanel


class Dialogs(QObject):
    """Opens what shows or sets something of the shown conversation."""

    def __init__(
        self,
        *,
        window: MainWindow,
        chat: ChatController,
        chats: Chats,
        library: Library,
        gateways: Gateways,
        settings: Settings,
        reading: ReadingSettings,
        open_gateway: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._chat = chat
        self._chats = chats
        self._library = library
        self._gateways = gateways
        self._settings = settings
        self._reading = reading
        self._open_gateway = open_gateway
        self._panel: ParametersPanel | None = None
        self.exports: Exports | None = None
        """What can be taken out of the app; a window without an exporter offers none."""

    # Parameters

    def open_parameters(self) -> None:
        """Open the parameters of the shown conversation and its GPT."""
        from gpts_desktop.ui.settings.parameters_panel import ParametersPanel

        conversation = self._chat.conversation
        if conversation is None:
            return
        if self._panel is None:
            self._panel = ParametersPanel(self._window.themes, self._window)
            self._panel.changed.connect(self._parameters_changed)
            self._panel.request_shown.connect(self.show_next_request)
        gpt = self._library.get(conversation.gpt_id)
        self._panel.set_values(conversation.parameters, gpt.parameters if gpt else Parameters())
        self._panel.open_above(self._window.composer)

    def _parameters_changed(self, scope: str, parameters: Parameters) -> None:
        conversation = self._chat.conversation
        if conversation is None:
            return
        if scope == "gpt":
            self._library.set_parameters(conversation.gpt_id, parameters)
        else:
            conversation.parameters = parameters
            self._chat.parameters_changed()

    def set_stream(self, streamed: bool) -> None:
        """Stream the shown conversation's answers, or not."""
        conversation = self._chat.conversation
        if conversation is not None:
            conversation.parameters = replace(conversation.parameters, stream=streamed)
            self._chat.parameters_changed()

    # Texts

    def show_next_request(self) -> None:
        """Show the request that sending the composer's text would make."""
        conversation = self._chat.conversation
        if conversation is not None:
            question = Message(
                Role.USER,
                self._window.composer.text(),
                attachments=self._window.composer.attachments(),
            )
            self._show_path([*conversation.path(), question])

    def show_request(self, message: Message) -> None:
        """Show the request that made an answer, as it would be sent today."""
        conversation = self._chat.conversation
        if conversation is not None:
            end = message.parent if message.role is Role.ASSISTANT else message.id
            self._show_path(conversation.path(end))

    def _show_path(self, path: list[Message]) -> None:
        from gpts_desktop.ui.text_dialogs import RequestDialog

        profile = self._gateways.current
        conversation = self._chat.conversation
        if profile is None or conversation is None:
            self._open_gateway()
            return
        try:
            request = self._chats.body_request(conversation, path, profile)
        except InputError as error:
            self._chat.trouble.emit(str(error))
            return
        RequestDialog(request, self._window).open()

    def show_details(self, message: Message) -> None:
        """Show what the gateway said when a call failed."""
        from gpts_desktop.core.notices import details_text
        from gpts_desktop.ui.text_dialogs import DetailsDialog

        if message.failure is not None:
            profile = self._gateways.current
            details = said(details_text(message.failure, profile.name if profile else ""))
            DetailsDialog(self.tr("What the gateway said"), details, self._window).open()

    def show_source(self, message: Message) -> None:
        """Show a message's text as it is stored."""
        from gpts_desktop.ui.text_dialogs import DetailsDialog

        DetailsDialog(self.tr("Source"), message.text, self._window).open()

    def doubt_link(self, address: str, host: str, claimed: str) -> None:
        """Ask before a link is opened that names another host than the one it leads to."""
        from gpts_desktop.ui.browser import DoubtBox

        DoubtBox(address, host, claimed, self._window).open()

    # Menus

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the settings button, at a place on the screen."""
        menu, commands = Menu(self._window), self._window.commands
        commands.add_to(menu, "settings")
        commands.add_to(menu, "gateway")
        menu.addSeparator()
        themes = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        add_choices(menu.addMenu(self.tr("Theme")), self._settings, "theme", themes)
        self._reading.fill_menu(menu.addMenu(self.tr("Text")), commands)
        menu.addSeparator()
        if "import" in commands:
            commands.add_to(menu, "import")
        if self.exports is not None:
            self.exports.fill_settings_menu(menu)
        if DATA_COMMAND in commands:
            commands.add_to(menu, DATA_COMMAND)
        menu.addSeparator()
        commands.add_to(menu, "shortcuts")
        menu.popup(at)

    def open_chat_menu(self, at: QPoint) -> None:
        """Open the header's menu; its upper right corner lies at a place on the screen."""
        menu = Menu(self._window)
        for command in ("new-chat", "find", "show-request", "parameters", "copy-gpt-link"):
            self._window.commands.add_to(menu, command)
        for command in ("branches", "branch-off", "branch-origin"):
            if self._window.commands[command].when():
                self._window.commands.add_to(menu, command)
        if self.exports is not None:
            self.exports.fill_chat_menu(menu)
        menu.popup(at - QPoint(menu.sizeHint().width() - 1, 0))

    def copy_gpt_link(self) -> None:
        """Copy the link of the GPT that is shown."""
        if self._chat.gpt is not None:
            QGuiApplication.clipboard().setText(self._chat.gpt.link)
