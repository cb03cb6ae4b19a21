from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gpts_desktop.core.export.beside import Beside
from gpts_desktop.core.export.contained import self_contained
from gpts_desktop.core.export.markdown_page import markdown_page
from gpts_desktop.core.export.subject import Subject
from tests.core.export.made_pages import GPT, everything, pictures, png


def page(all_branches: bool = False) -> tuple[str, Beside]:
    beside = Beside("Page files")
    subject = Subject(everything(), {GPT.id: GPT}, pictures(), all_branches=all_branches)
    return markdown_page(subject, beside), beside


def test_the_page_says_what_it_is() -> None:
    text, _ = page()
    assert text.startswith('---\ntitle: "Quantum: is this / that?"\ngpt: "ResearchGPT"\n')
    assert 'link: "https://chatgpt.com/g/g-bo0FiWLY7-researchgpt"\n' in text
    assert re.search(r'\ncreated: "20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"\n', text)
    assert "\n# Quantum: is this / that?\n" in text


def test_messages_stand_under_who_said_them() -> None:
    text, _ = page()
    said = re.findall(r"^## (\w+) · \d{4}-\d\d-\d\d \d\d:\d\d$", text, re.MULTILINE)
    assert said == ["You", "ResearchGPT", "You", "ResearchGPT"]
    assert "> *The answer broke off: The connection broke.*" in text


def test_pictures_and_files_lie_beside_the_page() -> None:
    text, beside = page()
    assert set(beside.files) == {"photo.png", "notes.txt", "carried.png", "kept.png"}
    assert beside.files["kept.png"] == png(2)
    assert "![kept](<Page files/kept.png>) and ![gone](https://pictures.example/gone.png)" in text
    assert "![carried](<Page files/carried.png>)" in text
    assert "data:image" not in text


def test_no_message_swallows_the_next() -> None:
    """What other programs make of the page has a heading for each message."""
    text, _ = page()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text.split("---", 2)[2])
    assert html.count("<h2>") == 4
    assert "&lt;script&gt;" in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html
    assert "<script>" not in html


def test_all_branches_hold_every_message_once() -> None:
    text, _ = page(all_branches=True)
    assert "*Another answer to question 1*" in text
    assert text.count("An *older* answer.") == 1
    assert "An *older* answer." not in page()[0]


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("a\n```py\nb", "a\n```py\nb\n```"),
        ("~~~~\nb\n", "~~~~\nb\n~~~~"),
        ("```\nb\n```", "```\nb\n```"),
        ("- ```\n  b", "- ```\n  b"),
        ("![a](<b c>) [d](<e f>)", "![a](<b c>) [d](<e f>)"),
        ("<!-- a", "\\<!-- a"),
        ("a <br> `<br>` b", "a \\<br> `<br>` b"),
        (
            "see <https://a.example/b> and <a@b.example>",
            "see <https://a.example/b> and <a@b.example>",
        ),
        ("a < b and c > d", "a < b and c > d"),
        ("```\n<b>\n```\n<b>", "```\n<b>\n```\n\\<b>"),
        ('<a href="https://x.example">y</a>', '\\<a href="https://x.example">y\\</a>'),
    ],
)
def test_a_message_ends_where_it_ends(text: str, ended: str) -> None:
    assert self_contained(text) == ended


PIECES = [
    "```",
    "~~~",
    "\n",
    "\n\n",
    "a",
    " ",
    "- ",
    "> ",
    "$$",
    "<b>",
    "<!--",
    "<pre>",
    "`",
    "    ",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_a_message_begins_a_heading_after_it_is_one(text: str) -> None:
    page = f"{self_contained(text)}\n\n## Next\n"
    html = MarkdownIt("commonmark", {"html": True}).render(page)
    assert "<h2>Next</h2>" in html
