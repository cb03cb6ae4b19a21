"""What the palette shows of what was found: rows with their marks, in sections."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from gpts_desktop.core.folder import Folders
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.library import Library
from gpts_desktop.core.message_finder import MessageHit
from gpts_desktop.core.search_match import Span
from gpts_desktop.core.search_query import SearchQuery, Term
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.core.title_search import (
    Titled,
    TitleSearch,
    conversations,
    find_conversations,
)
from gpts_desktop.ui.commands import Command, Commands
from gpts_desktop.ui.palette.rows import Kind, PaletteRow, Section, in_order
from gpts_desktop.ui.sidebar.when import when

_GPTS, _MESSAGES, _CHATS, _COMMANDS = 4, 6, 5, 6
"""Rows of each kind that stand above, before the others of any kind."""

_TITLES = 50


class ResultRows(QObject):
    """Looks titles, names and commands through, and makes rows of them and of messages."""

    def __init__(
        self,
        *,
        commands: Commands,
        library: Library,
        folders: Folders,
        choose_gpt: Callable[[str], object],
        open_chat: Callable[[str], object],
        open_message: Callable[[str, str, tuple[Term, ...]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._library = library
        self._folders = folders
        self._choose_gpt = choose_gpt
        self._open_chat = open_chat
        self._open_message = open_message
        self._summaries: list[ConversationSummary] = []
        self._titles = conversations(())
        self._gpts = TitleSearch[Gpt]((), _name)
        self._all_commands = TitleSearch[Command]((), _words)

    def take(self, summaries: Iterable[ConversationSummary]) -> None:
        """Look for these chats from now on, and for what GPTs and commands there are now."""
        summaries = list(summaries)
        if summaries != self._summaries:  # to fold ten thousand titles takes a frame
            self._summaries = summaries
            self._titles = conversations(summaries)
        self._gpts = TitleSearch(self._library.gpts(), _name)
        commands = [*self._commands.listed(), *self._commands.from_sources()]
        self._all_commands = TitleSearch(commands, _words)

    def without_query(self) -> list[PaletteRow]:
        """Return what is shown before anything is typed: the newest chats and all commands."""
        newest = [self._chat_row(one) for one in self._titles.find(SearchQuery(), _CHATS)]
        commands = [self._command_row(one) for one in self._commands.listed()]
        return in_order(
            [
                Section(self.tr("Recent chats"), "", newest, _CHATS),
                Section(self.tr("Commands"), "", commands, len(commands)),
            ]
        )

    def found(self, query: SearchQuery, hits: Sequence[MessageHit]) -> list[PaletteRow]:
        """Return what a query finds, with the messages that were found already."""
        # GPTs and commands have nothing that a filter could ask for.
        is_for_names = query == SearchQuery(query.terms, query.excluded, unclear=query.unclear)
        gpts = self._gpt_rows(query if is_for_names else SearchQuery())
        commands = self._command_rows(query if is_for_names else SearchQuery())
        messages, chats = self._messages(query, hits), self._chats(query)
        if not (gpts.rows or commands.rows or messages.rows or chats.rows):
            return []
        if _leads(commands):
            return in_order([gpts, commands, messages, chats])
        if not commands.rows and is_for_names:
            commands = self._fallback()
        return in_order([gpts, messages, chats, commands])

    def _fallback(self) -> Section:
        """Return what one may want when nothing that was found is it: a new chat."""
        own = [one for one in self._commands.listed() if one.id == "new-chat"]
        rows = [self._command_row(one) for one in own]
        return Section(self.tr("Commands"), "", rows, len(rows))

    def _gpt_rows(self, query: SearchQuery) -> Section:
        rows = [
            PaletteRow(
                Kind.GPT,
                one.title,
                one.marks,
                key=one.item.id,
                gpt=one.item,
                run=partial(self._choose_gpt, one.item.id),
            )
            for one in _found(self._gpts, query)
        ]
        return Section(self.tr("GPTs"), self.tr("More GPTs"), rows, _GPTS)

    def _command_rows(self, query: SearchQuery) -> Section:
        found = _found(self._all_commands, query)
        rows = [self._command_row(one.item, one.marks) for one in found]
        return Section(self.tr("Commands"), self.tr("More commands"), rows, _COMMANDS)

    def _command_row(self, command: Command, marks: tuple[Span, ...] = ()) -> PaletteRow:
        keys = re.sub(r"\+(?=.)", " ", self._commands.key_text(command.id))
        return PaletteRow(
            Kind.COMMAND,
            command.title,
            tuple(mark for mark in marks if mark[1] <= len(command.title)),
            aside=keys or command.group,
            source=command.group if keys else "",
            key=command.id,
            run=command.run,
        )

    def _chats(self, query: SearchQuery) -> Section:
        names = {gpt.id: gpt.name for gpt in self._library.gpts()}
        folders = {folder.id: folder.name for folder in self._folders.all()}
        found = find_conversations(self._titles, query, _TITLES, names, folders)
        rows = [self._chat_row(one) for one in found]
        return Section(self.tr("Chats"), self.tr("More chats"), rows, _CHATS)

    def _chat_row(self, found: Titled[ConversationSummary]) -> PaletteRow:
        one = found.item
        return PaletteRow(
            Kind.CHAT,
            found.title or self.tr("New chat"),
            found.marks,
            aside=when(one.updated, time.time()),
            source=self.tr("Archived") if one.archived else "",
            key=one.id,
            run=partial(self._open_chat, one.id),
        )

    def _messages(self, query: SearchQuery, hits: Sequence[MessageHit]) -> Section:
        rows = [self._message_row(hit, query.terms) for hit in hits]
        return Section(self.tr("Messages"), self.tr("More messages"), rows, _MESSAGES)

    def _message_row(self, hit: MessageHit, terms: tuple[Term, ...]) -> PaletteRow:
        gpt = self._library.get(hit.gpt_id)
        name = gpt.name if gpt is not None else hit.gpt_id.removeprefix("g-")
        day = when(hit.created, time.time())
        spoken = self.tr("{0}. In “{1}”, {2}, {3}").format(hit.excerpt.text, hit.title, name, day)
        return PaletteRow(
            Kind.MESSAGE,
            hit.excerpt.text,
            hit.excerpt.marks,
            aside=day,
            source=name,
            key=hit.message_id,
            spoken=spoken,
            run=partial(self._open_message, hit.conversation_id, hit.message_id, terms),
        )


T = TypeVar("T")


def _found(among: TitleSearch[T], query: SearchQuery) -> list[Titled[T]]:
    return among.find(query, _TITLES) if query.terms else []


def _name(gpt: Gpt) -> str:
    return gpt.name


def _words(command: Command) -> str:
    return f"{command.title} {command.words}"


def _leads(commands: Section) -> bool:
    """Whether a command begins with what was typed: one wants to run it."""
    return any(row.marks and row.marks[0][0] == 0 and row.marks[0][1] > 1 for row in commands.rows)
