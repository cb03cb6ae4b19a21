"""What the disk would not take, in our own format: an export that also holds all else.

An import takes the conversations; `unsaved` is for the app that left the file: which messages of
them the disk lacked, and the calls that say nothing of a conversation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.own_format import FORMAT, VERSION
from gpts_desktop.core.own_format.calls import StoreCall, decode_call, encode_call
from gpts_desktop.core.own_format.decode import check_header, decode_conversation
from gpts_desktop.core.own_format.encode import Fields, encode_conversation
from gpts_desktop.core.own_format.record import Record
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.core.unsaved import UnsavedWork
from gpts_desktop.core.unsaved_text import (
    Kind,
    message_ids,
    unsaved_conversations,
    unsaved_parts,
)


class LeftUnsaved(NamedTuple):
    """What a file holds; `messages` are the ids of those that the disk did not have whole."""

    database: str
    conversations: list[Conversation]
    messages: frozenset[str]
    calls: list[StoreCall]


def encode_unsaved(unsaved: Iterable[UnsavedWork], database: str = "") -> Fields:
    """Return conversations of which the disk does not have all, whole, and all other calls."""
    waiting = list(unsaved)
    calls = [call for work in waiting if (call := encode_call(work)) is not None]
    return {
        "format": FORMAT,
        "version": VERSION,
        "gpts": [],
        "conversations": [encode_conversation(one) for one in unsaved_conversations(waiting)],
        "drafts": [part.text for part in unsaved_parts(waiting) if part.kind is Kind.DRAFT],
        "unsaved": {
            "database": database,
            "messages": [one for work in waiting for one in message_ids(work)],
            "calls": calls,
        },
    }


def decode_unsaved(page: Any) -> LeftUnsaved:
    """Return what `encode_unsaved` was given; raise OwnFormatError."""
    record = Record(Sentence("The file of unsaved work"), page)
    check_header(page.get("format"), page.get("version"))
    left = Record(record.name, record.object("unsaved"))
    return LeftUnsaved(
        left.text("database"),
        [decode_conversation(one).conversation for one in record.items("conversations")],
        frozenset(left.texts("messages")),
        [decode_call(one) for one in left.records("calls", "call")],
    )
