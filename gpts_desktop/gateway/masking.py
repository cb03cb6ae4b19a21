"""Takes keys out of what a gateway says, before anything keeps or shows it."""

from __future__ import annotations

import re

from gpts_desktop.core.secret import Secret

MASK = "•" * 8
_KEY_LIKE = re.compile(r"\b(?:sk|pk|rk)-[A-Za-z0-9_*•.-]{6,}")
_BEARER = re.compile(r"(\bBearer\s+)[^\s\"'<>,;)]+", re.IGNORECASE)
_PIECE = 8


def without_key(text: str, key: Secret | None = None) -> str:
    """Return `text` with `key`, its beginning, its end and anything that looks like a key masked.

    Gateways echo keys whole or shortened: "Incorrect API key provided: sk-abcd****wxyz".
    """
    value = key.reveal() if key is not None else ""
    if value:
        text = text.replace(value, MASK)
    if len(value) >= 2 * _PIECE:
        head, tail = re.escape(value[:_PIECE]), re.escape(value[-_PIECE:])
        text = re.sub(rf"{head}[^\s\"'<>,;)]*|[A-Za-z0-9_*-]*{tail}", MASK, text)
    text = _BEARER.sub(rf"\g<1>{MASK}", text)
    return _KEY_LIKE.sub(MASK, text)
