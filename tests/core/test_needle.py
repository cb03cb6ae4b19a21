from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.markdown.excerpt import block_text
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.needle import Needle, fold


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("the", "The other", [(0, 3), (5, 8)]),
        ("CAFE", "Un café, cafe\u0301!", [(3, 7), (9, 14)]),
        ("élan", "ELAN", [(0, 4)]),
        ("strasse", "Die Straße", [(4, 10)]),
        ("翻译", "把摘要翻译成英文，翻译好", [(3, 5), (9, 11)]),
        ("か", "がか", [(1, 2)]),
        ("ab", "😀ab", [(1, 3)]),
        ("ｆ", "full ｆ", [(0, 1), (5, 6)]),
        ("aa", "aaa", [(0, 2)]),
        ("x", "", []),
    ],
)
def test_words_are_found(words: str, text: str, found: list[tuple[int, int]]) -> None:
    assert Needle(words).find(text) == found


def test_nothing_is_looked_for() -> None:
    assert not Needle("")
    assert Needle("").find("abc") == []


@given(st.text(max_size=40), st.data())
def test_any_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if fold(text[start:end]) and fold(text[start:end]) in fold(text):
        assert Needle(text[start:end]).find(text)


@given(st.text(st.sampled_from("abé*_`~[]()#-> \n中文😀&;$\\"), max_size=50), st.data())
def test_what_may_not_be_in_a_source_is_not_shown(source: str, data: st.DataObject) -> None:
    shown = "\n".join(map(block_text, parse(source)))
    start = data.draw(st.integers(0, max(0, len(shown) - 1)))
    words = shown[start : start + data.draw(st.integers(1, 6))]
    if "\n" not in words and "\t" not in words and "\ufffc" not in words and "•" not in words:
        assert Needle(words).may_be_in(source) or not words.strip()


def test_most_messages_need_no_parsing() -> None:
    assert not Needle("quantum").may_be_in("Nothing **of** the [kind](https://a.example) is here.")
    assert Needle("bold word").may_be_in("A **bo**ld _word_.")
