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
