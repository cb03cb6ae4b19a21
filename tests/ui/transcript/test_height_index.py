from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.ui.transcript.height_index import HeightIndex

heights = st.lists(st.integers(0, 500), max_size=80)


@given(heights)
def test_tops_are_prefix_sums(values: list[int]) -> None:
    index = HeightIndex(values)
    assert [index.top(i) for i in range(len(values) + 1)] == [
        sum(values[:i]) for i in range(len(values) + 1)
    ]
    assert index.total == sum(values)


@given(heights, st.integers(-10, 50_000))
def test_a_y_is_found_in_the_one_that_covers_it(values: list[int], y: int) -> None:
    index = HeightIndex(values)
    found = index.at(y)
    if not values:
        assert found == -1
    elif 0 <= y < index.total:
        assert index.top(found) <= y < index.top(found + 1)
    elif y < 0:
        assert found == 0
    else:
        assert found == len(values) - 1


def test_changes_agree_with_an_index_built_anew() -> None:
    chance = random.Random(4)
    values: list[int] = []
    index = HeightIndex()
    for _ in range(2_000):
        step = chance.random()
        if step < 0.5 or not values:
            height = chance.randrange(300)
            values.append(height)
            index.append(height)
        elif step < 0.9:
            at, height = chance.randrange(len(values)), chance.randrange(300)
            assert index.set(at, height) == height - values[at]
            values[at] = height
        else:
            size = chance.randrange(max(0, len(values) - 9), len(values) + 1)
            del values[size:]
            index.truncate(size)
        assert len(index) == len(values)
        middle = len(values) // 2
        assert index.top(middle) == sum(values[:middle])
        assert index.total == sum(values)
    fresh = HeightIndex(values)
    assert [fresh.at(y) for y in range(0, fresh.total, 37)] == [
        index.at(y) for y in range(0, fresh.total, 37)
    ]
