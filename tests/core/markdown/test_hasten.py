from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gpts_desktop.core.markdown.hasten import hasten

BITS = [
    *"*_~`[]()!<>&$\\\n .:@，a", "**", "~~", "[a](b)", "[r]", "![p](q)", "&amp;", "&#10;", "<b>",
    "<http://a.b>", "  \n", "\\*", "x y", "[[", "]]", "](c)",
]  # fmt: skip


def tokens(markdown: MarkdownIt, text: str) -> list[Token]:
    made: list[Token] = []
    markdown.inline.parse(text, markdown, {"references": {"R": {"href": "u", "title": ""}}}, made)
    return made


@settings(deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=24).map("".join))
@example("[" * 60 + "a" + "](b)" * 60)
@example("![" * 30 + "a" + "](b)" * 30)
@example("*" * 50 + "a" + "*" * 50)
def test_the_tokens_are_those_of_markdown_it(text: str) -> None:
    slow = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    swift = MarkdownIt("commonmark", {"html": True}).enable("strikethrough")
    hasten(swift)
    assert tokens(swift, text) == tokens(slow, text)
