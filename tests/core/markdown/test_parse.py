from __future__ import annotations

import pytest

from gpts_desktop.core.markdown.blocks import (
    CODE_PART_LINES,
    PROSE_CHARACTERS,
    TABLE_PART_ROWS,
    Code,
    Formula,
    Prose,
    Table,
)
from gpts_desktop.core.markdown.parse import parse
from tests.core.markdown.outline import outline

CASES: dict[str, tuple[str, list[str]]] = {
    "nothing": ("", []),
    "blank": ("\n \n\t\n", []),
    "paragraphs": ("a\nb\n\nc", ["a b", "c"]),
    "headings": ("# a #\n###### b\n####### c\n#d", ["h1 a", "h6 b", "####### c #d"]),
    "an empty heading": ("##\n", ["h2 "]),
    "setext": ("a\nb\n===\nc\n-\n", ["h1 a b", "h2 c"]),
    "rules": ("***\n- - -\n___\n--", ["rule", "rule", "rule", "--"]),
    "a tight list": ("- a\n- b\n  c\n* d", ["  • a", "  • b c", "  • d"]),
    "numbers go on": ("3. a\n1. b\n9) c", ["  3. a", "  4. b", "  9) c"]),
    "a number in prose": ("in\n1986. It", ["in 1986. It"]),
    "one interrupts": ("in\n1. a", ["in", "  1. a"]),
    "nested": ("- a\n  - b\n    - c\n- d", ["  • a", "    • b", "      • c", "  • d"]),
    "two markers in a line": ("- 1. a", ["  • ", "    1. a"]),
    "an empty item": ("-\n- a", ["  • ", "  • a"]),
    "item and paragraph": ("- a\n\n  b\n\nc", ["  • a", "  b", "c"]),
    "not enough indent": ("1.  a\n  b\n\n  c", ["  1. a b", "c"]),
    "tasks": ("- [ ] a\n- [x] b\n1. [X] c", ["  ☐ a", "  ☑ b", "  ☑ c"]),
    "no tasks": ("- [y] d\n- [ ]\n- [ ]a", ["  • [y] d", "  • [ ]", "  • [ ]a"]),
    "no task in prose": ("[ ] a", ["[ ] a"]),
    "quote": ("> a\nb\n> > c\n\nd", [">a b", ">>c", "d"]),
    "quote in list": ("- > a\n\n  b", [">  • a", "  b"]),
    "list in quote": ("> - a\n>   b\n>\n>     c", [">  • a b", ">  c"]),
    "heading in list": ("- # a\n- b", ["  • h1 a", "  • b"]),
    "code in list": ("1. a\n   ```\n    y\n   ```\n2. b", ["  1. a", "  code() ' y'", "  2. b"]),
    "code first in item": ("- ```\n  x\n  ```", ["  • ", "  code() 'x'"]),
    "fences": ("````\n```\n````\n~~~ js x\na\n~~~~", ["code() '```'", "code(js) 'a'"]),
    "an indented fence": ("  ```\n   a\n  b\n c\n  ```", ["code() ' a\\nb\\nc'"]),
    "no fence": ("``` a`b\n", ["``` a`b"]),
    "inline fence": ("```a```", ["C(a)"]),
    "an open fence": ("```c\na\n\n", ["code(c) 'a\\n'"]),
    "an empty fence": ("```\n```", ["code() ''"]),
    "fence in a quote ends with it": ("> ```\n> a\nb", [">code() 'a'", "b"]),
    "indented code": ("    a\n\n      b\n\n\nc", ["code() 'a\\n\\n  b'", "c"]),
    "tabs": ("\ta\tb\n\n-\tc\n\n\td", ["code() 'a\\tb'", "  • c", "  d"]),
    "a tab cut in half": (">\t\tcode", [">code() '  code'"]),
    "no code in a paragraph": ("a\n    b", ["a b"]),
    "html is text": ("<div>\n*a*\n</div>", ["<div> I(a) </div>"]),
    "a definition": ("[a]\n\n[A]: /u 'title'", ["L(a=/u)"]),
    "definition then text": ("[a]: /u\n[b]: /v\n'x' [b]", ["'x' L(b=/v)"]),
    "title on its line": ("[a]: /u\n'a\ntitle'\n[a]", ["L(a=/u)"]),
    "the first definition counts": ("[a]: /u\n[a]: /v\n\n[a]", ["L(a=/u)"]),
    "no definition in a paragraph": ("x\n[a]: /u", ["x [a]: /u"]),
    "definition under a heading line": ("[a]: /u\n===\n[a]", ["=== L(a=/u)"]),
    "cr and crlf": ("a\rb\r\n\r\nc\r\r\nd", ["a b", "c", "d"]),
    "other separators are text": ("a\u2028b\x0bc\x85d", ["a\u2028b\x0bc\x85d"]),
    "nul": ("a\0b", ["a\ufffdb"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    source, lines = CASES[name]
    assert outline(parse(source)) == lines


TABLES: dict[str, tuple[str, list[str]]] = {
    "alignments": ("|a|b|c|d|\n|-|:-|-:|:-:|", ["table a | b:left | c:right | d:center"]),
    "without outer pipes": ("a | b\n--|--\n1 | 2", ["table a | b", "row 1 | 2"]),
    "short and long rows": ("|a|b|\n|-|-|\n|1|\n|1|2|3|", ["table a | b", "row 1 | ", "row 1 | 2"]),
    "escaped pipes": ("|a|\n|-|\n|`x\\|y`|", ["table a", "row C(x|y)"]),
    "looks in cells": ("|**a**|\n|-|\n|[l](u)|", ["table B(a)", "row L(l=u)"]),
    "empty cells": ("|a|b|\n|-|-|\n||2|", ["table a | b", "row  | 2"]),
    "ends at a blank line": ("|a|\n|-|\n|1|\n\n|2|", ["table a", "row 1", "|2|"]),
    "ends at another block": ("|a|\n|-|\n|1|\n> q\n", ["table a", "row 1", ">q"]),
    "takes the paragraph's last line": ("x\n|a|\n|-|", ["x", "table a"]),
    "other number of columns": ("|a|b|\n|-|", ["|a|b| |-|"]),
    "no pipe in the header": ("a\n|-|", ["a |-|"]),
    "in an item": ("- |a|\n  |-|\n  |1|", ["  • ", "  table a", "  row 1"]),
    "references": ("|[r]|\n|-|\n|[r]|\n\n[r]: /u", ["table L(r=/u)", "row L(r=/u)"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    source, lines = TABLES[name]
    assert outline(parse(source)) == lines


FORMULAS: dict[str, tuple[str, list[str]]] = {
    "brackets": ("\\[\na\n= b\n- c\n\\]", ["formula 'a\\n= b\\n- c'"]),
    "dollars": ("$$\na\n$$\n$$ b $$", ["formula 'a'", "formula 'b'"]),
    "in a paragraph": ("so\n\\[ a \\]\nthen", ["so", "formula 'a'", "then"]),
    "in an item": ("1. so\n\n   $$a$$", ["  1. so", "  formula 'a'"]),
    "in a quote": ("> \\[\n> a\n> \\]", [">formula 'a'"]),
    "an environment": (
        "\\begin{align}\na &= b\n\\end{align}\nthen",
        ["formula '\\\\begin{align}\\na &= b\\n\\\\end{align}'", "then"],
    ),
    "an environment in a line": (
        "so\n\\begin{equation*} a \\end{equation*}.",
        ["so", "formula '\\\\begin{equation*} a \\\\end{equation*}'"],
    ),
    "an environment without end": ("\\begin{align}\na", ["\\begin{align} a"]),
    "no environment of formulas": ("\\begin{itemize}\na", ["\\begin{itemize} a"]),
    "an environment within": (
        "$$\n\\begin{cases}\na\n\\end{cases}\n$$",
        ["formula '\\\\begin{cases}\\na\\n\\\\end{cases}'"],
    ),
    "with a full stop": ("\\[ a \\].", ["formula 'a'"]),
    "with text behind": ("$$a_1$$ is", ["F(a_1) is"]),
    "text behind the end": ("\\[\na\n\\] so", ["formula 'a'", "so"]),
    "never closed": ("$$\na\n\nb", ["$$ a", "b"]),
    "closed after a blank line": ("\\[\na\n\n\\]", ["[ a", "]"]),
    "an escaped bracket": ("\\[not\\](/a)", ["[not](/a)"]),
    "a reference": ("\\[1\\]", ["[1]"]),
    "nothing in it": ("$$\n$$", ["$$ $$"]),
    "never closed in a paragraph": ("so\n\\[ a\n= b", ["so [ a = b"]),
    "closed in a paragraph": ("so\n\\[\na\n\\] then", ["so", "formula 'a'", "then"]),
    "first thing in an item": ("- \\[\n  a\n  \\]", ["  • ", "  formula 'a'"]),
    "after a definition": ("- [a]: /u\n  \\[\n  a\n  \\]", ["  • ", "  formula 'a'"]),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas(name: str) -> None:
    source, lines = FORMULAS[name]
    assert outline(parse(source)) == lines


def tightness(source: str) -> list[bool]:
    return [
        paragraph.tight
        for block in parse(source)
        if isinstance(block, Prose)
        for paragraph in block.paragraphs
    ]


@pytest.mark.parametrize(
    ("source", "tight"),
    [
        ("- a\n- b", [True, True]),
        ("- a\n- b\n\n- c", [False, False, False]),
        ("- a\n\n  b\n- c", [False, False, False]),
        ("- a\n- b\n\nc", [True, True, False]),
        ("- a\n  - b\n\n    c\n- d", [True, False, False, True]),
        ("- a\n  - b\n\n- c", [False, True, False]),
        ("- a\n  > b\n  >\n- c", [True, False, True]),
        ("> - a\n>\n> - b", [False, False]),
        ("- a\n-\n\n- b", [False, False, False]),
        ("- a\n- ```\n\n  ```\n- b", [True, True, True]),
    ],
)
def test_loose_and_tight(source: str, tight: list[bool]) -> None:
    assert tightness(source) == tight


def test_a_list_that_gets_loose_late_is_loose_from_its_start() -> None:
    source = "".join(f"- {'word ' * 20}\n" for _ in range(200)) + "\n- last"
    assert not any(tightness(source))
    assert len(parse(source)) > 5


def test_a_long_fence_is_cut_into_parts() -> None:
    lines = [f"line {number}" for number in range(2 * CODE_PART_LINES + 1)]
    parts = parse("```c\n" + "\n".join(lines) + "\n```")
    assert all(isinstance(part, Code) for part in parts)
    codes = [part for part in parts if isinstance(part, Code)]
    assert [code.part for code in codes] == [0, 1, 2]
    assert [code.last for code in codes] == [False, False, True]
    assert {code.start for code in codes} == {0}
    assert "\n".join(code.text for code in codes).split("\n") == lines


def test_an_open_fence_is_not_closed() -> None:
    (code,) = parse("```\na")
    assert isinstance(code, Code)
    assert (code.closed, code.last) == (False, True)


def test_a_long_table_is_cut_into_parts() -> None:
    source = "|a|\n|-|\n" + "".join(f"|{n}|\n" for n in range(TABLE_PART_ROWS + 1))
    parts = [part for part in parse(source) if isinstance(part, Table)]
    assert [len(part.rows) for part in parts] == [TABLE_PART_ROWS, 1]
    assert [part.last for part in parts] == [False, True]
    assert parts[0].header == parts[1].header
    assert parts[0].start == parts[1].start == 0


@pytest.mark.parametrize("word", ["word ", "字", "**bold** ", "x" * 3000, "A sentence. ", "`a b` "])
def test_an_endless_paragraph_is_cut_into_bounded_rows(word: str) -> None:
    source = (word * 20_000)[:30_000]
    shown = ""
    for block in parse(source):
        assert isinstance(block, Prose)
        size = sum(len(run.text) for paragraph in block.paragraphs for run in paragraph.runs)
        assert size <= PROSE_CHARACTERS
        shown += "".join(run.text for paragraph in block.paragraphs for run in paragraph.runs)
    letters = source.replace("*", "").replace("`", "").replace(" ", "")
    assert shown.replace("*", "").replace("`", "").replace(" ", "") == letters


def test_an_endless_paragraph_is_cut_after_a_sentence_and_outside_of_emphasis() -> None:
    source = "This is **a bold. statement** here. " * 100
    for block in parse(source):
        assert isinstance(block, Prose)
        last = block.paragraphs[-1].runs[-1]
        assert last.text.endswith("here.")
        assert not last.bold


def test_many_short_paragraphs_are_several_rows() -> None:
    blocks = parse("- a\n" * 500)
    assert all(isinstance(block, Prose) and len(block.paragraphs) < 120 for block in blocks)
    assert len(outline(blocks)) == 500


def test_blocks_know_where_they_stand() -> None:
    parts = ["# a\n\nb\n", "```\nx\n```", "> | a |\n> |---|", "\\[ y \\]", "- last\n"]
    source = "\n\n".join(parts)
    blocks = parse(source)
    assert [source[block.start : block.end] for block in blocks] == [
        part.strip("\n") for part in parts
    ]


def test_pieces_of_a_paragraph_know_where_they_stand() -> None:
    source = "> " + "Some words. " * 400
    pieces = [source[block.start : block.end] for block in parse(source)]
    assert "".join(pieces) == source


def test_depth_is_bounded() -> None:
    (block,) = parse("> " * 500 + "a")
    assert isinstance(block, Prose)
    assert block.paragraphs[0].quote < 100


def test_rows_far_too_short_do_not_fill_the_memory() -> None:
    width = 2_000
    source = "|" * (width + 1) + "\n" + "|-" * width + "|\n" + "a\n" * 2_000
    cells = sum(len(row) for part in parse(source) if isinstance(part, Table) for row in part.rows)
    assert cells < 100_000


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "`", "$a ", "\\(", "> ", "- ", "|", "[a]: b\n", "."]
)
def test_odd_texts_cost_no_more_than_their_length(unit: str) -> None:
    assert parse(unit * (60_000 // len(unit))) is not None


def test_formulas_are_blocks() -> None:
    assert parse("$$x$$") == [Formula("x", start=0, end=5)]


def test_two_quotes_that_meet_are_told_from_one() -> None:
    source = "> one\n>\n> goes on\n\n> two\n> > deeper\n>\n> > another\n\ntext\n\n> - a\n>\n> b\n"
    (prose,) = parse(source)
    assert isinstance(prose, Prose)
    assert [(p.quote, p.new_quote) for p in prose.paragraphs] == [
        (1, 1), (1, 0), (1, 1), (2, 2), (2, 2), (0, 0), (1, 1), (1, 0),
    ]  # fmt: skip


def test_a_long_paragraph_in_a_quote_goes_on_in_the_same_quote() -> None:
    blocks = parse("> " + "word " * PROSE_CHARACTERS)
    quotes = [p.new_quote for block in blocks if isinstance(block, Prose) for p in block.paragraphs]
    assert len(quotes) > 1 and quotes == [1] + [0] * (len(quotes) - 1)
