from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.markdown.block_text import markdown, written
from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.excerpt import block_text, cut, plain
from gpts_desktop.core.markdown.parse import parse
from tests.core.markdown.outline import outline
from tests.core.markdown.test_excerpt import PIECES

SOURCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("\n\n".join)


def part(source: str, first: str, last: str) -> str:
    """Return the Markdown of what lies from the first words to the last ones."""
    kept: list[Block] = []
    inside = False
    for block in parse(source):
        text = block_text(block)
        start = 0 if inside else text.find(first)
        if start < 0:
            continue
        inside = True
        end = text.find(last)
        piece = cut(block, start, end + len(last) if end >= 0 else None, headed=True)
        if piece is not None:
            kept.append(piece)
        if end >= 0:
            break
    return markdown(kept, source)


@given(SOURCES)
def test_everything_is_its_own_source(source: str) -> None:
    blocks = parse(source)
    assert markdown(blocks, source) == source.strip("\n")


@given(st.text(st.sampled_from("ab *_`#->1.)[]$|~\\\n:(!<&+= \t中😀"), max_size=60))
def test_everything_of_any_text_reads_as_its_blocks(source: str) -> None:
    blocks = parse(source)
    assert outline(parse(markdown(blocks, source))) == outline(blocks)


@given(SOURCES)
def test_blocks_without_their_source_are_written_so_that_they_read_the_same(source: str) -> None:
    blocks = parse(source)
    assert plain(parse(written(blocks))) == plain(blocks)


@given(SOURCES, st.data())
def test_a_part_reads_as_that_part(source: str, data: st.DataObject) -> None:
    blocks = parse(source)
    at = data.draw(st.integers(0, len(blocks) - 1))
    start = data.draw(st.integers(0, len(block_text(blocks[at]))))
    kept = cut(blocks[at], start, headed=True)
    parts = [*([kept] if kept is not None else []), *blocks[at + 1 :]]
    said = plain(parse(markdown(parts, source)))
    assert said.split() == plain(parts).split()


@pytest.mark.parametrize(
    "text", ["# no heading", "- no item", "1. none", "> none", "--- ", "+ a", "2) b", "~~~", "=="]
)
def test_text_that_looks_like_structure_stays_text(text: str) -> None:
    source = f"word {text}"
    kept = cut(parse(source)[0], 5)
    assert kept is not None
    assert outline(parse(markdown([kept], source))) == [text.strip()]


def test_a_part_of_code_is_a_fence_of_its_language() -> None:
    assert part("```py\na = 1\nb = 2\n```", "b", "2") == "```py\nb = 2\n```"


def test_parts_of_items_keep_their_lists() -> None:
    source = "- one **bold** word\n- two\n  1. deep\n- three"
    assert part(source, "bold", "three") == "**bold** word\n- two\n  1. deep\n- three"


def test_a_part_of_a_table_has_the_header() -> None:
    source = "| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 |"
    assert part(source, "3", "4") == "| a | b |\n| --- | ---: |\n| 3 | 4 |"


def test_whole_blocks_between_cut_ones_are_slices() -> None:
    source = "First words.\n\n* starred\n* items\n\nLast words."
    assert part(source, "words", "Last") == "words.\n\n- starred\n- items\n\nLast"
    long = "\n\n".join(["Cut here. " * 150, "```\nx\n```", "* kept", "```\ny\n```", "Last words."])
    assert "```\nx\n```\n\n* kept\n\n```\ny\n```\n\nLast" in part(long, "here", "Last")


def test_quotes_that_meet_are_written_apart() -> None:
    source = "> one\n>\n> goes on\n\n> two\n>\n> > deeper\n>\n> > other"
    assert written(parse(source)) == "> one\n>\n> goes on\n\n> two\n>\n> > deeper\n>\n> > other"
