"""Each example of the CommonMark and GFM specs means to us what it means there.

Compared are blocks, markers, looks and links. The deviations are listed below, by number.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

from gpts_desktop.core.markdown.parse import parse
from tests.core.markdown.outline import outline
from tests.core.markdown.spec import Example, blocks_of_html, examples

# Raw HTML is shown as text. What is around it means what a reference parser makes of it.
RAW_HTML = {
    "commonmark": {
        21, 31, *range(148, 157), *range(158, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494,
        524, 536, 613, 614, 615, 616, 617, 623, *range(625, 632), 642, 643,
    },
    "gfm": {652},
}  # fmt: skip
# An address in the text is a link, as GFM's own extension makes it.
ADDRESSES = {"commonmark": {602, 606, 608, 611, 612}, "gfm": {610, 616, 619}}


def reference_html(example: Example) -> str:
    """Return what a parser by the book makes of an example when tags are text."""
    markdown = MarkdownIt("commonmark", {"html": True}).disable("html_block")
    markdown.add_render_rule(
        "html_inline", lambda self, tokens, at, *_: escape(tokens[at].content).replace("\n", " ")
    )
    return str(markdown.render(example.markdown))


def in_common(lines: list[str]) -> list[str]:
    """Return an outline without what HTML does not say: `)` markers, how addresses are quoted."""
    return [re.sub(r"^([> ]*\d+)\)", r"\1.", unquote(line)) for line in lines]


def with_pictures_inside(lines: list[str]) -> list[str]:
    """Return an outline as HTML has it: pictures within the paragraph around them."""
    inside: list[str] = []
    follows = False
    for line in lines:
        found = re.fullmatch(r"picture\((.*)\) '(.*)'(?: -> (.*))?", line)
        if found is None:
            inside[-1:] = [f"{inside[-1]} {line}"] if follows else [*inside[-1:], line]
            follows = False
            continue
        address, text, link = found.groups()
        run = f"P({text}={address})"
        run = f"L({run}={link})" if link else run
        inside[-1:] = [f"{inside[-1]} {run}"] if inside else [run]
        follows = True
    return inside


def squeezed(lines: list[str]) -> list[str]:
    """Return lines with single blanks: how a tag is broken into lines is no matter."""
    return [re.sub(r"(?<=\S)\s+", " ", line) for line in lines]


def without_links(lines: list[str]) -> str:
    return re.sub(r"L\((.*?)=.*?\)", r"\1", "\n".join(lines))


CASES = [(spec, example) for spec in ("commonmark", "gfm") for example in examples(spec)]


@pytest.mark.parametrize(
    ("spec", "example"), CASES, ids=[f"{spec}-{each.number}" for spec, each in CASES]
)
def test_each_example_means_what_the_spec_says(spec: str, example: Example) -> None:
    html = example.html
    if example.number in RAW_HTML[spec]:
        html = reference_html(example)
    expected = in_common(outline(blocks_of_html(html)))
    shown = in_common(with_pictures_inside(outline(parse(example.markdown))))
    if example.number in ADDRESSES[spec]:
        assert without_links(shown) == without_links(expected)
        assert shown != expected
    elif example.number in RAW_HTML[spec]:
        assert squeezed(shown) == squeezed(expected)
    else:
        assert shown == expected


def test_only_examples_with_tags_are_excused_for_them() -> None:
    for spec, example in CASES:
        assert example.number not in RAW_HTML[spec] or "<" in example.markdown


def test_all_examples_are_there() -> None:
    assert [each.number for each in examples("commonmark")] == list(range(1, 653))
    assert len(examples("gfm")) == 41
    sections = {each.section for each in examples("gfm")}
    assert {f"{name} (extension)" for name in ("Tables", "Autolinks", "Strikethrough")} < sections
