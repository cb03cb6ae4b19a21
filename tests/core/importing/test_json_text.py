"""Reading JSON value by value, however it is cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.importing.json_text import BrokenJsonError, JsonText

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def cut(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


@given(st.lists(values), st.integers(1, 9), st.booleans())
def test_elements_are_the_same_wherever_the_text_is_cut(
    wanted: list[Any], size: int, ascii_only: bool
) -> None:
    text = JsonText(cut(json.dumps(wanted, ensure_ascii=ascii_only), size))
    assert [text.value() for _ in text.elements()] == wanted
    assert text.peek() == ""


@given(st.dictionaries(st.text(), values), st.integers(1, 9))
def test_members_are_the_same_wherever_the_text_is_cut(wanted: dict[str, Any], size: int) -> None:
    text = JsonText(cut(json.dumps(wanted, indent=1), size))
    assert {key: text.value() for key in text.members()} == wanted


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{nothing}", "it is not written as JSON"),
        ('{"a": "never closed', "the file ends in the middle of it"),
        ("[" * 100_000, "it holds what no JSON reader takes"),
        ("9" * 5_000, "it holds what no JSON reader takes"),
    ],
)
def test_what_is_no_value_is_refused(source: str, reason: str) -> None:
    with pytest.raises(BrokenJsonError, match=reason):
        JsonText(cut(source, 1000)).value()


def test_a_value_too_large_is_given_up_before_it_is_all_in_memory() -> None:
    read = []

    def endless() -> Iterator[str]:
        yield '["'
        while True:
            read.append(1000)
            yield "x" * 1000

    text = JsonText(endless(), largest=50_000)
    with pytest.raises(BrokenJsonError, match="too large"):
        text.value()
    assert sum(read) < 200_000


def test_what_was_read_is_forgotten() -> None:
    text = JsonText(cut(json.dumps(["x" * 100] * 1000), 500))
    held = 0
    for _ in text.elements():
        text.value()
        held = max(held, len(text._text))
    assert held < 2_000


def test_who_reads_is_asked_after_each_value() -> None:
    asked: list[None] = []
    text = JsonText(iter(["[1, 2, 3]"]), lambda: asked.append(None))
    assert [text.value() for _ in text.elements()] == [1, 2, 3]
    assert len(asked) == 3


def test_a_place_is_sought_across_pieces() -> None:
    text = JsonText(cut("broken here, but , {3}", 2))
    assert text.seek(re.compile(r", (?=\{)"), 10)
    assert text.take("{")
    assert not text.seek(re.compile(r", (?=\{)"), 10)
