"""Ids that are the same whenever they are made from the same."""

from __future__ import annotations

from hashlib import blake2b


def derived_id(*parts: str) -> str:
    """Return 32 hexadecimal digits for what `parts` name."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()


def message_id(conversation_id: str, node: str) -> str:
    """Return a message's id. Those of one conversation begin alike.

    So they lie together in the database's index of ids: keeping 24 messages changes a page of it,
    not 24.
    """
    return derived_id(conversation_id)[:16] + derived_id(conversation_id, node)[16:]
