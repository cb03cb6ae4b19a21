from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpts_desktop.core.titles import TITLE_COLUMNS, UNTITLED, title_of


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("What is a monad?", "What is a monad"),
        ("Explain quicksort. Then write it in C.", "Explain quicksort"),
        ("Hi! Can you explain **how** `asyncio` works?", "Hi! Can you explain how asyncio works"),
        ("Use version 3.11 of it, please", "Use version 3.11 of it, please"),
        ("\n\n# A heading #1\nmore", "A heading #1"),
        ("- [ ] buy milk\n- [x] eggs", "buy milk"),
        ("> > quoted words", "quoted words"),
        ("```python\nx = 1\n```\nWhy does this fail?", "Why does this fail"),
        ("See [the docs](https://example.com/a) for more", "See the docs for more"),
        ("What is https://example.com/long/path about", "What is about"),
        ("https://example.com", "https://example.com"),
        ("<b>Bold</b> claim", "Bold claim"),
        ("---\nafter a rule", "after a rule"),
        ("snake_case and __init__", "snake_case and init"),
        ("两件事。还有别的", "两件事。还有别的"),
        ("请解释什么是单子。谢谢", "请解释什么是单子"),
    ],
)
def test_title(question: str, title: str) -> None:
    assert title_of(question) == title


@pytest.mark.parametrize("nothing", ["", " \n\t", "...", "```\ncode\n```", "\u200b", "***"])
def test_nothing_to_name_it_by(nothing: str) -> None:
    assert title_of(nothing) == UNTITLED


def test_long_questions_are_cut_at_a_word() -> None:
    title = title_of("Please summarise the following sentence about transformers and attention")
    assert title == "Please summarise the following sentence about…"


def test_wide_characters_count_two() -> None:
    title = title_of("人工智能" * 20)
    assert columns(title) <= TITLE_COLUMNS
    assert title.startswith("人工智能" * 5)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_title_always_fits(question: str) -> None:
    title = title_of(question)
    assert title.strip() == title
    assert title
    assert columns(title) <= TITLE_COLUMNS
    assert "\n" not in title


def test_a_huge_question_is_read_at_its_beginning_only() -> None:
    assert title_of("word " * 1_000_000).startswith("word word")
