"""The saved GPTs in the sidebar, and the links that come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    from gpts_desktop.core.gpt import Gpt
    from gpts_desktop.core.library import Library
    from gpts_desktop.core.links import Link
    from gpts_desktop.ui.intake import Parcel
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.task_owner import Starter

PATIENCE = 0.4  # seconds to look for links before it is said


class GptController(QObject):
    """Keeps the sidebar's GPTs on the library, and takes links in.

    Links are looked for on another thread: a file may be large, and its disk far away.

    Signals: `gpt_chosen(id)`, `gpts_changed()`.
    """

    gpt_chosen = Signal(str)
    gpts_changed = Signal()

    def __init__(
        self,
        *,
        window: MainWindow,
        library: Library,
        tasks: Starter,
        counts: dict[str, int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._sidebar = window.sidebar
        self._library = library
        self._tasks = tasks
        self._counts = counts
        self._show()
        library.changed.connect(lambda _: self._library_changed())
        self._sidebar.gpt_renamed.connect(library.rename)
        self._sidebar.gpt_pinned.connect(library.pin)
        self._sidebar.gpts_removed.connect(self._remove)
        self._sidebar.gpts_reordered.connect(library.reorder)
        self._sidebar.links_entered.connect(self.take_text)

    @property
    def counts(self) -> dict[str, int]:
        """How many conversations each GPT has, by its id."""
        return dict(self._counts)

    def count(self, gpt_id: str, step: int) -> None:
        """Count one conversation more or less for a GPT."""
        self._counts[gpt_id] = max(0, self._counts.get(gpt_id, 0) + step)
        self._show()

    def take_text(self, text: str) -> None:
        """Add the GPTs found in a text, and say what was found."""
        from gpts_desktop.core.links import find_links

        self._take_what_is_found(partial(find_links, text))

    def take_mime(self, mime: QMimeData) -> None:
        """Add the GPTs found in what was pasted or dropped, and say what was found."""
        from gpts_desktop.ui.intake import Parcel

        self.take_parcel(Parcel.of(mime))

    def take_parcel(self, parcel: Parcel) -> None:
        """Add the GPTs found in what came in."""
        from gpts_desktop.ui.intake import links_in_parcel

        self._take_what_is_found(partial(links_in_parcel, parcel))

    def take_files(self, paths: Sequence[str]) -> None:
        """Add the GPTs found in command-line arguments: links, texts or files' paths.

        What an address of the app's own scheme asks for is added when the person agrees.
        """
        from gpts_desktop.core.app_address import is_app_address
        from gpts_desktop.ui.intake import links_from_arguments

        plain = tuple(path for path in paths if not is_app_address(path))
        if plain:
            self._take_what_is_found(partial(links_from_arguments, plain))
        if len(plain) < len(paths):
            self._offer([path for path in paths if is_app_address(path)])

    def _offer(self, addresses: Sequence[str]) -> None:
        from gpts_desktop.core.app_address import offered_links
        from gpts_desktop.core.links import FoundGpt, merged
        from gpts_desktop.ui.offer_dialog import OfferDialog

        found = merged(offered_links(address) for address in addresses)
        known = {gpt.id for gpt in self._library.gpts()}
        new = [link for link in found if isinstance(link, FoundGpt) and link.id not in known]
        if not new:
            self.take(found)  # says what was refused, or here before
            return
        dialog = OfferDialog(new, self._window)
        dialog.accepted.connect(lambda: self.take(found))
        dialog.open()

    def _take_what_is_found(self, find: Callable[[], list[Link]]) -> None:
        self._tasks.start(self._find_and_take(find))

    async def _find_and_take(self, find: Callable[[], list[Link]]) -> None:
        import asyncio

        finding = asyncio.get_running_loop().run_in_executor(None, find)
        await asyncio.wait([finding], timeout=PATIENCE)
        if not finding.done():
            this = asyncio.current_task()
            assert this is not None
            cancel = (self.tr("Cancel"), this.cancel)
            self._window.toast.show_message(self.tr("Looking for GPTs…"), actions=[cancel])
        self.take(await finding)

    def take(self, found: Sequence[Link]) -> None:
        """Add the GPTs that were found, say so, and offer to take it back."""
        from gpts_desktop.core.intake import Intake

        intake = Intake.of(found, {gpt.id for gpt in self._library.gpts()})
        added = self._library.add((f.id, f.name, f.slug) for f in intake.added)
        self._library.tell(found.told for found in intake.added if found.told is not None)
        here = [*intake.added, *intake.already]
        face = self._library.get(here[0].id) if here else None
        actions = []
        if face is not None:
            actions.append((self.tr("Show"), lambda: self.gpt_chosen.emit(face.id)))
        if added:
            actions.append((self.tr("Undo"), lambda: self._take_back(added)))
        self._window.toast.show_message(said(intake.title), said(intake.detail), actions, face)
        if face is not None and len(here) == 1:
            self.gpt_chosen.emit(face.id)

    def _take_back(self, added: Sequence[Gpt]) -> None:
        self._library.remove([gpt.id for gpt in added])

    def _remove(self, ids: list[str]) -> None:
        removed = self._library.remove(ids)
        if removed:
            title = self.tr("“{0}” removed").format(removed[0].name)
            detail = self.tr("Its conversations stay.")
            if len(removed) > 1:
                title = self.tr("%Ln GPTs removed", "", len(removed))
                detail = self.tr("Their conversations stay.")
            undo = [(self.tr("Undo"), lambda: self._library.restore(removed))]
            self._window.toast.show_message(title, detail, undo, removed[0])

    def _library_changed(self) -> None:
        self._show()
        self.gpts_changed.emit()

    def _show(self) -> None:
        self._sidebar.set_gpts(self._library.gpts(), self._counts)
