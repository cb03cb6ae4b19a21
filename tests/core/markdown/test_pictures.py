"""Pictures become blocks; those that a text carries cost their length once and show no data."""

from __future__ import annotations

import time

import pytest

from gpts_desktop.core.markdown.blocks import Code, Picture, Prose
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.markdown.stream import LINE_LIMIT, BlockStream
from tests.core.markdown.outline import outline

DOT = "data:image/png;base64,iVBORw0KGgo="
LARGE = "data:image/png;base64," + "iVBORw0KGgo+/A" * 100_000

CASES = {
    "alone": ("![chart](https://h/p.png)", ["picture(https://h/p.png) 'chart'"]),
    "in the middle": (
        "See ![a *b*](p.png), and\nmore.",
        ["See", "picture(p.png) 'a b'", ", and more."],
    ),
    "several": (
        "![a](1)\n![b](2) ![](3)",
        ["picture(1) 'a'", "picture(2) 'b'", "picture(3) ''"],
    ),
    "within a link": ("x [![a](p)](/to) y", ["x", "picture(p) 'a' -> /to", "y"]),
    "amid a link's words": ("[see ![a](p) here](/to)", ["L(see =/to)L(P(a=p)=/to)L( here=/to)"]),
    "two in a link": ("[![a](p)![b](q)](/to)", ["L(P(a=p)=/to)L(P(b=q)=/to)"]),
    "bold": ("**![a](p)**", ["picture(p) 'a'"]),
    "amid bold words": ("**one ![a](p) two**", ["B(one)", "picture(p) 'a'", "B(two)"]),
    "with a title": ('![a](p "t")', ["picture(p) 'a'"]),
    "in a list": (
        "1. ![a](p) one\n2. two ![b](q)",
        ["  1. ", "  picture(p) 'a'", "  one", "  2. two", "  picture(q) 'b'"],
    ),
    "in a quote": ("> a\n> ![b](q)", [">a", ">picture(q) 'b'"]),
    "in a heading": ("# a ![b](q)", ["h1 a P(b=q)"]),
    "in a table": ("|a|\n|-|\n|![b](q)|", ["table a", "row P(b=q)"]),
    "by reference": ("![a][r] ![r]\n\n[r]: /p", ["picture(/p) 'a'", "picture(/p) 'r'"]),
    "reference within words": (
        "- one ![a][r] two [r]\n\n[r]: /p",
        ["  • one", "  picture(/p) 'a'", "  two L(r=/p)"],
    ),
    "link beside it resolved later": (
        "one ![a](q) two [r]\n\n[r]: /p",
        ["one", "picture(q) 'a'", "two L(r=/p)"],
    ),
    "in a link resolved later": ("- [![a](p)][r]\n\n[r]: /to", ["  • ", "  picture(p) 'a' -> /to"]),
    "in a link resolved between others": (
        "before\n\nx ![a](p) [y ![b](q)][r] z\n\nafter\n\n[r]: /to",
        ["before", "x", "picture(p) 'a'", "L(y =/to)L(P(b=q)=/to) z", "after"],
    ),
    "no address": ("a ![b]() c", ["a b c"]),
    "code": ("`![a](p)`", ["C(![a](p))"]),
    "data": (f"a ![b]({DOT}) c", ["a", f"picture({DOT}) 'b'", "c"]),
    "data in pointed brackets": (f"![b](<{DOT}>)", [f"picture({DOT}) 'b'"]),
    "data by reference": (f"![b][r]\n\n[r]: <{DOT}>", [f"picture({DOT}) 'b'"]),
    "data as text": (f"see {DOT}", [f"see {DOT}"]),
    "data in code": (f"    ![b]({DOT})", [f"code() '![b]({DOT})'"]),
    "noncharacters": ("\ufdd00\ufdd1", ["\ufffd0\ufdd1"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_picture_is_a_block(name: str) -> None:
    source, lines = CASES[name]
    assert outline(parse(source)) == lines


@pytest.mark.parametrize("name", CASES)
def test_each_by_its_characters(name: str) -> None:
    source = CASES[name][0]
    stream = BlockStream()
    for character in source:
        stream.append(character)
    stream.finish()
    assert stream.blocks == parse(source)


def test_blocks_stand_where_they_were_written() -> None:
    source = f"one\n  two ![a](p) three [![b]({DOT})](/to) four\nfive"
    places = [source[block.start : block.end] for block in parse(source)]
    assert [place.strip() for place in places] == [
        "one\n  two",
        "![a](p)",
        "three",
        f"[![b]({DOT})](/to)",
        "four\nfive",
    ]


def test_blocks_that_came_of_a_reference_stand_there_too() -> None:
    source = "one\n\nand ![a][r] two\n\nthree\n\n[r]: /p"
    places = [source[block.start : block.end].strip() for block in parse(source)]
    assert places == ["one\n\nand", "![a][r]", "two\n\nthree"]


@pytest.mark.parametrize("before", ["", "Words before it. " * 200, "> ", "- "])
def test_a_large_picture_on_one_line_is_one_picture(before: str) -> None:
    blocks = parse(f"{before}![chart]({LARGE}) after")
    (picture,) = [block for block in blocks if isinstance(block, Picture)]
    assert (picture.address, picture.text) == (LARGE, "chart")
    assert outline(blocks)[-1].strip("> ") == "after"


def test_a_large_picture_streams_at_a_flat_cost() -> None:
    """A hundred times as many pieces may take a hundred times as long, not ten thousand times."""

    def spent(pieces: int) -> float:
        stream = BlockStream()
        stream.append("Here: ![chart](data:image/png;base64,")
        started = time.process_time()
        for _ in range(pieces):
            stream.append("iVBORw0KGgo+/A" * 4)
        return time.process_time() - started

    spent(10)
    assert spent(20_000) < 40 * max(spent(2_000), 0.005)


def test_no_data_is_shown_while_it_arrives() -> None:
    stream = BlockStream()
    for character in f"Here: ![chart]({DOT}":
        stream.append(character)
        shown = outline(stream.blocks)
        assert not any("![" in line or "base64" in line for line in shown)
    assert shown == ["Here:", "picture(arriving) 'chart'"]
    stream.append(") and")
    assert outline(stream.blocks) == ["Here:", f"picture({DOT}) 'chart'", "and"]


@pytest.mark.parametrize(
    ("half", "lines"),
    [
        ("a ![", ["a"]),
        ("a ![b]", ["a"]),
        ("a ![b](https://h/x(1)", ["a", "picture(arriving) 'b'"]),
        ('a ![b](u "ti', ["a", "picture(arriving) 'b'"]),
        ("a [![b](u)", ["a", "picture(arriving) 'b'"]),
        ("a [![b](u)](https://", ["a", "picture(arriving) 'b'"]),
        ("a ![b] c", ["a ![b] c"]),
        ("```\n![b](u", ["code() '![b](u'"]),
        ("see data:image/png;base64,AAAA", ["see data:…"]),
    ],
)
def test_half_a_picture_is_not_shown_as_text(half: str, lines: list[str]) -> None:
    stream = BlockStream()
    stream.append(half)
    assert outline(stream.blocks) == lines


def test_data_in_a_fence_stays_code_whatever_its_length() -> None:
    (code,) = parse(f"```\n![b]({LARGE})\n```")
    assert isinstance(code, Code)
    assert code.text == f"![b]({LARGE})"


def test_data_that_is_only_text_is_shown_shortened() -> None:
    (prose,) = parse(f"see {LARGE} there")
    assert isinstance(prose, Prose)
    assert len(prose.paragraphs[0].runs[0].text) < 100


def test_a_long_line_with_a_picture_behind_its_limit() -> None:
    source = "word " * (LINE_LIMIT // 4) + f"![a]({DOT})" + " word" * 3_000
    stream = BlockStream()
    for at in range(0, len(source), 7):
        stream.append(source[at : at + 7])
    stream.finish()
    assert stream.blocks == parse(source)
    assert [block.address for block in parse(source) if isinstance(block, Picture)] == [DOT]


@pytest.mark.parametrize("before", ["", "a", "Words. " * 150, "Words. " * 300])
def test_a_long_address_is_not_cut(before: str) -> None:
    address = "https://h/" + "x" * 1_500
    blocks = parse(f"{before}![a]({address})")
    assert isinstance(blocks[-1], Picture)
    assert blocks[-1].address == address
