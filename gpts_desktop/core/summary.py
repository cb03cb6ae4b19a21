"""What lists show of a conversation."""

from __future__ import annotations

from typing import NamedTuple


class ConversationSummary(NamedTuple):
    """What the sidebar shows of a conversation. Times are seconds since 1970, UTC."""

    id: str
    title: str
    gpt_id: str
    updated: float
    pinned: bool = False
    archived: bool = False
    folder: str = ""
    """The folder's id; "" is none, and so is the id of a folder that is gone."""
    tags: tuple[str, ...] = ()


class TrashedConversation(NamedTuple):
    """A conversation in the trash, and when it came there (seconds since 1970)."""

    summary: ConversationSummary
    deleted: float
