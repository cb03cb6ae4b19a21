from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from gpts_desktop.ui.sidebar.when import when

NOW = datetime(2025, 11, 22, 15, 30).timestamp()  # a Saturday, local time


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


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


def test_a_chinese_locale_gets_chinese_words() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    assert when(datetime(2025, 11, 21, 12, 0).timestamp(), NOW) == "周五"
