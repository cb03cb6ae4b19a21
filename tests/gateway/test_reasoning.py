from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.gateway.reasoning import ThinkSplitter


def split(*pieces: str) -> tuple[str, str]:
    """Return (text, reasoning)."""
    splitter = ThinkSplitter()
    runs = [run for piece in pieces for run in splitter.feed(piece)] + splitter.end()
    assert all(text for _, text in runs)
    return (
        "".join(text for thinks, text in runs if not thinks),
        "".join(text for thinks, text in runs if thinks),
    )


@pytest.mark.parametrize(
    ("content", "text", "reasoning"),
    [
        ("<think>hm</think>yes", "yes", "hm"),
        ("a <think>b</think> c <think>d</think>", "a  c ", "bd"),
        ("<think>never closed", "", "never closed"),
        ("a < b <thin", "a < b <thin", ""),
        ("</think> alone", "</think> alone", ""),
        ("write `<think>` here", "write `<think>` here", ""),
        ("<think></think>", "", ""),
    ],
)
def test_tags(content: str, text: str, reasoning: str) -> None:
    assert split(content) == (text, reasoning)
    assert split(*content) == (text, reasoning)


PIECES = st.lists(
    st.sampled_from(["<think>", "</think>", "<", "thi", "nk>", "`", "a", "</", "量"]), max_size=15
)


@given(PIECES, st.lists(st.integers(0, 80), max_size=10))
def test_any_cut_gives_the_same(pieces: list[str], cuts: list[int]) -> None:
    content = "".join(pieces)
    places = [0, *sorted(min(cut, len(content)) for cut in cuts), len(content)]
    assert split(*(content[a:b] for a, b in itertools.pairwise(places))) == split(content)


def test_nothing_is_held_back_that_no_tag_can_come_of() -> None:
    splitter = ThinkSplitter()
    assert splitter.feed("a<") == [(False, "a")]
    assert splitter.feed("b") == [(False, "<b")]
