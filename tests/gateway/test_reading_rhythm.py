from __future__ import annotations

import asyncio

import pytest

from gpts_desktop.gateway.reading_rhythm import ReadingRhythm

MODULE = "gpts_desktop.gateway.reading_rhythm"


@pytest.mark.parametrize(("every", "turns"), [(0.0001, range(20, 30)), (0.00001, range(2, 4))])
def test_what_pours_lets_the_loop_turn(
    monkeypatch: pytest.MonkeyPatch, every: float, turns: range
) -> None:
    now = 0.0
    rests: list[float] = []

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    async def take() -> None:
        nonlocal now
        rhythm = ReadingRhythm()
        for _ in range(1_000):
            now += every
            await rhythm.after_part()

    monkeypatch.setattr(f"{MODULE}.time.perf_counter", lambda: now)
    monkeypatch.setattr(f"{MODULE}.asyncio.sleep", sleep)
    asyncio.run(take())
    assert set(rests) == {0}
    assert len(rests) in turns
