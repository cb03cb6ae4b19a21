"""Under which heading a conversation stands in the list: by date, by GPT or by folder."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from bisect import bisect, bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from gpts_desktop.core.summary import ConversationSummary

if TYPE_CHECKING:
    from gpts_desktop.core.folder import Folder
    from gpts_desktop.core.gpt import Gpt

Key = tuple[int, int, str]
"""A group's place among the groups; the text tells those of one place apart."""

_PINNED, _TODAY, _YESTERDAY, _WEEK, _MONTH, _EARLIER = range(6)
_EARLIEST = 4e6  # seconds since 1970: Windows knows no earlier midnight everywhere
_NAMES = ("pinned", "today", "yesterday", "week", "month")


class Grouping(ABC):
    """Sorts conversations into groups. `name` is what the setting calls it."""

    name: str

    @abstractmethod
    def key_of(self, summary: ConversationSummary) -> Key:
        """Return the group in which a conversation stands."""

    @abstractmethod
    def title_of(self, key: Key) -> str:
        """Return a group's heading."""

    def code_of(self, key: Key) -> str:
        """Return what stands for a group in the settings."""
        return f"{self.name}:{key[2]}"

    def always(self) -> Sequence[Key]:
        """Return the groups that are shown without a conversation too."""
        return ()

    def is_stale(self) -> bool:
        """Whether conversations stand under another heading by now."""
        return False


class ByDate(Grouping):
    """Pinned ones, today, yesterday, the last 7 and 30 days, then months, as the clock goes here.

    A moment in the future is today.
    """

    name = "date"

    def __init__(self, now: float | None = None) -> None:
        self._now = time.time() if now is None else now
        year, month, day = time.localtime(self._now)[:3]
        self._month = year * 12 + month - 1
        self._starts = [_midnight(year, month, day - back) for back in (30, 7, 1, 0)]
        self._tomorrow = _midnight(year, month, day + 1)
        self._months = [_midnight(year, month, 1)]  # when each month began, backwards
        self._negative = [-self._months[0]]

    def key_of(self, summary: ConversationSummary) -> Key:
        """Return the group of the day or the month."""
        if summary.pinned:
            return _PINNED, 0, _NAMES[_PINNED]
        days = bisect(self._starts, summary.updated)
        if days:
            place = _MONTH + 1 - days
            return place, 0, _NAMES[place]
        back = self._months_back(summary.updated)
        return _EARLIER, back, f"{self._month - back}"

    def title_of(self, key: Key) -> str:
        """Return "Today", "October" or "October 2024"."""
        place, back, _ = key
        if place != _EARLIER:
            return _date_titles()[place]
        year, month = divmod(self._month - back, 12)
        locale = QLocale()
        if year == self._month // 12:
            return locale.standaloneMonthName(month + 1)
        form = QCoreApplication.translate("Grouping", "MMMM yyyy")
        return locale.toString(QDate(year, month + 1, 1), form)

    def is_stale(self) -> bool:
        """Whether another day has begun, or the clock was set back."""
        return not self._starts[-1] <= time.time() < self._tomorrow

    def _months_back(self, moment: float) -> int:
        """Return how many months before this one a moment lies."""
        moment = max(moment, _EARLIEST)
        while self._months[-1] > moment:
            year, month = divmod(self._month - len(self._months), 12)
            self._months.append(_midnight(year, month + 1, 1))
            self._negative.append(-self._months[-1])
        return bisect_left(self._negative, -moment)


class ByGpt(Grouping):
    """The GPTs in the sidebar's order, then those that are gone, then plain models."""

    name = "gpt"

    def __init__(self, gpts: Sequence[Gpt]) -> None:
        self._places = {gpt.id: (0, place, gpt.id) for place, gpt in enumerate(gpts)}
        self._names = {gpt.id: gpt.name for gpt in gpts}

    def key_of(self, summary: ConversationSummary) -> Key:
        """Return the group of the conversation's GPT."""
        gpt_id = summary.gpt_id
        return self._places.get(gpt_id) or (1 if gpt_id else 2, 0, gpt_id)

    def title_of(self, key: Key) -> str:
        """Return the GPT's name, or its id when it is gone."""
        name = self._names.get(key[2]) or key[2].removeprefix("g-")
        return name or QCoreApplication.translate("Grouping", "No GPT")


class ByFolder(Grouping):
    """The folders in their order, empty ones too, then what is in none."""

    name = "folder"

    def __init__(self, folders: Sequence[Folder]) -> None:
        self._places = {one.id: (0, place, one.id) for place, one in enumerate(folders)}
        self._names = {one.id: one.name for one in folders}

    def key_of(self, summary: ConversationSummary) -> Key:
        """Return the group of the conversation's folder."""
        return self._places.get(summary.folder) or (1, 0, "")

    def title_of(self, key: Key) -> str:
        """Return the folder's name."""
        return self._names.get(key[2]) or QCoreApplication.translate("Grouping", "No folder")

    def always(self) -> Sequence[Key]:
        """Return all folders: one can be filled."""
        return tuple(self._places.values())


def _midnight(year: int, month: int, day: int) -> float:
    """Return when a day began here; days before the first are those of the month before."""
    return time.mktime((year, month, day, 0, 0, 0, 0, 0, -1))


def _date_titles() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("Grouping", "Pinned"),
        QCoreApplication.translate("Grouping", "Today"),
        QCoreApplication.translate("Grouping", "Yesterday"),
        QCoreApplication.translate("Grouping", "Previous 7 days"),
        QCoreApplication.translate("Grouping", "Previous 30 days"),
    )
