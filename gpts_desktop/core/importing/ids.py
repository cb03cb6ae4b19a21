"""Ids that are the same whenever they are made from the same."""

from __future__ import annotations

from hashlib import blake2b


def derived_id(*parts: str) -> str:
    """Return 32 hexadecimal digits for what `parts` name."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).hexdigest()
