"""When something was said, as people read it: in the zone of this computer."""

from __future__ import annotations

from datetime import datetime


def local_minute(seconds: float) -> str:
    """Return `2026-01-31 09:30`, "" for what no calendar has."""
    moment = _local(seconds)
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def local_iso(seconds: float) -> str:
    """Return `2026-01-31T09:30:00+08:00`, "" for what no calendar has."""
    moment = _local(seconds)
    return moment.isoformat(timespec="seconds") if moment else ""


def _local(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
