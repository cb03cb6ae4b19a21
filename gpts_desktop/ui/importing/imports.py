"""What imports into a window, joined to what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.core.search_backlog import index_backlog
from gpts_desktop.ui.commands import Command
from gpts_desktop.ui.importing.import_controller import ImportController

if TYPE_CHECKING:
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.core.summary import ConversationSummary
    from gpts_desktop.ui.gpt_controller import GptController
    from gpts_desktop.ui.shell import Services, Shell

IMPORT = "import"
_MAY_BE = (".json", ".zip")
"""How files are called that are looked into: all others go along with the question."""


def intake_of(services: Services, shell: Shell) -> Imports | GptController:
    """Return what takes in what is dropped, pasted or given at the start."""
    return shell.gpts if services.archives is None else Imports(services, shell)


class Imports(ImportController):
    """The controller of one window: hands what comes to the lists, the library and the chat."""

    def __init__(self, services: Services, shell: Shell) -> None:
        assert services.archives is not None
        super().__init__(
            window=shell.window,
            desk=services.archives(),
            gpts=shell.gpts,
            tasks=shell.tasks,
            parent=shell,
        )
        self._services = services
        self._shell = shell
        self._was_vacant = False
        self.gpts_arrived.connect(self._take_gpts)
        self.conversations_arrived.connect(self._take_conversations)
        self.finished.connect(lambda: shell.tasks.start(self._settle()))
        shell.window.import_requested.connect(self.ask)
        shell.chat.files.sift = self._sift
        shell.window.commands.add(*self._commands())

    def _commands(self) -> Iterator[Command]:
        yield Command(IMPORT, self.tr("Import…"), self.ask, words=self.tr("ChatGPT zip json"))

    async def _sift(self, paths: Sequence[Path]) -> list[Path]:
        """Offer to import the archives among files that came to the composer; return the rest."""
        looked_at = [path for path in paths if path.suffix.lower() in _MAY_BE or path.is_dir()]
        found = set(await self._archives_in([str(path) for path in looked_at]))
        if archives := [path for path in looked_at if str(path) in found]:
            self._offer(archives)
        return [path for path in paths if path not in archives]

    def _offer(self, archives: list[Path]) -> None:
        from gpts_desktop.ui.importing.import_offer_dialog import ImportOfferDialog

        dialog = ImportOfferDialog(archives, self._shell.window)
        dialog.import_wanted.connect(lambda: self.start([str(path) for path in archives]))
        dialog.attach_wanted.connect(lambda: self._shell.chat.files.attach(archives))
        dialog.open()

    def _take_gpts(self, gpts: list[Gpt]) -> None:
        # The first GPT that comes begins a chat of its own in a window that shows none.
        self._was_vacant = self._was_vacant or self._shell.chat.is_vacant
        self._shell.library.take_in(gpts)

    def _take_conversations(self, summaries: list[ConversationSummary]) -> None:
        shell = self._shell
        shell.conversations.take_in(summaries, restored=self.with_deleted)
        if shell.window.is_first_run:
            shell.window.show_chat()
        was_vacant, self._was_vacant = self._was_vacant, False
        if was_vacant or shell.chat.is_vacant:
            shell.chat.open(max(summaries, key=lambda one: one.updated).id)
            return
        shown = shell.chat.conversation
        came = {one.id for one in summaries}
        if shown is not None and shown.id in came and not shell.runner.is_busy(shown.id):
            shell.chat.open(shown.id, anew=True)

    async def _settle(self) -> None:
        """Take over the folders that came, and let what came be found."""
        store, writer = self._services.store, self._services.writer
        self._shell.folders.take_in(await writer.call(store.folders))
        stored = await writer.call(store.settings)
        self._shell.settings.take_in("origins", stored.get("origins"))
        await index_backlog(store, writer, after=0)
