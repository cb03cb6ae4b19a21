"""A table, whole again from its parts, as text for the clipboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from gpts_desktop.core.markdown import run_text
from gpts_desktop.core.markdown.blocks import Alignment, Run, Table

Cell = tuple[Run, ...]

_DELIMITERS: dict[Alignment, str] = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
_BLANKS = re.compile(r"[\t\r\n\u2028]+")
# What a spreadsheet would work out; a formula can fetch an address and so carry the chat away.
_LIVE = re.compile(r"[=@]|[+-](?![\d.,]+\s*\S{0,3}$)")


def tsv(parts: Sequence[Table], *, inert: bool = False) -> str:
    """Return the rows of all parts under the header, cells parted by tabs, without marks.

    `inert` puts an apostrophe before what a spreadsheet would take as a formula.
    """

    def text(cell: Cell) -> str:
        said = _BLANKS.sub(" ", run_text.plain(cell))
        return f"'{said}" if inert and _LIVE.match(said) else said

    return "\n".join("\t".join(row) for row in _rows(parts, text))


def markdown(parts: Sequence[Table]) -> str:
    """Return a GFM table of all parts, aligned as written."""

    def text(cell: Cell) -> str:
        said = _BLANKS.sub(" ", run_text.markdown(cell).replace("\\\n", " "))
        return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", said)

    lines = [f"| {' | '.join(row)} |" for row in _rows(parts, text)]
    if lines:
        lines.insert(1, f"| {' | '.join(_DELIMITERS[a] for a in parts[0].alignments)} |")
    return "\n".join(lines)


def _rows(parts: Sequence[Table], text: Callable[[Cell], str]) -> Iterator[list[str]]:
    """Yield the header and every row, each as wide as the header."""
    if not parts:
        return
    header = parts[0].header
    yield [text(cell) for cell in header]
    for part in parts:
        for row in part.rows:
            cells = [text(cell) for cell in row[: len(header)]]
            yield cells + [""] * (len(header) - len(cells))
