"""What of the unsaved work a person would miss, as text and in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.unsaved import UnsavedWork

# Where one was, and what the app can fetch again: nobody would miss them.
_TRIFLES = frozenset(
    {"window", "sidebar_width", "positions", "was_dark", "conversation", "gpt", "unread"}
)
_UNMISSED = frozenset({"keep_picture", "try_to_write"})


class Kind(StrEnum):
    """What a piece of unsaved text is."""

    QUESTION = "question"
    ANSWER = "answer"
    DRAFT = "draft"


class UnsavedPart(NamedTuple):
    """A text that is in memory only; `title` is its conversation's, "" where nobody knows it."""

    kind: Kind
    title: str
    text: str


class Losses(NamedTuple):
    """How much would be lost; `changes` are titles, settings, GPTs and the like."""

    messages: int = 0
    drafts: int = 0
    changes: int = 0

    @property
    def any(self) -> bool:
        """Whether anybody would miss anything."""
        return any(self)


def losses(unsaved: Iterable[UnsavedWork]) -> Losses:
    """Count what would be lost if the app ended now."""
    messages: set[str] = set()
    drafts = changes = 0
    for work in unsaved:
        if found := message_ids(work):
            messages.update(found)
        elif work.name == "save_draft":
            drafts += 1
        elif not _is_trifle(work):
            changes += 1
    return Losses(len(messages), drafts, changes)


def unsaved_parts(unsaved: Iterable[UnsavedWork]) -> list[UnsavedPart]:
    """Return all unsaved texts in the order in which they came; a message's pieces as one."""
    texts: dict[str, UnsavedPart] = {}
    for work in unsaved:
        for key, part in _parts(work):
            before = texts.get(key)
            if before is not None and work.name == "append_journal":
                texts[key] = before._replace(text=before.text + part.text)
            else:
                texts[key] = part
    return [part for part in texts.values() if part.text.strip()]


def message_ids(work: UnsavedWork) -> list[str]:
    """Return the messages of which a call writes something."""
    if work.name == "begin_turn":
        return [message.id for message in work.arguments[1]]
    if work.name in ("append_journal", "finish_message"):
        return [work.subject]
    return []


def _is_trifle(work: UnsavedWork) -> bool:
    return work.name in _UNMISSED or (work.name == "save_setting" and work.subject in _TRIFLES)


def _parts(work: UnsavedWork) -> list[tuple[str, UnsavedPart]]:
    title = work.about.title if work.about is not None else ""
    if work.name == "begin_turn":
        return [(message.id, _part(message, title)) for message in work.arguments[1]]
    if work.name == "finish_message":
        return [(work.subject, _part(work.arguments[0], title))]
    if work.name == "append_journal":
        _, text, _, refusal, *_ = work.arguments
        return [(work.subject, UnsavedPart(Kind.ANSWER, title, text + refusal))]
    if work.name == "save_draft":
        return [(f"draft {work.subject}", UnsavedPart(Kind.DRAFT, "", work.arguments[1]))]
    return []


def _part(message: Message, title: str) -> UnsavedPart:
    kind = Kind.QUESTION if message.role is Role.USER else Kind.ANSWER
    return UnsavedPart(kind, title, message.text + message.refusal)


def unsaved_conversations(unsaved: Iterable[UnsavedWork]) -> list[Conversation]:
    """Return the conversations of which the disk does not have all, each once."""
    found = {work.about.id: work.about for work in unsaved if work.about is not None}
    return list(found.values())
