"""The runs of text within a block."""

from __future__ import annotations

from collections.abc import Iterator

from gpts_desktop.core.markdown.blocks import Block, Prose, Run, Table


def runs_of(block: Block) -> Iterator[Run]:
    """Yield the runs of paragraphs and cells; code, formulas and pictures have none."""
    if isinstance(block, Prose):
        for paragraph in block.paragraphs:
            yield from paragraph.runs
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                yield from cell
