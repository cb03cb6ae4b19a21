"""What can be taken out of the app, as menus and keys offer it; made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from gpts_desktop.ui.commands import Command
from gpts_desktop.ui.sidebar.chat_actions import ChatAction

if TYPE_CHECKING:
    from gpts_desktop.core.export.order import Exporter
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.chat_controller import ChatController
    from gpts_desktop.ui.export.export_controller import ExportController
    from gpts_desktop.ui.export.gpt_list_controller import GptListController
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.paper.paper_controller import PaperController
    from gpts_desktop.ui.shell import Services, Shell
    from gpts_desktop.ui.task_owner import Starter

EXPORT, EXPORT_ALL, PRINT, PDF = "export", "export-all", "print", "save-pdf"
LIST_OUT, LIST_IN = "export-gpts", "import-gpts"
LIST_COPY, LINKS_COPY = "copy-gpts", "copy-gpt-links"


class Exports(QObject):
    """Joins menus and keys to the controllers that export.

    `title_of` gives the title of a conversation by its id, `exporter` makes what writes.
    """

    files_chosen = Signal(list)
    """Files in which GPTs are to be found."""

    def __init__(
        self,
        *,
        window: MainWindow,
        chat: ChatController,
        library: Library,
        settings: Settings,
        exporter: Callable[[], Exporter],
        title_of: Callable[[str], str],
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._chat = chat
        self._library = library
        self._settings = settings
        self._make_exporter = exporter
        self._title_of = title_of
        self._tasks = tasks

    @cached_property
    def _exporter(self) -> Exporter:
        return self._make_exporter()

    @cached_property
    def _files(self) -> ExportController:
        from gpts_desktop.ui.export.export_controller import ExportController

        return ExportController(
            window=self._window,
            settings=self._settings,
            exporter=self._exporter,
            title_of=self._title_of,
            tasks=self._tasks,
            parent=self,
        )

    @cached_property
    def _paper(self) -> PaperController:
        from gpts_desktop.ui.paper.paper_controller import PaperController

        return PaperController(
            window=self._window,
            exporter=self._exporter,
            files=self._files,
            tasks=self._tasks,
            parent=self,
        )

    @cached_property
    def _lists(self) -> GptListController:
        from gpts_desktop.ui.export.gpt_list_controller import GptListController

        lists = GptListController(
            window=self._window,
            gpts=self._library.gpts,
            exporter=self._exporter,
            files=self._files,
            tasks=self._tasks,
            parent=self,
        )
        lists.files_chosen.connect(self.files_chosen)
        return lists

    def export_list(self) -> None:
        """Ask how to write the list of GPTs, and where to."""
        self._lists.export()

    def add_from_files(self) -> None:
        """Ask for files in which GPTs are to be found."""
        self._lists.ask_for_list()

    def copy_list(self, as_links: bool = False) -> None:
        """Put the list of GPTs on the clipboard, as Markdown or as links alone."""
        from gpts_desktop.core.gpt_list import ListForm

        self._lists.copy(ListForm.LINKS if as_links else ListForm.MARKDOWN)

    def print_shown(self) -> None:
        """Ask on which printer, and print the conversation that is shown."""
        if (shown := self._chat.conversation) is not None:
            self._paper.print(shown)

    def save_pdf_of_shown(self) -> None:
        """Ask where to, and write a PDF of the conversation that is shown."""
        if (shown := self._chat.conversation) is not None:
            self._paper.save_pdf(shown)

    def export_conversations(self, ids: Sequence[str]) -> None:
        """Ask how to export these conversations, and where to."""
        self._files.export_conversations(ids)

    def answer(self, action: str, ids: list[str], argument: str) -> None:
        """Do what is asked of conversations in the sidebar, if it is to export them."""
        if action == ChatAction.EXPORT:
            self.export_conversations(ids)
        elif action == ChatAction.PDF:
            self._paper.save_pdfs(ids)

    def export_all(self) -> None:
        """Ask how to export every conversation, and where to."""
        self._files.export_all()

    def export_shown(self) -> None:
        """Ask how to export the conversation that is shown."""
        if (shown := self._chat.conversation) is not None:
            self.export_conversations([shown.id])

    def commands(self) -> Iterator[Command]:
        """Yield what can be asked for; of a conversation only once something is in it."""
        yield Command(EXPORT, self.tr("Export…"), self.export_shown, self._has_messages)
        yield Command(PRINT, self.tr("Print…"), self.print_shown, self._has_messages)
        yield Command(PDF, self.tr("Save as PDF…"), self.save_pdf_of_shown, self._has_messages)
        yield Command(EXPORT_ALL, self.tr("Export all chats…"), self.export_all)
        yield from self._list_commands()

    def _list_commands(self) -> Iterator[Command]:
        has_gpts = lambda: len(self._library) > 0  # noqa: E731  # asked anew each time
        words = self.tr("GPTs share links")
        yield Command(
            LIST_OUT,
            self.tr("Export the list of GPTs…"),
            self.export_list,
            has_gpts,
            words=words,
        )
        yield Command(
            LIST_COPY,
            self.tr("Copy the list of GPTs as Markdown"),
            self.copy_list,
            has_gpts,
            words=words,
        )
        yield Command(
            LINKS_COPY,
            self.tr("Copy the links of all GPTs"),
            lambda: self.copy_list(as_links=True),
            has_gpts,
            words=words,
        )
        yield Command(LIST_IN, self.tr("Add GPTs from files…"), self.add_from_files)

    def _has_messages(self) -> bool:
        shown = self._chat.conversation
        return shown is not None and len(shown) > 0

    def fill_chat_menu(self, menu: QMenu) -> None:
        """Offer what can be done with the shown conversation."""
        menu.addSeparator()
        for command in (EXPORT, PDF, PRINT):
            self._window.commands.add_to(menu, command)

    def fill_settings_menu(self, menu: QMenu) -> None:
        """Offer what is for everything."""
        commands = self._window.commands
        commands.add_to(menu, EXPORT_ALL)
        lists = menu.addMenu(self.tr("List of GPTs"))
        commands.add_to(lists, LIST_OUT, self.tr("Export…"))
        commands.add_to(lists, LIST_COPY, self.tr("Copy as Markdown"))
        commands.add_to(lists, LINKS_COPY, self.tr("Copy links"))
        lists.addSeparator()
        commands.add_to(lists, LIST_IN)


def exports_of(services: Services, shell: Shell) -> Exports | None:
    """Return what exports from a window; None for one that has nothing to do it with."""
    if services.exporter is None:
        return None
    exports = Exports(
        window=shell.window,
        chat=shell.chat,
        library=shell.library,
        settings=shell.settings,
        exporter=services.exporter,
        title_of=lambda one: summary.title if (summary := shell.conversations.get(one)) else "",
        tasks=shell.tasks,
        parent=shell,
    )
    shell.window.commands.add(*exports.commands())
    shell.window.sidebar.chats_asked.connect(exports.answer)
    exports.files_chosen.connect(shell.intake.take_files)
    return exports
