"""Times in whatever form exports write them."""

from __future__ import annotations

from typing import Any

import pytest

from gpts_desktop.core.importing.moments import moment


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (1_700_000_000.5, 1_700_000_000.5),
        (1_700_000_000, 1_700_000_000.0),
        (1_700_000_000_500, 1_700_000_000.5),
        ("2023-11-14T22:13:20Z", 1_700_000_000.0),
        ("2023-11-15T06:13:20+08:00", 1_700_000_000.0),
        ("1700000000.5", 1_700_000_000.5),
        (None, None),
        ("", None),
        ("yesterday", None),
        (True, None),
        (0, None),
        (-5.0, None),
        (float("nan"), None),
        (float("inf"), None),
        (10**400, None),
        ([1], None),
    ],
)
def test_times_are_seconds_or_nothing(value: Any, wanted: float | None) -> None:
    assert moment(value) == wanted
