"""Times as exports have them: seconds, milliseconds, ISO 8601, or nothing."""

from __future__ import annotations

import math
from typing import Any

from gpts_desktop.core.iso_time import from_iso

_LAST = 253_402_300_799.0  # 9999-12-31, in seconds since 1970
_MILLISECONDS = 100_000_000_000.0  # the year 5138 in seconds, 1973 in milliseconds


def moment(value: Any) -> float | None:
    """Return a time in seconds since 1970, None for what is none."""
    if isinstance(value, str):
        try:
            seconds = from_iso(value)
        except (ValueError, OverflowError):
            try:
                seconds = float(value)
            except ValueError:
                return None
    elif isinstance(value, int | float) and not isinstance(value, bool):
        try:
            seconds = float(value)
        except OverflowError:
            return None
    else:
        return None
    if seconds >= _MILLISECONDS:
        seconds /= 1000
    return seconds if math.isfinite(seconds) and 0 < seconds <= _LAST else None
