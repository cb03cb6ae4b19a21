"""A part of a conversation's blocks: cut by positions, and as plain text.

Positions count the characters of a block's text as it is on screen: paragraphs and a
table's rows end with `\\n`, its cells with a tab, a hard line break is U+2028, a marker stands
before a tab, and a formula or a picture is one U+FFFC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
from gpts_desktop.core.markdown.formulas import block_source, source_of

ATOM = "\ufffc"
"""Stands for a formula or a picture, which is selected as one."""
LINE_BREAK = "\u2028"

Cells = tuple[tuple[Run, ...], ...]


def is_atom(run: Run) -> bool:
    """Whether a run is one character on screen, whatever its source."""
    return run.formula or bool(run.picture)


def runs_text(runs: Iterable[Run]) -> str:
    """Return what runs are on screen."""
    return "".join(ATOM if is_atom(r) else r.text.replace("\n", LINE_BREAK) for r in runs)


def paragraph_text(paragraph: Paragraph) -> str:
    """Return what a paragraph is on screen, its marker included."""
    text = runs_text(paragraph.runs)
    return f"{paragraph.marker}\t{text}" if paragraph.marker else text


def block_text(block: Block) -> str:
    """Return what a block is on screen, as positions in it count."""
    if isinstance(block, Prose):
        return "\n".join(map(paragraph_text, block.paragraphs))
    if isinstance(block, Table):
        lines = (block.header, *block.rows)
        return "\n".join("\t".join(map(runs_text, line)) for line in lines)
    return block.text if isinstance(block, Code) else ATOM


def cut(
    block: Block, start: int = 0, end: int | None = None, *, headed: bool = False
) -> Block | None:
    """Return what lies between two positions of a block; None for nothing.

    A paragraph without its beginning is no heading, item or quotation any more. A table keeps
    its whole header if it is to be `headed`; what lies within one cell is a paragraph.
    """
    size = len(block_text(block))
    if start <= 0 and (end is None or end >= size) and (size or not isinstance(block, Code)):
        return block
    # What is empty at the end, as a rule, belongs to the whole.
    stop = size + 1 if end is None or end >= size else end
    if isinstance(block, Prose):
        kept = tuple(_cut_paragraphs(block.paragraphs, start, stop))
        return replace(block, paragraphs=kept) if kept else None
    if isinstance(block, Table):
        return _cut_table(block, start, stop, headed)
    if start >= min(stop, size):
        return None
    return replace(block, text=block.text[start:stop]) if isinstance(block, Code) else block


def _cut_paragraphs(paragraphs: Iterable[Paragraph], start: int, stop: int) -> Iterator[Paragraph]:
    at = 0
    for paragraph in paragraphs:
        size = len(paragraph_text(paragraph))
        low, high = max(0, start - at), min(size, stop - at)
        if (low < high) or (size == 0 and start <= at < stop):
            yield _cut_paragraph(paragraph, low, high) if high - low < size else paragraph
        at += size + 1


def _cut_paragraph(paragraph: Paragraph, low: int, high: int) -> Paragraph:
    before = len(paragraph.marker) + 1 if paragraph.marker else 0
    runs = cut_runs(paragraph.runs, low - before, high - before)
    return replace(paragraph, runs=runs) if low == 0 else Paragraph(runs, tight=paragraph.tight)


def cut_runs(runs: Iterable[Run], low: int, high: int) -> tuple[Run, ...]:
    """Return the runs, and parts of runs, between two positions."""
    kept = []
    at = 0
    for run in runs:
        size = 1 if is_atom(run) else len(run.text)
        first, last = max(0, low - at), min(size, high - at)
        if first < last:
            kept.append(run if last - first == size else replace(run, text=run.text[first:last]))
        at += size
    return tuple(kept)


def _cut_table(table: Table, start: int, stop: int, headed: bool) -> Block | None:
    """Cut cells; those before and after what is kept of their row are empty."""
    lines: list[Cells] = []
    pieces: list[tuple[Run, ...]] = []
    at = 0
    for line in (table.header, *table.rows):
        cells = []
        for cell in line:
            size = len(runs_text(cell))
            cells.append(cut_runs(cell, start - at, stop - at))
            if start <= at + size and at <= stop:
                pieces.append(cells[-1])
            at += size + 1
        lines.append(tuple(cells))
    if start >= min(stop, at):
        return None
    if len(pieces) < 2:
        return Prose((Paragraph(pieces[0] if pieces else ()),), table.start, table.end)
    header = table.header if headed else lines[0]
    return replace(table, header=header, rows=tuple(line for line in lines[1:] if any(line)))


def plain(blocks: Sequence[Block]) -> str:
    """Return blocks as plain text: paragraphs apart, a table's cells by tabs, code as it is."""
    out: list[str] = []
    before: Paragraph | Block | None = None
    for block in blocks:
        parts = block.paragraphs if isinstance(block, Prose) else (block,)
        for part in parts:
            if isinstance(part, Paragraph) and part.rule:
                before = None
                continue
            if out:
                out.append("\n" if _close(before, part) else "\n\n")
            out.append(_plain(part, before))
            before = part
    return "".join(out)


def _close(before: Paragraph | Block | None, part: Paragraph | Block) -> bool:
    """Return whether no blank line stands between two parts."""
    if isinstance(part, Paragraph):
        return isinstance(before, Paragraph) and before.tight and part.tight
    if isinstance(before, Paragraph):
        return bool(before.marker) and not before.runs
    return continues(before, part)


def continues(before: Block | Paragraph | None, block: Block | Paragraph) -> bool:
    """Whether a part of code or of a table goes on where another one ends."""
    if isinstance(before, Code) and isinstance(block, Code):
        return before.start == block.start and block.part == before.part + 1
    if isinstance(before, Table) and isinstance(block, Table):
        return before.start == block.start and block.part == before.part + 1
    return False


def _plain(part: Paragraph | Block, before: Paragraph | Block | None) -> str:
    if isinstance(part, Paragraph):
        text = plain_runs(part.runs)
        nested = "  " * max(0, part.indent - 1)
        return f"{nested}{part.marker} {text}".rstrip() if part.marker else text
    if isinstance(part, Table):
        headed = any(part.header) and not continues(before, part)
        rows = (part.header, *part.rows) if headed else part.rows
        text = "\n".join("\t".join(map(plain_runs, row)) for row in rows)
        return text if len(rows) > 1 else text.strip("\t")
    if isinstance(part, Formula):
        return block_source(part.text)
    if isinstance(part, Picture):
        return part.text
    assert isinstance(part, Code)
    return part.text


def plain_runs(runs: Iterable[Run]) -> str:
    """Return runs without their marks; a formula keeps its dollar signs."""
    return "".join(source_of(run.text, run.display) if run.formula else run.text for run in runs)
