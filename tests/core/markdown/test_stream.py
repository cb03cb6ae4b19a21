from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gpts_desktop.core.markdown.blocks import Block, Code, Formula, Picture, Prose
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.markdown.stream import LINE_LIMIT, BlockStream
from tests.core.markdown.outline import outline
from tests.core.markdown.test_parse import CASES, FORMULAS, TABLES

# Halves of every construct, so that chance puts them together and apart.
BITS = [
    "- ", "* ", "1. ", "2) ", "> ", ">", " ", "  ", "    ", "\t", "```", "~~~", "``` py", "# ",
    "---", "***", "===", "=", "a", "b c", "*x*", "**y", "**", "`z`", "`", "~~", "[r]", "[r](",
    "u)", "[r]: /u\n", "[r]: /u 'ti\ntle'\n", "[r]: u\n'x", "[r", "]: /u", "![", "| a | b |\n",
    "|---|:-:|", "| [r] | 2\n", "a|b\n", "-|-", "\\", "\n", "\n\n", "\r\n", "\r", "\u2028", "\x85",
    "\0", "<b>", "&amp;", "$$", "$", "\\[", "\\]", "\\(", "$x$", "\n- item\n", "\n> lazy\nline\n",
    "- [ ] t", "，。", "https://a.b/c", "x" * 2100, "word " * 900, "line\n" * 130, "\n" * 130,
    "|c|\n" * 70, "y" * LINE_LIMIT, " " * 50, "![p](q)", "![p](<q r>", "![p][r]", "[![p](q)](u)",
    "![p](data:image/png;base64,", "data:image/png;base64," + "A" * 3_000, "data:image/", "\ufdd0",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS), max_size=16).map("".join)
CUTS = st.lists(st.integers(0, 4_000), max_size=10)


def chunks(text: str, cuts: Sequence[int]) -> Iterator[str]:
    bounds = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    for start, end in pairwise(bounds):
        yield text[start:end]


def streamed(text: str, cuts: Sequence[int]) -> list[Block]:
    """Return the blocks at the end; see at each step that the index returned is true."""
    stream = BlockStream()
    before: list[Block] = []
    for chunk in (*chunks(text, cuts), None):
        first = stream.finish() if chunk is None else stream.append(chunk)
        assert first <= len(stream.blocks)
        assert all(old is new for old, new in zip(before[:first], stream.blocks, strict=False))
        if first < min(len(before), len(stream.blocks)):
            assert before[first] != stream.blocks[first]
        before = list(stream.blocks)
    return before


@settings(deadline=None)
@given(TEXTS, CUTS)
@example("[a]\n\n[a]: /u\n'", [3])
@example("- a\n\n- b", [4, 5, 6])
@example("a\r\nb", [2])
@example("x" * (LINE_LIMIT + 1), [LINE_LIMIT])
def test_any_cutting_ends_like_a_whole_parse(text: str, cuts: Sequence[int]) -> None:
    assert streamed(text, cuts) == parse(text)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_by_its_characters_ends_like_a_whole_parse(text: str) -> None:
    assert streamed(text, range(len(text))) == parse(text)


@pytest.mark.parametrize("name", [*CASES, *TABLES, *FORMULAS])
def test_each_construct_by_its_characters(name: str) -> None:
    text = (CASES | TABLES | FORMULAS)[name][0]
    assert streamed(text, range(len(text))) == parse(text)


def test_bits_of_all_kinds_in_one_answer() -> None:
    text = "\n\n".join(source for source, _ in (CASES | TABLES | FORMULAS).values())
    for step in (1, 7, 64):
        assert streamed(text, range(0, len(text), step)) == parse(text)


@settings(deadline=None)
@given(TEXTS, CUTS)
def test_what_is_taken_unseen_is_there_at_the_end(text: str, cuts: Sequence[int]) -> None:
    stream = BlockStream()
    for chunk in chunks(text, cuts):
        stream.take(chunk)
        assert stream.blocks == []
    stream.finish()
    assert stream.blocks == parse(text)


@settings(deadline=None)
@given(TEXTS)
@example("$$[r]: /u\n$$" + "x" * 2_100)  # a formula whose last line goes on as a paragraph
@example("- - " + "x" * 2_100)  # a bare marker, and a paragraph of two rows on its line
@example("- \n- a")  # an empty item
def test_blocks_stand_within_the_text_in_order(text: str) -> None:
    at = 0
    for block in parse(text):
        assert at <= block.end <= len(text)
        assert 0 <= block.start <= block.end
        at = block.end if isinstance(block, Prose | Formula | Picture) else at


def shown(*appended: str) -> list[str]:
    stream = BlockStream()
    for text in appended:
        stream.append(text)
    return outline(stream.blocks)


def test_an_open_paragraph_grows() -> None:
    assert shown("Hel", "lo **wor") == ["Hello **wor"]
    assert shown("Hel", "lo **wor", "ld**") == ["Hello B(world)"]


@pytest.mark.parametrize("half", ["-", "1.", "##", "```", "|--", "> ", "=", "**", "$$", "\\["])
def test_half_a_marker_is_not_shown_as_something_else(half: str) -> None:
    assert shown("Text:\n" + half) == ["Text:"]


def test_an_open_fence_grows_by_lines() -> None:
    stream = BlockStream()
    stream.append("before\n```py\na = 1\nb =")
    assert outline(stream.blocks) == ["before", "code(py) 'a = 1\\nb ='"]
    code = stream.blocks[-1]
    assert isinstance(code, Code)
    assert (code.closed, code.last) == (False, False)
    assert stream.append(" 2\n``") == 1
    assert outline(stream.blocks)[-1] == "code(py) 'a = 1\\nb = 2'"
    stream.append("`\n")
    code = stream.blocks[-1]
    assert isinstance(code, Code)
    assert (code.closed, code.last) == (True, True)


def test_an_open_formula_is_shown_as_one() -> None:
    assert shown("\\[\na +") == ["formula 'a +'"]
    stream = BlockStream()
    for text, closed in (("$$\na +", False), (" b\n$$\n", True)):
        stream.append(text)
        assert [block.closed for block in stream.blocks if isinstance(block, Formula)] == [closed]


def test_only_the_last_part_of_a_long_fence_changes() -> None:
    stream = BlockStream()
    stream.append("```\n" + "x\n" * 500)
    parts = len(stream.blocks)
    assert stream.append("y\n") == parts - 1


def test_only_the_last_row_of_a_long_list_changes() -> None:
    stream = BlockStream()
    stream.append("- some words\n" * 500)
    count = len(stream.blocks)
    assert count > 5
    assert stream.append("- more\n") >= count - 1


def test_a_list_that_gets_loose_changes_its_rows_once() -> None:
    stream = BlockStream()
    stream.append("before\n\n---\n\n```\n```\n" + "- some words\n" * 500)
    assert stream.append("\n- apart\n") == 2
    count = len(stream.blocks)
    assert stream.append("\n- apart\n") >= count - 1


def test_later_definitions_make_links_at_the_end() -> None:
    stream = BlockStream()
    stream.append("one\n\n```\n```\n\nsee [it] and [that]\n\n```\n```\n")
    stream.append("\n[it]: /u\n")
    assert "see [it] and [that]" in outline(stream.blocks)
    assert stream.finish() == 2
    assert "see L(it=/u) and [that]" in outline(stream.blocks)


def test_nothing_changes_when_nothing_comes() -> None:
    stream = BlockStream()
    stream.append("a")
    assert stream.append("") == len(stream.blocks) == 1
    assert stream.finish() == 1


def test_a_parser_is_loaded_only_when_there_is_text() -> None:
    script = (
        "import sys\n"
        "import gpts_desktop.core.markdown.stream, gpts_desktop.core.markdown.parse\n"
        "import gpts_desktop.core.markdown.highlight\n"
        "sys.exit(int('markdown_it' in sys.modules or 'pygments' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_after_the_end_nothing_can_come() -> None:
    stream = BlockStream()
    stream.finish()
    with pytest.raises(ValueError, match="ended"):
        stream.append("a")
