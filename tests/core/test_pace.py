from __future__ import annotations

from gpts_desktop.core.pace import Pace


def test_a_portion_shrinks_when_it_takes_too_long_and_never_to_nothing() -> None:
    pace = Pace(1_000, wanted=0.02)
    pace.learn(0.04)
    assert pace.size == 500
    for _ in range(20):
        pace.learn(1.0)
    assert pace.size == 15


def test_it_grows_again_up_to_the_most() -> None:
    pace = Pace(1_000, wanted=0.02)
    pace.learn(0.08)
    assert pace.size == 250
    sizes = []
    for _ in range(20):
        pace.learn(0.001)
        sizes.append(pace.size)
    assert sizes == sorted(sizes) and sizes[0] < 400 and sizes[-1] == 1_000


def test_what_takes_about_as_long_as_wanted_stays() -> None:
    pace = Pace(1_000, wanted=0.02)
    pace.learn(0.015)
    assert pace.size == 1_000


def test_the_work_is_done_with_what_it_is_given() -> None:
    pace = Pace(1_000, wanted=0.0)
    assert pace.timed(int, "ff", base=16) == 255
    assert pace.size < 1_000
