"""How long a gateway asks to wait, in every way it says so."""

from __future__ import annotations

import email.utils
import math
import time
from collections.abc import Mapping


def retry_after_seconds(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Return the seconds to wait, never negative, or None where nothing useful is said.

    `retry-after-ms` comes first; `Retry-After` is seconds, decimals too, or an HTTP date,
    which is compared with the answer's own `Date`, so that a wrong clock here does no harm.
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    text = headers.get("retry-after", "").strip()
    seconds = _number(text)
    if seconds is not None:
        return seconds
    at = _date(text)
    if at is None:
        return None
    since = _date(headers.get("date", ""))
    if since is None:
        since = time.time() if now is None else now
    return max(0.0, at - since)


def _number(text: str) -> float | None:
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return max(0.0, value) if math.isfinite(value) else None


def _date(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return email.utils.parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
