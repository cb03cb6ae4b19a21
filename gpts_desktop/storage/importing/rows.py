"""Writes conversations from archives. Each function works within its caller's transaction.

A conversation that fits in one transaction comes in one; a longer one comes in several and shows
nowhere before the last: a crash leaves nothing half, since `clear_arriving` takes it away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gpts_desktop.core.folder import Folder
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_color import NO_COLOR, ColorChoice
from gpts_desktop.core.importing.brought import Brought
from gpts_desktop.core.library import new_gpts
from gpts_desktop.core.links import made_gpt
from gpts_desktop.core.message import Message
from gpts_desktop.core.pictures import Picture
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage import chat_folders, message_index, origins, pictures, trash
from gpts_desktop.storage import conversations as conversation_rows
from gpts_desktop.storage import gpts as gpt_rows
from gpts_desktop.storage import messages as message_rows
from gpts_desktop.storage.columns import to_column
from gpts_desktop.storage.importing.keys import Keys


@dataclass(slots=True)
class Arrival:
    """A conversation on its way into the database: `messages` are those that are not there.

    `key` is None for one that is not there itself; `refused` tells that it came or went
    meanwhile by another way, and is left as it is. `folder` is the one it lies in at its source.
    """

    brought: Brought
    is_new: bool
    messages: list[Message]
    pictures: dict[str, list[tuple[str, Picture]]] = field(default_factory=dict)
    folder: Folder | None = None
    keys: Keys = field(default_factory=Keys)
    key: int | None = None
    refused: bool = False
    changed: bool = False
    summary: ConversationSummary | None = None
    _first: int = 0
    _places: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Portion:
    """So many of an arrival's messages as one transaction takes, from `start` to `end`."""

    arrival: Arrival
    start: int
    end: int

    @property
    def is_first(self) -> bool:
        """Whether the conversation begins with it."""
        return self.start == 0

    @property
    def is_last(self) -> bool:
        """Whether the conversation is whole with it."""
        return self.end == len(self.arrival.messages)

    def messages(self) -> list[Message]:
        """Return its messages, parents first."""
        return self.arrival.messages[self.start : self.end]


def keep(connection: sqlite3.Connection, portions: Sequence[Portion]) -> list[Gpt]:
    """Write what the portions hold and return the GPTs that are new in the library."""
    for portion in portions:
        if portion.arrival.is_new:
            _keep_new(connection, portion)
        else:
            _keep_more(connection, portion)
    done = [one.arrival for one in portions if one.is_last and not one.arrival.refused]
    origins.add(
        connection, {o.brought.conversation.id: o.brought.origin for o in done if o.brought.origin}
    )
    return add_gpts(connection, [gpt for one in done for gpt in one.brought.gpt_ids()])


def clear_arriving(connection: sqlite3.Connection) -> None:
    """Take away what a crash left of conversations that were on their way."""
    for (key,) in connection.execute("SELECT conversation FROM arriving").fetchall():
        for (message,) in connection.execute(
            "SELECT key FROM messages WHERE conversation = ?", (key,)
        ).fetchall():
            message_index.remove(connection, message)
        connection.execute("DELETE FROM conversations WHERE key = ?", (key,))


def keep_folders(connection: sqlite3.Connection, folders: Iterable[Folder]) -> None:
    """Insert folders that are neither here nor called like one that is."""
    here = {folder.name.casefold() for folder in chat_folders.all_folders(connection)}
    for folder in folders:
        if folder.name.casefold() not in here:
            chat_folders.add_missing(connection, folder)


def add_gpts(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Gpt]:
    """Put GPTs into the library, each once ever: one that was removed there stays away."""
    fresh = [
        gpt_id
        for gpt_id in dict.fromkeys(ids)
        if connection.execute("INSERT OR IGNORE INTO imported_gpts VALUES (?)", (gpt_id,)).rowcount
    ]
    return _insert_gpts(connection, [(gpt_id, made_gpt(gpt_id).name, "") for gpt_id in fresh])


def keep_gpts(connection: sqlite3.Connection, gpts: Sequence[Gpt]) -> list[Gpt]:
    """Put GPTs with all that is known of them into the library, where they are not there yet.

    They come behind those that are there; where none is, each has its own place.
    """
    was_empty = not gpt_rows.all_gpts(connection)
    made = _insert_gpts(connection, [(gpt.id, gpt.name, gpt.slug) for gpt in gpts])
    told = {gpt.id: gpt for gpt in gpts}
    added = [_completed(gpt, told[gpt.id], keep_place=was_empty) for gpt in made]
    gpt_rows.save_gpts(connection, added)
    return added


def _completed(made: Gpt, told: Gpt, *, keep_place: bool) -> Gpt:
    """Return a GPT as the archive has it, with what the library gave it where that says nothing."""
    return replace(
        told,
        name=told.name or made_gpt(told.id, told.slug).name,
        position=told.position if keep_place else made.position,
        color=made.color if told.color == NO_COLOR else told.color,
    )


def _insert_gpts(
    connection: sqlite3.Connection, found: Sequence[tuple[str, str, str]]
) -> list[Gpt]:
    if not found:
        return []
    here = gpt_rows.all_gpts(connection)
    added = new_gpts(here, found, ColorChoice(gpt.color for gpt in here))
    gpt_rows.save_gpts(connection, added)
    return added


# A new conversation


def _keep_new(connection: sqlite3.Connection, portion: Portion) -> None:
    arrival = portion.arrival
    if portion.is_first:
        _begin(connection, portion)
    if arrival.refused:
        return
    assert arrival.key is not None
    count = portion.end - portion.start
    placed = []
    for place, message in enumerate(portion.messages(), start=portion.start):
        parent = None if message.parent is None else arrival._places[message.parent]
        arrival._places[message.id] = arrival._first + place
        placed.append((arrival._first + place, parent, message))
    message_rows.add_unindexed(connection, arrival.key, placed)
    below = arrival.keys.ceiling or arrival._first + len(arrival.messages)
    message_index.postpone(connection, below, count)
    _keep_pictures(connection, portion)
    if portion.is_last:
        _reveal(connection, arrival, was_hidden=not portion.is_first)


def _begin(connection: sqlite3.Connection, portion: Portion) -> None:
    """Insert the conversation's row; a hidden one if more portions follow."""
    arrival = portion.arrival
    conversation = arrival.brought.conversation
    here = connection.execute("SELECT 1 FROM conversations WHERE id = ?", (conversation.id,))
    if here.fetchone():
        arrival.refused = True
        return
    if arrival.folder is not None:
        chat_folders.add_missing(connection, arrival.folder)
    arrival.key = conversation_rows.save(connection, conversation)
    arrival._first = arrival.keys.take(connection, len(arrival.messages))
    if not portion.is_last:
        connection.execute("UPDATE conversations SET deleted = 0 WHERE key = ?", (arrival.key,))
        below = arrival._first + len(arrival.messages)
        connection.execute("INSERT INTO arriving VALUES (?, ?)", (arrival.key, below))


def _reveal(connection: sqlite3.Connection, arrival: Arrival, *, was_hidden: bool) -> None:
    conversation = arrival.brought.conversation
    if was_hidden:
        connection.execute("DELETE FROM arriving WHERE conversation = ?", (arrival.key,))
        trash.take_out(connection, [conversation.id])
    _note_source(connection, arrival.brought)
    arrival.changed = True
    arrival.summary = conversation.summary


def _keep_pictures(connection: sqlite3.Connection, portion: Portion) -> None:
    arrival = portion.arrival
    for message in portion.messages():
        for address, picture in arrival.pictures.get(message.id, ()):
            pictures.keep(connection, arrival.brought.conversation.id, address, picture)


# More of a known conversation


def _keep_more(connection: sqlite3.Connection, portion: Portion) -> None:
    """Add messages to a conversation; what else the source changed, the user's word comes first."""
    arrival = portion.arrival
    conversation = arrival.brought.conversation
    row = connection.execute(
        "SELECT key FROM conversations WHERE id = ? AND deleted IS NULL", (conversation.id,)
    ).fetchone()
    if row is None:
        arrival.refused = True
        return
    for message in portion.messages():
        message_rows.write(connection, row[0], message)
    _keep_pictures(connection, portion)
    if portion.is_last:
        arrival.changed = bool(arrival.messages) or arrival.changed
        if arrival.messages:
            connection.execute(
                "UPDATE conversations SET updated = max(updated, ?) WHERE key = ?",
                (conversation.updated, row[0]),
            )
        _follow_source(connection, arrival, row[0])
        arrival.summary = _summary(connection, row[0])


_FOLLOWED = "title, current, pinned, archived"


def _follow_source(connection: sqlite3.Connection, arrival: Arrival, key: int) -> None:
    """Take over what the source changed and the user did not: title, place and the shown path."""
    brought = arrival.brought
    told = _told_before(connection, brought)
    if told is None:
        return
    here = connection.execute(
        f"SELECT {_FOLLOWED} FROM conversations WHERE key = ?",  # noqa: S608  # constant columns
        (key,),
    ).fetchone()
    merged = [
        new if mine == before else mine
        for mine, before, new in zip(here, told, _tells(brought), strict=True)
    ]
    shown = connection.execute("SELECT 1 FROM messages WHERE id = ?", (merged[1],)).fetchone()
    if shown is None:
        merged[1] = here[1]
    if tuple(merged) != tuple(here):
        connection.execute(
            "UPDATE conversations SET title = ?, current = ?, pinned = ?, archived = ?"
            " WHERE key = ?",
            (*merged, key),
        )
        arrival.changed = True
    _note_source(connection, brought)


def source_says_more(connection: sqlite3.Connection, brought: Brought) -> bool:
    """Whether the source changed something of a conversation since it was last read."""
    told = _told_before(connection, brought)
    return told is not None and tuple(told) != _tells(brought)


def _told_before(connection: sqlite3.Connection, brought: Brought) -> Sequence[Any] | None:
    row: Sequence[Any] | None = connection.execute(
        f"SELECT {_FOLLOWED} FROM imports WHERE id = ?",  # noqa: S608  # constant columns
        (brought.conversation.id,),
    ).fetchone()
    return row


def _tells(brought: Brought) -> tuple[Any, ...]:
    """Return the columns `_FOLLOWED` as the source has them."""
    one = brought.conversation
    return to_column(one.title), one.current, int(one.pinned), int(one.archived)


def _note_source(connection: sqlite3.Connection, brought: Brought) -> None:
    connection.execute(
        f"INSERT OR REPLACE INTO imports (id, {_FOLLOWED}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608  # constant columns
        (brought.conversation.id, *_tells(brought)),
    )


def _summary(connection: sqlite3.Connection, key: int) -> ConversationSummary:
    row = connection.execute(
        f"SELECT {conversation_rows.SUMMARY_COLUMNS} FROM conversations WHERE key = ?",  # noqa: S608  # constant columns
        (key,),
    ).fetchone()
    return conversation_rows.summary_of(row)
