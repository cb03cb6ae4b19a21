"""The commands of the window's own parts, by their names and what they call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gpts_desktop.ui.commands import Command
from gpts_desktop.ui.languages import LANGUAGES, spoken

if TYPE_CHECKING:
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.chat_controller import ChatController
    from gpts_desktop.ui.dialogs import Dialogs
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.reading_settings import ReadingSettings
    from gpts_desktop.ui.shell import Shell


class WindowCommands(QObject):
    """Puts into the window's list what its parts can do."""

    def __init__(
        self,
        *,
        window: MainWindow,
        chat: ChatController,
        dialogs: Dialogs,
        library: Library,
        settings: Settings,
        reading: ReadingSettings,
        open_gateway: Callable[[], object],
        new_chat: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._chat = chat
        self._dialogs = dialogs
        self._library = library
        self._settings = settings
        self._reading = reading
        self._open_gateway = open_gateway
        self._new_chat = new_chat
        commands = window.commands
        parts = (
            self._chats(),
            self._view(),
            self._languages(),
            self._setting(),
            self._keys_only(),
        )
        for some in parts:
            commands.add(*some)
        commands.add_source(self._new_chats)

    def _is_shown(self) -> bool:
        return self._chat.conversation is not None

    def _chats(self) -> Iterator[Command]:
        window, dialogs = self._window, self._dialogs
        has_gpt = lambda: len(self._library) > 0  # noqa: E731  # asked anew each time
        yield Command("new-chat", self.tr("New chat"), window.new_chat_requested.emit, has_gpt)
        yield Command("add-gpts", self.tr("Add GPTs"), self._add_gpts, words=self.tr("link paste"))
        yield Command(
            "find", self.tr("Find in conversation"), window.transcript.finder.open, self._is_shown
        )
        yield Command("parameters", self.tr("Parameters…"), dialogs.open_parameters, self._is_shown)
        yield Command(
            "show-request", self.tr("Show request"), dialogs.show_next_request, self._is_shown
        )
        yield Command(
            "copy-gpt-link",
            self.tr("Copy the GPT's link"),
            dialogs.copy_gpt_link,
            lambda: self._chat.gpt is not None,
        )
        yield Command(
            "filter", self.tr("Filter GPTs and chats"), self._filter, words=self.tr("sidebar")
        )
        yield Command("write", self.tr("Write a message"), window.composer.focus_text)

    def _view(self) -> Iterator[Command]:
        window, zoom = self._window, self._reading.zoom
        view = self.tr("View")
        yield Command(
            "toggle-sidebar", self.tr("Show or hide the sidebar"), window.toggle_sidebar, group=view
        )
        yield Command("zoom-in", self.tr("Larger text"), partial(zoom, 1), group=view)
        yield Command("zoom-out", self.tr("Smaller text"), partial(zoom, -1), group=view)
        yield Command("zoom-usual", self.tr("Text of the usual size"), partial(zoom, 0), group=view)
        for theme, title in (
            ("system", self.tr("Theme: like the system")),
            ("light", self.tr("Theme: light")),
            ("dark", self.tr("Theme: dark")),
        ):
            yield Command(
                f"theme-{theme}",
                title,
                partial(self._settings.__setitem__, "theme", theme),
                partial(self._has_other_theme, theme),
                group=view,
            )

    def _languages(self) -> Iterator[Command]:
        for language, name in LANGUAGES.items():
            yield Command(
                f"language-{language}",
                self.tr("Language: {0}").format(name),
                partial(self._settings.__setitem__, "language", language),
                partial(self._has_other_language, language),
                group=self.tr("View"),
                words="Language 语言",
            )

    def _has_other_language(self, language: str) -> bool:
        return spoken() != language

    def _has_other_theme(self, theme: str) -> bool:
        return bool(self._settings["theme"] != theme)

    def _setting(self) -> Iterator[Command]:
        yield Command("gateway", self.tr("Gateway and key…"), self._open_gateway)
        yield Command("quit", self.tr("Quit"), self._window.close)

    def _keys_only(self) -> Iterator[Command]:
        window, finder = self._window, self._window.transcript.finder
        for name, title, run in (
            ("search", self.tr("Search everything"), window.search_requested.emit),
            ("paste", self.tr("Paste"), window.paste),
            ("find-next", self.tr("Find the next"), partial(finder.walk, back=False)),
            ("find-previous", self.tr("Find the one before"), partial(finder.walk, back=True)),
        ):
            yield Command(name, title, run, listed=False)

    def _new_chats(self) -> Iterator[Command]:
        for gpt in self._library.gpts():
            title = self.tr("New chat with {0}").format(gpt.name)
            yield Command(f"new-chat:{gpt.id}", title, partial(self._new_chat, gpt.id))

    def _add_gpts(self) -> None:
        if self._window.is_first_run:
            self._window.first_run.link_field.setFocus()
        else:
            self._show_sidebar()
            self._window.sidebar.focus_add_field()

    def _filter(self) -> None:
        self._show_sidebar()
        self._window.sidebar.focus_search()

    def _show_sidebar(self) -> None:
        if not self._window.sidebar.isVisible():
            self._window.toggle_sidebar()


def window_commands(shell: Shell) -> WindowCommands:
    """Register the commands of a window's parts."""
    return WindowCommands(
        window=shell.window,
        chat=shell.chat,
        dialogs=shell.dialogs,
        library=shell.library,
        settings=shell.settings,
        reading=shell.reading,
        open_gateway=shell.gateway.open_dialog,
        new_chat=shell.navigator.new_chat,
        parent=shell,
    )
