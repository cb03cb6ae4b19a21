"""Conversations of our own export (`core.own_format`)."""

from __future__ import annotations

from typing import Any

from gpts_desktop.core.importing.brought import Brought
from gpts_desktop.core.own_format.decode import decode_conversation


def own_conversation(fields: dict[str, Any]) -> Brought:
    """Return a conversation; raise OwnFormatError, which says what can't be read."""
    decoded = decode_conversation(fields)
    return Brought(decoded.conversation, pictures=decoded.pictures, origin=decoded.origin)
