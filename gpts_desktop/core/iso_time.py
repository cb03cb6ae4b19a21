"""Moments as ISO 8601 in UTC, to the last digit that a float holds."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from decimal import Decimal

_FORM = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?"
)
_DIGITS = 16  # behind the point; a float that is a second or more from 1970 has no more
_FINEST = Decimal(1).scaleb(-_DIGITS)


def to_iso(seconds: float) -> str | None:
    """Return seconds since 1970 as `2026-01-31T09:30:00.25Z`; None for what no calendar has.

    `from_iso` gives the very same float back.
    """
    if not math.isfinite(seconds):
        return None
    # The shortest text of a float is the one that reads back as it; six digits would not do.
    try:
        exact = Decimal(repr(seconds)).quantize(_FINEST)
        whole = math.floor(exact)
        day = datetime.fromtimestamp(whole, UTC)
    except (ValueError, ArithmeticError, OSError):
        return None
    part = format(exact - whole, "f").partition(".")[2].rstrip("0")
    return day.replace(tzinfo=None).isoformat() + (f".{part}" if part else "") + "Z"


def from_iso(text: str) -> float:
    """Return the seconds since 1970 of a moment; without a zone it is UTC's.

    Raises ValueError for what is no moment.
    """
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    day, clock, part, zone = match.groups()
    zone = "+00:00" if zone in (None, "Z", "z") else zone
    whole = int(datetime.fromisoformat(f"{day}T{clock}{zone}").timestamp())
    if not part:
        return float(whole)
    return float(Decimal(whole) + Decimal(f"0.{part[:_DIGITS]}"))
