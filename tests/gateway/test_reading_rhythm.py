from __future__ import annotations

import asyncio

import pytest

from gpts_desktop.gateway.reading_rhythm import GATHER, ReadingRhythm

MODULE = "gpts_desktop.gateway.reading_rhythm"


class Clock:
    """Time that goes on only by sleeping and by `spend`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.rests: list[float] = []
        monkeypatch.setattr(f"{MODULE}.time.perf_counter", lambda: self.now)
        monkeypatch.setattr(f"{MODULE}.asyncio.sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.rests.append(seconds)
        self.now += seconds


def taken(rhythm: ReadingRhythm, clock: Clock, parts: int, size: int, every: float) -> None:
    async def take() -> None:
        for _ in range(parts):
            clock.now += every
            await rhythm.after(size)

    asyncio.run(take())


def test_what_trickles_gathers(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    taken(ReadingRhythm(), clock, parts=10, size=200, every=0.01)
    assert clock.rests == [GATHER] * 10


def test_what_has_gathered_is_taken_without_a_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    taken(ReadingRhythm(), clock, parts=3, size=200, every=0.0001)
    assert clock.rests == []


def test_what_pours_lets_the_loop_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    taken(ReadingRhythm(), clock, parts=1_000, size=200, every=0.0001)
    assert set(clock.rests) == {0}
    assert len(clock.rests) in range(20, 30)
