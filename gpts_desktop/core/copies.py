"""Copies of the database: what is known of one, and which of many are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

DAYS, WEEKS, MONTHS = 7, 4, 12
_YEAR = 366 * 86_400.0  # seconds


class CopyKind(StrEnum):
    """Why a copy was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    RESTORE = "restore"
    MANUAL = "manual"


class Counts(NamedTuple):
    """How much a database holds."""

    gpts: int = 0
    conversations: int = 0
    messages: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """A whole copy on the disk. `made` is seconds since 1970, `size` bytes.

    `version` is the tables' version: a copy of kind MIGRATION has the one before it.
    """

    path: Path
    made: float
    version: int
    kind: CopyKind
    size: int


def superfluous(copies: Iterable[Copy], now: float, zone: tzinfo | None = None) -> list[Copy]:
    """Return the copies that need not be kept, the oldest first.

    Of the daily ones the newest of each of the last 7 days, 4 weeks and 12 months that have
    any is kept: a computer that was off for a year still finds what it had. Those from before
    a migration or a restore stay for a year, those that the user made for ever, and the newest
    of all always. `zone` is where days begin and end: here, unless it is given.
    """
    ordered = sorted(copies, key=lambda copy: (copy.made, copy.path), reverse=True)
    daily = [copy for copy in ordered if copy.kind is CopyKind.DAILY]
    kept = {copy.path for copy in ordered[:1]}
    kept |= {copy.path for copy in ordered if copy.kind is CopyKind.MANUAL}
    kept |= {
        copy.path
        for copy in ordered
        if copy.kind in (CopyKind.MIGRATION, CopyKind.RESTORE) and now - copy.made < _YEAR
    }
    for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= {copy.path for copy in _newest_of_each(daily, count, period, zone)}
    return [copy for copy in reversed(ordered) if copy.path not in kept]


def is_due(copies: Iterable[Copy], now: float, zone: tzinfo | None = None) -> bool:
    """Return whether today has no daily copy yet; one dated tomorrow or later counts as none."""
    today = _day(datetime.fromtimestamp(now, zone))
    return not any(
        copy.kind is CopyKind.DAILY and _day(datetime.fromtimestamp(copy.made, zone)) == today
        for copy in copies
    )


Period = tuple[int, ...]


def _newest_of_each(
    newest_first: Sequence[Copy],
    count: int,
    period: Callable[[datetime], Period],
    zone: tzinfo | None,
) -> list[Copy]:
    """Return the newest copy of each of the last `count` periods that have one."""
    newest: dict[Period, Copy] = {}
    for copy in newest_first:
        newest.setdefault(period(datetime.fromtimestamp(copy.made, zone)), copy)
    return list(newest.values())[:count]


def _day(moment: datetime) -> Period:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> Period:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Period:
    return moment.year, moment.month
