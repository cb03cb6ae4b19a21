"""The words of a search in one message."""

from __future__ import annotations

from gpts_desktop.core.search_needle import TermsNeedle
from gpts_desktop.core.search_query import parse_query


def test_each_term_is_found_by_word_in_the_order_of_the_text() -> None:
    text = "Cafés: 量子 and a decaf café"
    needle = TermsNeedle(parse_query("量子 cafe").terms)
    assert [text[start:end] for start, end in needle.find(text)] == ["Café", "量子", "café"]
    assert needle
    assert not TermsNeedle(())
