from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpts_desktop.core.residue import ResidueFilter, visible

BITS = [
    "【", "11", "4:0", "†", "source", "】", "\ue200", "cite", "\ue202", "turn0search1", "\ue201",
    "\ue203", "\ue206", "[", "]", "(", ")", "!", "sandbox:/mnt/data/", "a.csv", "sand", "box:",
    "/mnt", "<", ">", " ", "\n", "，", "x" * 240,
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as said【11†source】.", "as said."),
        ("two【4:0†report.pdf】【4:12†L1-L9】!", "two!"),
        ("said \ue200cite\ue202turn0search1\ue202turn0news2\ue201 so", "said  so"),
        ("\ue203a claim\ue204\ue206", "a claim"),
        ("[Download it](sandbox:/mnt/data/a.csv) now", "Download it now"),
        ("![Plot](sandbox:/mnt/data/plot(1).png)", "Plot"),
        ("[x](<sandbox:/mnt/data/a b.csv>)", "x"),
        ("at sandbox:/mnt/data/a.csv, there", "at , there"),
        ("见 sandbox:/mnt/data/a.csv，完", "见 ，完"),
    ],
)
def test_residue_is_hidden(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "【注意】这里",
        "【11】",
        "[a](https://example.com/mnt/data/x)",
        "[a][b] and a[0](x)",
        "sandbox: /mnt/data",
        "【11†" + "x" * 600 + "】",
        "【11†a\nb】",
        "!",
        "",
    ],
)
def test_what_is_no_residue_stays(text: str) -> None:
    assert visible(text) == text


def test_an_open_citation_hides_only_its_mark() -> None:
    assert visible("a\ue200cite and so on\nb") == "acite and so on\nb"


@settings(deadline=None)
@given(TEXTS, st.lists(st.integers(0, 400), max_size=12))
@example("[" + "x" * 500 + "](sandbox:/mnt/data/a)", [501])
@example("s", [0])
def test_any_cutting_gives_the_same(text: str, cuts: Sequence[int]) -> None:
    residue = ResidueFilter()
    shown = []
    at = 0
    for cut in sorted(cuts):
        shown.append(residue.feed(text[at:cut]))
        at = max(at, cut)
    shown.append(residue.feed(text[at:]))
    assert "".join(shown) + residue.flush() == visible(text)


@settings(deadline=None)
@given(TEXTS)
def test_each_character_alone_gives_the_same(text: str) -> None:
    residue = ResidueFilter()
    assert "".join(map(residue.feed, text)) + residue.flush() == visible(text)


def test_text_without_residue_is_not_held_back() -> None:
    residue = ResidueFilter()
    assert residue.feed("Hello, wor") == "Hello, wor"
    assert residue.feed("ld 【注") == "ld 【注"


def test_a_beginning_is_held_back() -> None:
    residue = ResidueFilter()
    assert residue.feed("so 【11†so") == "so "
    assert residue.feed("urce】.") == "."
    assert residue.feed("get [it](sandbox:/mnt") == "get "
    assert residue.flush() == "[it](sandbox:/mnt"
