"""A whole Markdown text into blocks."""

from __future__ import annotations

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.markdown.stream import BlockStream


def parse(source: str) -> list[Block]:
    """Return the blocks of `source`: CommonMark with tables, strikethrough and task lists.

    Addresses in the text are links, formulas stand between dollar signs or backslash
    brackets, raw HTML is text. Nothing raises, and the cost is linear.
    """
    return BlockStream.whole(source)
