from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.markdown.blocks import Block, Code, Prose, Table
from gpts_desktop.core.markdown.excerpt import ATOM, block_text, cut, plain
from gpts_desktop.core.markdown.parse import parse
from tests.core.markdown.outline import outline

TABLE = "| Name | Size |\n|---|--:|\n| a | 1 |\n| b | $x$ |\n"
PIECES = [
    "One **bold** word and `code`.",
    "# A heading",
    "- one\n- two\n  - nested",
    "1. first\n\n2. second",
    "> quoted *text*",
    TABLE,
    "```py\na = 1\n\nb = 2\n```",
    "$$\nx^2\n$$",
    "A formula $x^2$ and a ![picture](https://example.com/p.png) in 中文 😀.",
    "---",
]


def documents() -> st.SearchStrategy[list[Block]]:
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(
        lambda pieces: parse("\n\n".join(pieces))
    )


def part(source: str, start: int, end: int | None = None) -> str:
    """Return the plain text of a part of the one block that `source` is."""
    (block,) = parse(source)
    kept = cut(block, start, end)
    return plain([kept]) if kept is not None else ""


def test_positions_count_what_is_on_screen() -> None:
    (prose,) = parse("- one $x^2$\n- two\\\nthree")
    assert block_text(prose) == f"•\tone {ATOM}\n•\ttwo\u2028three"
    (table,) = parse(TABLE)
    assert block_text(table) == f"Name\tSize\na\t1\nb\t{ATOM}"


@given(documents())
def test_all_of_a_block_is_the_block(blocks: list[Block]) -> None:
    for block in blocks:
        assert cut(block) == block or not block_text(block)


@given(documents(), st.data())
def test_two_parts_are_the_whole(blocks: list[Block], data: st.DataObject) -> None:
    for block in blocks:
        if isinstance(block, Prose | Code):
            text = block_text(block)
            at = data.draw(st.integers(0, len(text)))
            first, rest = cut(block, 0, at), cut(block, at)
            joined = "".join(block_text(each) for each in (first, rest) if each is not None)
            assert joined.replace("\n", "") == text.replace("\n", "")


def test_a_part_of_a_paragraph_is_that_part() -> None:
    assert part("One **bold** word", 5, 12) == "old wor"
    assert part("a $x^2$ b", 1, 3) == " $x^2$"
    assert part("- one\n- two\n- three", 3, 10) == "ne\n• tw"


def test_an_item_without_its_beginning_is_a_paragraph() -> None:
    (block,) = parse("- one\n- two")
    kept = cut(block, 3)
    assert kept is not None
    assert outline([kept]) == ["ne", "  • two"]


def test_a_tables_cells_are_apart_by_tabs() -> None:
    assert part(TABLE, 0) == "Name\tSize\na\t1\nb\t$x$"
    assert part(TABLE, 5, 11) == "\tSize\na\t"
    assert part(TABLE, 10, 13) == "a\t1"
    assert part(TABLE, 1, 3) == "am"


def test_parts_of_one_table_and_one_code_are_joined() -> None:
    rows = "".join(f"| {n} | {n} |\n" for n in range(70))
    blocks = parse("| a | b |\n|---|---|\n" + rows)
    assert {type(block) for block in blocks} == {Table}
    assert len(blocks) > 1
    assert plain(blocks).split("\n") == ["a\tb", *(f"{n}\t{n}" for n in range(70))]
    code = "\n".join(f"line {n}" for n in range(300))
    assert plain(parse(f"```\n{code}\n```")) == code


def test_paragraphs_stand_apart_and_items_of_a_tight_list_do_not() -> None:
    source = "One.\n\nTwo.\n\n- a\n- b\n  1. c\n\n---\n\n```\nx\n```"
    assert plain(parse(source)) == "One.\n\nTwo.\n\n• a\n• b\n  1. c\n\nx"


def test_an_item_that_is_code_has_its_marker_above_it() -> None:
    assert plain(parse("1. ```\n   x\n   ```")) == "1.\nx"
