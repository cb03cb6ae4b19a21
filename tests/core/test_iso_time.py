from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.iso_time import from_iso, to_iso


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "1970-01-01T00:00:00Z"),
        (1714521600.25, "2024-05-01T00:00:00.25Z"),
        (1764086249.1234567, "2025-11-25T15:57:29.1234567Z"),
        (-0.5, "1969-12-31T23:59:59.5Z"),
    ],
)
def test_moments_read_well(seconds: float, text: str) -> None:
    assert to_iso(seconds) == text
    assert from_iso(text) == seconds


@given(st.floats(-6e10, -1) | st.floats(1, 2.5e11))
def test_no_digit_is_lost(seconds: float) -> None:
    text = to_iso(seconds)
    assert text is not None
    assert from_iso(text) == seconds


@pytest.mark.parametrize("seconds", [math.nan, math.inf, -math.inf, 1e300, -1e15])
def test_what_no_calendar_has_is_none(seconds: float) -> None:
    assert to_iso(seconds) is None


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01T08:00:00+08:00",
        "2024-05-01 00:00Z",
        "2024-05-01T00:00:00",
        "2024-05-01T08:00+0800",
    ],
)
def test_other_zones_and_forms_are_read(text: str) -> None:
    assert from_iso(text) == 1714521600.0


@pytest.mark.parametrize("text", ["", "noon", "1714521600", "2024-02-30T00:00:00Z", "2024-05-01"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_iso(text)
