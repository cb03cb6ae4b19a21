"""Which copies are kept: a property for every history of copies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from gpts_desktop.core.copies import Copy, CopyKind, is_due, superfluous

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
DAY = 86_400.0


def copy(made: float, kind: CopyKind = CopyKind.DAILY, name: int = 0) -> Copy:
    return Copy(Path(f"{kind}-{made}-{name}"), made, 4, kind, 1)


def kept(copies: list[Copy], now: float = NOW) -> list[Copy]:
    gone = {one.path for one in superfluous(copies, now, UTC)}
    return [one for one in copies if one.path not in gone]


HISTORIES = st.lists(st.tuples(st.floats(0, 2 * NOW), st.sampled_from(CopyKind)), max_size=60).map(
    lambda rows: [copy(made, kind, at) for at, (made, kind) in enumerate(rows)]
)


@given(HISTORIES)
def test_what_is_kept_of_any_history(copies: list[Copy]) -> None:
    left = kept(copies)
    assert len([one for one in left if one.kind is CopyKind.DAILY]) <= 7 + 4 + 12 + 1
    if copies:
        assert max(copies, key=lambda one: (one.made, one.path)) in left
    for one in copies:
        young = NOW - one.made < 365 * DAY
        if one.kind is CopyKind.MANUAL or (one.kind is not CopyKind.DAILY and young):
            assert one in left
    # What was kept once is kept until time goes on, in whatever order the copies come.
    assert kept(left) == left
    assert {one.path for one in kept(copies[::-1])} == {one.path for one in left}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=100, max_size=300))
def test_years_of_daily_copies_leave_days_weeks_and_months(gaps: list[int]) -> None:
    copies: list[Copy] = []
    days: list[float] = []
    now = NOW
    for gap in gaps:
        now += gap * DAY
        days.append(now)
        copies = kept([*copies, copy(now)], now)
        held = {one.made for one in copies}
        assert held >= set(days[-7:])
        for count, period in ((4, "%G-%V"), (12, "%Y-%m")):
            newest = {datetime.fromtimestamp(day, UTC).strftime(period): day for day in days}
            assert held >= set(list(newest.values())[-count:])


def test_a_copy_is_due_when_today_has_none() -> None:
    assert is_due([], NOW, UTC)
    assert is_due([copy(NOW - 13 * 3600)], NOW, UTC)
    assert not is_due([copy(NOW - 11 * 3600)], NOW, UTC)
    assert is_due([copy(NOW, CopyKind.MANUAL)], NOW, UTC)
    # A clock that was wrong once must not stop the copies for years.
    assert is_due([copy(NOW + 400 * DAY)], NOW, UTC)


def test_after_a_year_away_the_old_copies_are_still_there() -> None:
    copies = [copy(NOW - days * DAY) for days in range(400, 420)]
    assert len(kept(copies)) >= 7
    later = datetime.fromtimestamp(NOW, UTC) + timedelta(days=800)
    assert len(kept(copies, later.timestamp())) >= 7
