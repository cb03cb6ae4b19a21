"""How Python values stand in columns."""

from __future__ import annotations

import json
from typing import Any


def to_column(text: str) -> str | bytes:
    """Return `text` as SQLite takes it: a blob for the rare text that UTF-8 can't carry.

    Gateways cut JSON's escaped pairs in two, so halves of a pair do come; none is lost.
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def from_column(value: str | bytes) -> str:
    """Return the text that `to_column` was given."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


def to_json(value: Any) -> str | bytes:
    """Return JSON as SQLite takes it. Not in ASCII: escaped halves of a pair would be joined."""
    return to_column(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def from_json(value: str | bytes) -> Any:
    """Return the value that `to_json` was given."""
    return json.loads(from_column(value))
