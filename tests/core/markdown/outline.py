"""Blocks written as short lines, so that tests read like what is on screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gpts_desktop.core.markdown.blocks import (
    Block,
    Code,
    Formula,
    Paragraph,
    Picture,
    Prose,
    Run,
    Table,
)


def outline(blocks: Iterable[Block]) -> list[str]:
    """Return a line for each paragraph, code, table row and formula."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Prose():
                lines += map(_paragraph, block.paragraphs)
            case Code():
                lines.append(f"{_around(block)}code({block.language}) {block.text!r}")
            case Formula():
                lines.append(f"{_around(block)}formula {block.text!r}")
            case Table():
                lines += _table(block)
            case Picture():
                link = f" -> {block.link}" if block.link else ""
                address = "arriving" if block.arriving else block.address
                lines.append(f"{_around(block)}picture({address}) {block.text!r}{link}")
    return lines


def text(runs: Sequence[Run]) -> str:
    """Return runs with their looks as short signs."""
    return "".join(map(_run, runs))


def _around(block: Block | Paragraph) -> str:
    assert not isinstance(block, Prose)
    return ">" * block.quote + "  " * block.indent


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.rule:
        return f"{_around(paragraph)}rule"
    marker = f"{paragraph.marker} " if paragraph.marker else ""
    heading = f"h{paragraph.heading} " if paragraph.heading else ""
    return f"{_around(paragraph)}{marker}{heading}{text(paragraph.runs)}"


def _table(table: Table) -> list[str]:
    head = " | ".join(
        f"{text(cell)}:{alignment}" if alignment else text(cell)
        for cell, alignment in zip(table.header, table.alignments, strict=True)
    )
    rows = [" | ".join(map(text, row)) for row in table.rows]
    return [f"{_around(table)}table {head}", *(f"{_around(table)}row {row}" for row in rows)]


def _run(run: Run) -> str:
    shown = run.text.replace("\n", "⏎")
    for on, sign in ((run.bold, "B"), (run.italic, "I"), (run.strike, "S"), (run.code, "C")):
        if on:
            shown = f"{sign}({shown})"
    if run.formula:
        shown = f"F({shown})"
    if run.picture:
        shown = f"P({shown}={run.picture})"
    return f"L({shown}={run.link})" if run.link else shown
