"""Where terms stand in texts, and the piece that is shown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gpts_desktop.core.search_match import TermPattern, excerpt
from gpts_desktop.core.search_query import Term


def found(term: Term, text: str) -> list[str]:
    return [text[start:end] for start, end in TermPattern(term).spans(text)]


@pytest.mark.parametrize(
    ("term", "text", "places"),
    [
        (Term("comp"), "Computing, decompose, 量子computer", ["Comp", "comp"]),
        (Term("compute", exact=True), "compute computer COMPUTE", ["compute", "COMPUTE"]),
        (Term("量子"), "把量子纠错译成量，子", ["量子", "量，子"]),
        (Term("cafe"), "Ein Café, ein cafe", ["Café", "cafe"]),
        (Term("straße"), "STRASSE", ["STRASSE"]),
        (Term("ｆｕｌｌ"), "full width", ["full"]),
        (Term("c++"), "C++ and c", ["C++"]),
        (Term("🙂"), "ja 🙂 nein", ["🙂"]),
        (
            Term("two words", exact=True),
            "Two\nwords, two-words, two more words",
            ["Two\nwords", "two-words"],
        ),
        (Term("한국"), "대한국인", ["한국"]),
        (Term("snake"), "a_snake_case", ["snake"]),
    ],
)
def test_terms_are_found(term: Term, text: str, places: list[str]) -> None:
    assert found(term, text) == places


def test_an_excerpt_is_one_line_around_the_first_place() -> None:
    text = "word " * 100 + "量子\n计算 " + "tail " * 100
    spans = TermPattern(Term("量子")).spans(text)
    shown = excerpt(text, spans)
    assert shown.text.startswith("…word")
    assert shown.text.endswith("…")
    assert "\n" not in shown.text
    assert len(shown.text) < 180
    ((start, end),) = shown.marks
    assert shown.text[start:end] == "量子"


def test_an_excerpt_of_a_short_text_is_the_text() -> None:
    assert excerpt("short", []).text == "short"


@example("", ":¸", False)
@given(st.text(max_size=60), st.text(max_size=8), st.booleans())
def test_marks_lie_within_the_excerpt(text: str, words: str, exact: bool) -> None:
    if not words.strip():
        return
    spans = TermPattern(Term(words.strip(), exact)).spans(text)
    shown = excerpt(text, spans)
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


def test_an_excerpt_is_one_line_of_plain_words() -> None:
    text = "# Title\n\n- **Bold `apple`**,\n\n  then  a*b* and 2 * 3 *apples*\n"
    shown = excerpt(text, TermPattern(Term("apple")).spans(text))
    assert shown.text == "Title - Bold apple, then a*b and 2 * 3 apples "
    assert [shown.text[start:end] for start, end in shown.marks] == ["apple", "apple"]
    across = TermPattern(Term("bold apple", exact=True)).spans(text)
    shown = excerpt(text, across)
    assert [shown.text[start:end] for start, end in shown.marks] == ["Bold apple"]
