"""What people type into the search field."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.search_query import SearchQuery, Term, parse_query


def test_words_are_terms_and_quotes_make_one_exact() -> None:
    assert parse_query('量子 comp "exact  phrase"').terms == (
        Term("量子"),
        Term("comp"),
        Term("exact  phrase", exact=True),
    )


@pytest.mark.parametrize("typed", ["“精确 短语”", "「精确 短语」", '"精确 短语"', '"精确 短语'])
def test_every_kind_of_quote_counts_and_an_open_one_ends_with_the_text(typed: str) -> None:
    assert parse_query(typed).terms == (Term("精确 短语", exact=True),)


def test_a_minus_excludes_words_and_phrases() -> None:
    query = parse_query('-draft -"first try" e-mail')
    assert query.excluded == (Term("draft"), Term("first try", exact=True))
    assert query.terms == (Term("e-mail"),)


def test_filters() -> None:
    query = parse_query(
        'gpt:"Research GPT" before:2024-03 after:2023-12-31 IS:interrupted has：code'
    )
    assert query.gpt == "Research GPT"
    assert query.before == datetime(2024, 3, 1).timestamp()
    assert query.after == datetime(2023, 12, 31).timestamp()
    assert query.states == {"interrupted"}
    assert query.contents == {"code"}
    assert not query.terms


def test_in_title() -> None:
    assert parse_query("in:title 量子").places == {"title"}


@pytest.mark.parametrize(
    "typed", ["before:soon", "after:2024-13", "is:nice", "has:wings", "in:vain"]
)
def test_a_filter_that_says_nothing_is_explained(typed: str) -> None:
    query = parse_query(typed)
    assert query.is_empty
    assert typed.partition(":")[2] in query.unclear[0]


@pytest.mark.parametrize("typed", ["", "  ", "-", "gpt:", "before:", "- -"])
def test_what_is_not_finished_asks_for_nothing(typed: str) -> None:
    assert parse_query(typed) == SearchQuery()


def test_an_unknown_filter_is_a_word() -> None:
    assert parse_query("http://example.org foo:bar").terms == (
        Term("http://example.org"),
        Term("foo:bar"),
    )


@given(
    st.text(alphabet=st.sampled_from('ab量-":：“”「」 gptisnhacodebefore2024') | st.characters())
)
def test_no_query_raises(typed: str) -> None:
    parse_query(typed)
