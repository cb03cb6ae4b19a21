from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.parameters import SPECS, Parameters, checked, parsed


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("temperature", 0, 2),
        ("top_p", 0, 1),
        ("presence_penalty", -2, 2),
        ("frequency_penalty", -2, 2),
        ("n", 1, 128),
    ],
)
def test_ranges_of_the_api(name: str, low: float, high: float) -> None:
    assert checked(name, low) == low
    assert checked(name, high) == high
    for outside in (low - 0.01, high + 1, float("nan"), float("inf"), "1", True, None):
        with pytest.raises(InputError):
            checked(name, outside)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("temperature", "", None),
        ("temperature", " 0.5 ", 0.5),
        ("temperature", "0,5", 0.5),
        ("temperature", "0，5", 0.5),
        ("max_tokens", "1688", 1688),
        ("max_tokens", "1e3", 1000),
        ("logit_bias", '{"50256": -100}', {"50256": -100}),
        ("user", " u ", "u"),
    ],
)
def test_typed(name: str, text: str, value: Any) -> None:
    found = parsed(name, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("temperature", "hot"),
        ("temperature", "2.1"),
        ("max_tokens", "0"),
        ("max_tokens", "1.5"),
        ("n", "0"),
        ("logit_bias", "{"),
        ("logit_bias", "[1]"),
        ("logit_bias", '{"a": 1}'),
        ("logit_bias", '{"1": 101}'),
        ("logit_bias", '{"1": "x"}'),
        ("logit_bias", "[" * 100_000),
    ],
)
def test_refused(name: str, text: str) -> None:
    with pytest.raises(InputError) as caught:
        parsed(name, text)
    assert str(caught.value).startswith(SPECS[name].label)


def test_a_conversations_parameters_lie_over_its_gpts() -> None:
    over = Parameters(temperature=0.0, stream=False).over(Parameters(temperature=1, n=2))
    assert over == Parameters(temperature=0.0, n=2, stream=False)


def test_json_and_back() -> None:
    parameters = Parameters(temperature=0.5, logit_bias={"1": 2.0}, stream=False, system="S")
    assert Parameters.from_json(parameters.to_json()) == parameters
    assert Parameters.from_json({"temperature": 9, "n": None, "other": 1, "user": "u"}) == (
        Parameters(user="u")
    )


@given(st.sampled_from(sorted(SPECS)), st.text(max_size=30))
def test_nothing_typed_raises_anything_else(name: str, text: str) -> None:
    try:
        parsed(name, text)
    except InputError as error:
        assert str(error)


@pytest.mark.parametrize("typed", ["1,688", "1，688", "1688", "1688.0", " 1688 "])
def test_thousands_may_be_parted_in_whole_numbers(typed: str) -> None:
    assert parsed("max_tokens", typed) == 1688


def test_a_comma_is_the_point_in_other_numbers() -> None:
    assert parsed("temperature", "1,500") == 1.5
    with pytest.raises(InputError):
        parsed("max_tokens", "1,5")
