"""The records of a JSON file, with every kind of damage between them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.importing.documents import Damage, Document, Found
from gpts_desktop.core.importing.json_text import JsonText
from tests.core.importing.exports import short


def records(text: str, size: int = 97) -> list[Found | Damage]:
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    return list(Document(JsonText(pieces)).records())


def titles(found: list[Found | Damage]) -> list[str]:
    return [one.fields.get("title", "") for one in found if isinstance(one, Found)]


def damages(found: list[Found | Damage]) -> list[tuple[int, str]]:
    return [(one.place, one.title) for one in found if isinstance(one, Damage)]


FOUR = [short(place) for place in range(4)]
TITLES = ["Chat 0", "Chat 1", "Chat 2", "Chat 3"]


@pytest.mark.parametrize(
    "whole",
    [
        FOUR,
        {"conversations": FOUR},
        {"format": "gpts-desktop", "version": 1, "gpts": [], "conversations": FOUR, "more": 1},
    ],
)
def test_an_array_and_an_object_with_one_hold_conversations(whole: Any) -> None:
    found = records(json.dumps(whole))
    assert titles(found) == TITLES
    assert not damages(found)


def test_one_conversation_alone_is_a_file() -> None:
    assert titles(records(json.dumps(FOUR[0]))) == ["Chat 0"]


def test_gpts_are_told_from_conversations() -> None:
    found = records(json.dumps({"gpts": [{"id": "g-bo0FiWLY7"}], "conversations": FOUR[:1]}))
    assert [one.kind for one in found if isinstance(one, Found)] == ["gpts", "conversations"]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"Chat 1"', '"Chat 1'),  # a quote is missing
        ('"Answer 1."', '"Answer 1'),
        ('"id": "c1"', '"id" "c1"'),
        ('"parts": ["Answer 1."', '"parts": [,'),
        ('"title": "Chat 1"', '"title": "Chat 1", "deep": ' + "[" * 5000),
    ],
)
def test_damage_costs_the_conversation_that_has_it(good: str, bad: str) -> None:
    text = json.dumps([short(place) for place in range(4)], ensure_ascii=False)
    assert good in text
    found = records(text.replace(good, bad, 1))
    assert titles(found) == ["Chat 0", "Chat 2", "Chat 3"]
    assert [place for place, _ in damages(found)] == [2]


@given(st.integers(1, 2000))
def test_a_file_cut_anywhere_gives_the_conversations_before_the_cut(end: int) -> None:
    text = json.dumps(FOUR, ensure_ascii=False)
    found = records(text[: len(text) - end])
    whole = titles(found)
    assert whole == TITLES[: len(whole)]
    assert len(damages(found)) == 1
    if end < 100:
        assert len(whole) >= 3


@given(st.integers(0, 3000), st.text(min_size=1, max_size=3))
def test_damage_anywhere_costs_at_most_what_it_touches(at: int, noise: str) -> None:
    text = json.dumps(FOUR, ensure_ascii=False)
    at %= len(text)
    found = records(text[:at] + noise + text[at:])
    assert len(titles(found)) >= 3
    assert all(one.fields["mapping"] is not None for one in found if isinstance(one, Found))


def test_each_of_many_damaged_conversations_is_told() -> None:
    text = json.dumps(FOUR).replace('"Answer', "Answer")
    assert damages(records(text)) == list(enumerate(TITLES, start=1))


def test_what_is_no_conversation_is_told_and_the_others_come() -> None:
    found = records(json.dumps([1, FOUR[0], {"id": "x"}, FOUR[1]]))
    assert titles(found) == ["Chat 0", "Chat 1"]
    assert [place for place, _ in damages(found)] == [1, 3]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "it is empty"),
        ("  \n", "it is empty"),
        ("<html>", "it is no JSON"),
        ('{"user": 1}', "there is no conversation in it"),
    ],
)
def test_a_file_without_conversations_says_so(text: str, reason: str) -> None:
    assert [one.reason for one in records(text) if isinstance(one, Damage)] == [reason]


def test_an_empty_list_is_no_damage() -> None:
    assert records("[]") == []
    assert records('{"conversations": []}') == []
