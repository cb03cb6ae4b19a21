"""The structure of blocks against markdown-it's, for any text made of its parts.

Left out is where markdown-it departs from CommonMark's reference implementation: what a
link reference definition ends at, a list after an empty item and a blank line, tables
whose header line begins another block, blanks at the start of a line within code, and where a tab
after two quote marks leads. Pictures are in test_pictures.py: they are blocks of their own here.
"""

from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from gpts_desktop.core.markdown.blocks import Code, Prose, Table
from gpts_desktop.core.markdown.parse import parse

BITS = [
    "- ", "* ", "+ ", "1. ", "2. ", "10) ", "> ", ">", " ", "  ", "    ", "\t", "```", "~~~",
    "``` py", "# ", "## ", "###### #", "---", "***", "===", "--", "=", "a", "b c", "foo", "*x*",
    "**y**", "`z`", "[r]", "\n| a | b |\n|---|:-:|\n", "\na|b\n-|-\n", "\\", "  \n", "\n", "\n",
    "\n", "\n\n", "\n\n", "&amp;", "[l](t)", "~~s~~", "1", "-", "0. ", "b\nc",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(BITS), max_size=16).map("".join)
_DEPARTURES = re.compile(
    r"\\\[|[`~]{3}.*\\|[ \t]\Z|^[ \t>]*(?:[-*+]|\d+[.)])[ \t]*\n[ \t>]*\n"
    r"|^[ ]*(?:[-*+>#`~]|\d+[.)]).*\||^[ ]*>[ ]*>.*\t",
    re.MULTILINE,
)
# By itself it leaves out what lies deeper than ten lists.
_DEEP = {"html": False, "maxNesting": 200}
_BY_THE_BOOK = MarkdownIt("commonmark", _DEEP).enable(["table", "strikethrough"])

Outline = list[tuple[object, ...]]


def words(text: str) -> str:
    return " ".join(text.split())


def inline(token: Token) -> str:
    shown = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            shown += " "
        elif not child.nesting:
            shown += child.content
    return words(shown)


class Expected:
    """What markdown-it makes of a text, as an outline."""

    def __init__(self, source: str) -> None:
        self.lines: Outline = []
        self.quote = self.heading = 0
        self.lists: list[int] = []
        self.cells: list[str] | None = None
        self.tight = False
        for token in _BY_THE_BOOK.parse(source):
            self.container(token)
            self.leaf(token, (self.quote, len(self.lists)))

    def container(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self.quote += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                number = self.lists[-1]
                marker = "•" if token.markup in "-*+" else f"{number}{token.markup}"
                self.lists[-1] += 1
                self.lines.append(("item", len(self.lists), marker))

    def leaf(self, token: Token, depth: tuple[int, int]) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "paragraph_open":
                self.heading, self.tight = 0, token.hidden
            case "inline":
                self.text(inline(token), depth)
            case "hr":
                self.lines.append(("rule", *depth))
            case "fence" | "code_block":
                info = (unescapeAll(token.info).split() or [""])[0]
                self.lines.append(("code", *depth, info, token.content.removesuffix("\n")))
            case "table_open":
                self.cells = []
            case "table_close":
                self.lines.append(("table", *depth, self.cells))
                self.cells = None

    def text(self, shown: str, depth: tuple[int, int]) -> None:
        if self.cells is not None:
            self.cells.append(shown)
        elif self.heading:
            self.lines.append(("heading", *depth, self.heading, shown))
        elif shown:
            self.lines.append(("text", *depth, self.tight, shown))


def actual(source: str) -> Outline:
    lines: Outline = []
    for block in parse(source):
        if isinstance(block, Prose):
            for paragraph in block.paragraphs:
                depth = (paragraph.quote, paragraph.indent)
                shown = words("".join(run.text for run in paragraph.runs))
                if paragraph.marker:
                    lines.append(("item", paragraph.indent, paragraph.marker))
                if paragraph.rule:
                    lines.append(("rule", *depth))
                elif paragraph.heading:
                    lines.append(("heading", *depth, paragraph.heading, shown))
                elif shown:
                    lines.append(("text", *depth, paragraph.tight, shown))
        elif isinstance(block, Code):
            lines.append(("code", block.quote, block.indent, block.language, block.text))
        elif isinstance(block, Table):
            rows = (block.header, *block.rows)
            cells = [words("".join(run.text for run in cell)) for row in rows for cell in row]
            lines.append(("table", block.quote, block.indent, cells))
    return lines


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_blocks_nest_as_markdown_it_nests_them(source: str) -> None:
    assume(not _DEPARTURES.search(source))
    assert actual(source) == Expected(source).lines
