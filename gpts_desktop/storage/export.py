"""Conversations out of the database into files, one after another, whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import InputError, StorageError
from gpts_desktop.core.export.names import readable_name
from gpts_desktop.core.export.order import Format, Order, Outcome, Progress
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.export_json import write_json
from gpts_desktop.storage.export_pages import Pages, PageSink, folder_sink, zip_sink
from gpts_desktop.storage.saved_conversations import SavedConversations
from gpts_desktop.storage.whole_file import whole_file

if TYPE_CHECKING:
    from gpts_desktop.core.export.formulas import Formulas
    from gpts_desktop.core.export.words import Words

Roles = Mapping[str, str]


class FileExporter:
    """Fits `core.export.order.Exporter`. `themes` gives the roles of both themes when asked.

    `pause` is called often while pages are made, so that others get their turn.
    """

    def __init__(
        self,
        database: Path,
        themes: Callable[[], tuple[Roles, Roles]],
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._themes = themes
        self._pause = pause

    def export(self, order: Order, progress: Progress) -> Outcome:
        """Write what is ordered, whole or not at all; raise StorageError or InputError."""
        with SavedConversations(self._database) as saved:
            run = _Run(saved, order, progress, self._pause)
            if order.form is Format.JSON:
                return run.json(_in_folder(order, _dated("json")))
            pages = Pages(order.form, self._themes, run.pause)
            if len(run.wanted) == 1 and order.ids is not None:
                return run.page(pages)
            return run.pages(pages)

    def subject(self, conversation_id: str, words: Words) -> Subject:
        """Return a conversation with what is known around it; raise StorageError or InputError."""
        with SavedConversations(self._database) as saved:
            found = saved.conversation(conversation_id)
            if found is None:
                raise InputError(
                    Sentence(
                        "There is no conversation “{conversation_id}”.",
                        conversation_id=conversation_id,
                    )
                )
            gpts = {gpt.id: gpt for gpt in saved.gpts()}
            return Subject(found[0], gpts, dict(found[1]), words)

    def prepared(self, subject: Subject) -> Formulas:
        """Do what takes long before pages can be laid out, and return the drawn formulas."""
        from gpts_desktop.core.export.prepare import prepared

        return prepared(subject, self._pause)

    def write(self, path: PurePath, data: bytes) -> None:
        """Write a file, whole or not at all; raise StorageError."""
        with whole_file(Path(path)) as file:
            file.write(data)


class _Run:
    """One export."""

    def __init__(
        self,
        saved: SavedConversations,
        order: Order,
        progress: Progress,
        pause: Callable[[], None],
    ) -> None:
        self._others_turn = pause
        self._saved = saved
        self._order = order
        self._progress = progress
        self._skipped: list[tuple[str, str]] = []
        self._count = 0
        self._done = 0, 0
        self.wanted = _wanted(saved.summaries(), order.ids)
        self._gpts = saved.gpts()
        self._folders = saved.folders()

    def pause(self) -> None:
        """Let others have their turn; within a long page, too, the export can be cancelled."""
        self._others_turn()
        self._progress(*self._done)

    def json(self, path: Path) -> Outcome:
        gpts, folders = self._gpts, self._folders
        if self._order.ids is not None:
            named = {one for summary in self.wanted for one in (summary.gpt_id, summary.folder)}
            gpts = [gpt for gpt in gpts if gpt.id in named]
            folders = [folder for folder in folders if folder.id in named]
        with whole_file(path) as file:
            write_json(file, gpts, folders, self._subjects(), self._saved.origins())
        return self._outcome(path)

    def page(self, pages: Pages) -> Outcome:
        """Write one conversation's file, and the folder of what lies beside it."""
        title = self.wanted[0].title
        stem = readable_name(title, self._order.words.untitled)
        path = _in_folder(self._order, f"{stem}.{self._order.form}")
        for subject in self._subjects():
            pages.write_one(subject, path)
        if self._skipped:
            raise StorageError(self._skipped[0][1])
        return self._outcome(path)

    def pages(self, pages: Pages) -> Outcome:
        path = Path(self._order.out)
        if path.suffix.lower() == ".zip":
            with whole_file(path) as file, closing(zip_sink(file)) as sink:
                self._fill(pages, sink)
            return self._outcome(path)
        path = _free_folder(path)
        with folder_sink(path) as sink:
            self._fill(pages, sink)
        return self._outcome(path)

    def _fill(self, pages: Pages, sink: PageSink) -> None:
        for subject in self._subjects():
            pages.write_into(subject, sink)
        pages.write_index(self._order.words, sink)

    def _subjects(self) -> Iterator[Subject]:
        """Yield the conversations that can be read; of the others it is noted why not."""
        gpts = {gpt.id: gpt for gpt in self._gpts}
        folders = {folder.id: folder.name for folder in self._folders}
        order, total = self._order, len(self.wanted)
        for done, summary in enumerate(self.wanted):
            self._done = done, total
            self.pause()
            try:
                found = self._saved.conversation(summary.id)
            except StorageError as error:
                self._skipped.append((summary.title, str(error)))
                continue
            if found is not None:  # else it was deleted meanwhile
                conversation, pictures = found
                self._count += 1
                yield Subject(
                    conversation,
                    gpts,
                    dict(pictures),
                    order.words,
                    order.all_branches,
                    folders.get(conversation.folder, ""),
                )
        self._progress(total, total)

    def _outcome(self, path: Path) -> Outcome:
        return Outcome(path, self._count, tuple(self._skipped))


def _wanted(
    summaries: Sequence[ConversationSummary], ids: Sequence[str] | None
) -> list[ConversationSummary]:
    if ids is None:
        return list(summaries)
    known = {summary.id: summary for summary in summaries}
    for conversation_id in ids:
        if conversation_id not in known:
            raise InputError(
                Sentence(
                    "There is no conversation “{conversation_id}”.", conversation_id=conversation_id
                )
            )
    return [known[conversation_id] for conversation_id in dict.fromkeys(ids)]


def _in_folder(order: Order, name: str) -> Path:
    """Return the file to write: a folder that is there is where it goes."""
    path = Path(order.out)
    return path / name if path.is_dir() else path


def _free_folder(path: Path) -> Path:
    """Return a folder for many files: one with files in it gets a new one of its own."""
    if not path.is_dir():
        if path.exists():
            raise StorageError(
                Sentence("{path} is a file: many pages need a folder, or a .zip.", path=path)
            )
        return path
    try:
        if not any(path.iterdir()):
            return path
    except OSError as error:
        raise StorageError(
            Sentence("{path} can't be read: {strerror}.", path=path, strerror=error.strerror)
        ) from error
    name = _dated()
    number = 1
    while (inner := path / (name if number == 1 else f"{name} ({number})")).exists():
        number += 1
    return inner


def _dated(extension: str = "") -> str:
    name = f"gpts-desktop {time.strftime('%Y-%m-%d')}"
    return f"{name}.{extension}" if extension else name
