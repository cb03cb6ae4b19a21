"""Under which heading a conversation stands."""

from __future__ import annotations

import time
from datetime import datetime
from functools import partial

import pytest

from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.ui.sidebar.grouping import ByDate, ByGpt

NOW = datetime(2026, 3, 2, 0, 30)


def title(moment: datetime, now: datetime = NOW, *, pinned: bool = False) -> str:
    by_date = ByDate(now.timestamp())
    summary = ConversationSummary("c", "", "", moment.timestamp(), pinned)
    return by_date.title_of(by_date.key_of(summary))


@pytest.mark.parametrize(
    ("moment", "heading"),
    [
        (datetime(2026, 3, 9), "Today"),
        (datetime(2026, 3, 2, 0, 0), "Today"),
        (datetime(2026, 3, 1, 23, 59), "Yesterday"),
        (datetime(2026, 3, 1), "Yesterday"),
        (datetime(2026, 2, 28, 23, 59), "Previous 7 days"),
        (datetime(2026, 2, 23), "Previous 7 days"),
        (datetime(2026, 2, 22, 23, 59), "Previous 30 days"),
        (datetime(2026, 1, 31), "Previous 30 days"),
        (datetime(2026, 1, 30, 23, 59), "January"),
        (datetime(2026, 1, 1), "January"),
        (datetime(2025, 12, 31, 23, 59), "December 2025"),
        (datetime(2024, 2, 29), "February 2024"),
        (datetime(1971, 5, 5), "May 1971"),
    ],
)
def test_days_end_at_midnight_and_months_with_their_last_day(
    moment: datetime, heading: str
) -> None:
    assert title(moment) == heading
    assert title(moment, pinned=True) == "Pinned"


def test_a_time_that_can_hardly_be_has_a_heading_too() -> None:
    by_date = ByDate(NOW.timestamp())
    for moment in (-1e12, 0.0, 9e15):
        assert by_date.title_of(by_date.key_of(ConversationSummary("c", "", "", moment)))


def test_months_are_written_as_they_are_read_in_chinese(chinese: None) -> None:
    assert title(datetime(2024, 2, 29)) == "2024年2月"


def test_another_day_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    begun = NOW.timestamp()
    by_date = ByDate(begun)
    for moment, stale in ((0, False), (23 * 3600, False), (24 * 3600, True), (-3600, True)):
        monkeypatch.setattr(time, "time", partial(float, begun + moment))
        assert by_date.is_stale() is stale


def test_gpts_that_are_gone_come_after_those_that_are_there() -> None:
    by_gpt = ByGpt([Gpt("g-b", "Beta"), Gpt("g-a", "Alpha")])
    chats = [ConversationSummary(n, "", n, 0.0) for n in ("", "g-gone", "g-a", "g-b")]
    keys = sorted(by_gpt.key_of(chat) for chat in chats)
    assert [by_gpt.title_of(key) for key in keys] == ["Beta", "Alpha", "gone", "No GPT"]
