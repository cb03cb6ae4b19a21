"""For any text, cut in any way, the rows after the stream are the rows of the whole text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gpts_desktop.ui.transcript.rows import BlockRow, ReasoningRow
from tests.core.markdown.spec import examples
from tests.core.markdown.test_stream import BITS, CUTS, chunks
from tests.ui.transcript.streamed_rows import Streaming
from tests.ui.transcript.talk import EVERYTHING

CONSTRUCTS = {
    "prose": "Some **bold**, *italic*, ~~gone~~, ***all*** and `co``de`.  \nNext\\\nlast",
    "an open look": "Some **bold that *never ends\n\nnext",
    "headings": "# One #\n\nTwo\n===\n\nThree\n---\n#no\n",
    "a fence": "so:\n```py\ndef f():\n    return 1\n```\nend",
    "an open fence": "so:\n\n~~~ c\nint a;\n``",
    "a fence in a list": "1. a\n   ```sh\n   ls\n\n   ```\n2. b",
    "indented code": "so\n\n    a\n\n\n    b\n\nend",
    "lists": "- a\n  - b\n\n    c\n- d\n\n1. x\n2) y\n",
    "tasks": "- [ ] a\n- [x] b\n- [",
    "a list that gets loose": "- a\n- b\n- c\n\n- d",
    "quotes": "> a\nlazy\n> > b\n>\n> - c\n\nd",
    "a table": "|a|b|\n|:-|-:|\n|1|`x\\|y`|\n|2\nend\n\nmore",
    "half a table": "| a | b |\n| --- | -",
    "a table in an item": "- t\n\n  |a|\n  |-|\n  |1|\n",
    "links": 'See [one](https://a.b/c "t"), <https://d.e>, www.f.g and me@h.i.',
    "half a link": "See [one](https://a.b/c",
    "half a picture": "See ![one](https://a.b/c.png) and ![two](da",
    "a carried picture": "![dot](data:image/png;base64,iVBORw0KGgo=) then",
    "a late definition": "[a] and [b][a]\n\n|[a]|\n|-|\n\n[a]: /u 'ti\ntle'\n",
    "a definition's title": "[a]: /u\n'x\n\n[a]",
    "formulas": "So $x^2$, \\(y\\) and $$z$$.\n\n$$\na\n= b\n$$\n\\[ c \\].\n",
    "half formulas": "So $x^ and \\(y\n\n\\[\na +",
    "a formula that is none": "so\n\\[ a\nthen",
    "dollars": "From $5 to $10, or US$5.",
    "citations": "It is so【11†source】, they say\ue200cite\ue202turn0\ue201.",
    "half a citation": "It is so【11†sour",
    "a sandbox link": "Take [it](sandbox:/mnt/data/a.csv) or sandbox:/mnt/data/b.csv now",
    "thoughts": "<think>First *I*\n\n- thought</think>Then **so**.",
    "an open thought": "<think>First I\n\n```\ncode",
    "half a thought": "So <thin",
    "a quoted thought": "The tag `<think>` is text.",
    "line ends": "a\r\nb\r\rc\n\r\nd\r\n```\r\nx\r\n```\r\n",
    "emoji": "👩‍👩‍👧 **👍🏽** | 🇫🇷\n\n- 🧑‍💻 `😀`\n",
    "right to left": "שלום **עולם** 123 (abc)\n\n- مرحبا `x`\n\n> سلام\n",
    "chinese": "**注意：**请看“https://a.b/c”。\n\n1. 第一，*重要*。\n",
    "html": "<div>\n*a* <b>b</b> <!-- c\n\n--> &amp; &#10;",
    "rules": "a\n\n---\n\n* * *\n__\n",
    "nul and separators": "a\0b\u2028c\x85d\x0be",
    "everything": EVERYTHING,
}  # fmt: skip


def assert_same_rows(text: str, cuts: Sequence[int], reasoning_open: bool = False) -> None:
    streaming = Streaming(reasoning_open)
    for chunk in chunks(text, cuts):
        streaming.come(chunk)
        # Nothing that is shown is out of date.
        assert streaming.rows == streaming.reading.rows(streaming.section)
    streamed = list(streaming.end())
    assert streamed == streaming.whole()
    assert streaming.section.heights.total == len(streamed)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_each_construct_cut_at_every_place(name: str) -> None:
    text = CONSTRUCTS[name]
    for at in range(0, len(text) + 1):
        assert_same_rows(text, [at])


@pytest.mark.parametrize("name", CONSTRUCTS)
@pytest.mark.parametrize("reasoning_open", [False, True])
def test_each_construct_letter_by_letter(name: str, reasoning_open: bool) -> None:
    text = CONSTRUCTS[name]
    assert_same_rows(text, range(len(text)), reasoning_open)


def test_a_paragraph_that_becomes_two_rows() -> None:
    text = "- " + "word " * 420 + "\n- b"
    for at in range(1_980, 2_030):
        assert_same_rows(text, [at])
    assert_same_rows(text, range(len(text)))


@pytest.mark.parametrize("size", [1, 3, 17, 400])
def test_all_constructs_in_one_answer(size: int) -> None:
    closed = {name: text for name, text in CONSTRUCTS.items() if "open" not in name}
    text = "\n\n".join(closed.values())
    assert_same_rows(text, range(0, len(text), size))


@pytest.mark.parametrize("size", [1, 5])
def test_the_specs_examples_in_one_answer(size: int) -> None:
    for spec in ("commonmark", "gfm"):
        texts = [each.markdown for each in examples(spec)]
        for at in range(0, len(texts), 10):
            text = "\n\n".join(texts[at : at + 10])
            streaming = Streaming()
            for chunk in chunks(text, range(0, len(text), size * 7)):
                streaming.come(chunk)
            assert streaming.end() == streaming.whole()


PARTS = [
    *BITS, "<think>", "</think>", "<thi", "nk>", "【1†s", "ource】", "\ue200cite", "\ue201",
    "](sandbox:/mnt/data/a)", "sandbox:/mnt", "/data/b", "👍🏽", "🇫", "שלום ", "\u200f", "\u0301",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=16).map("".join)


@settings(deadline=None, max_examples=150)
@given(TEXTS, CUTS, st.booleans())
def test_any_text_cut_anywhere(text: str, cuts: Sequence[int], reasoning_open: bool) -> None:
    assert_same_rows(text, cuts, reasoning_open)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_letters(text: str) -> None:
    assert_same_rows(text, range(len(text)))


def test_thoughts_and_text_get_rows_of_their_own() -> None:
    streaming = Streaming(reasoning_open=True)
    for letter in CONSTRUCTS["thoughts"]:
        streaming.come(letter)
    fold, *rows = streaming.end()
    assert isinstance(fold, ReasoningRow)
    assert [row.aside for row in rows if isinstance(row, BlockRow)] == [True, False]
