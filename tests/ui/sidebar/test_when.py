from __future__ import annotations

from datetime import datetime

import pytest

from gpts_desktop.ui.sidebar.when import when

NOW = datetime(2025, 11, 22, 15, 30).timestamp()  # a Saturday, local time


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2025, 11, 22, 15, 29, 30), "now"),
        (datetime(2025, 11, 22, 15, 31), "now"),
        (datetime(2025, 11, 22, 10, 42), "10:42"),
        (datetime(2025, 11, 22, 0, 5), "00:05"),
        (datetime(2025, 11, 21, 23, 59), "Fri"),
        (datetime(2025, 11, 16, 12, 0), "Sun"),
        (datetime(2025, 11, 15, 12, 0), "Nov 15"),
        (datetime(2025, 1, 1, 12, 0), "Jan 1"),
        (datetime(2024, 12, 31, 12, 0), "Dec 2024"),
    ],
)
def test_the_words_are_short(moment: datetime, words: str) -> None:
    assert when(moment.timestamp(), NOW) == words


def test_chinese_gets_chinese_words(chinese: None) -> None:
    assert when(datetime(2025, 11, 22, 15, 29, 30).timestamp(), NOW) == "刚刚"
    assert when(datetime(2025, 11, 21, 12, 0).timestamp(), NOW) == "周五"
    assert when(datetime(2025, 11, 15, 12, 0).timestamp(), NOW) == "11月15日"
    assert when(datetime(2024, 12, 31, 12, 0).timestamp(), NOW) == "2024年12月"
