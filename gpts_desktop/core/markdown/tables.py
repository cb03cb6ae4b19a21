"""The two lines that make a table, and its rows (GFM, tables)."""

from __future__ import annotations

import re

from gpts_desktop.core.markdown.blocks import Alignment

_DELIMITER_LINE = re.compile(r"[-:|][-:| \t]+")
_DELIMITER = re.compile(r":?-+:?")


def alignments(line: str) -> tuple[Alignment, ...]:
    """Return the columns' alignments; none when this is no delimiter row."""
    if not _DELIMITER_LINE.fullmatch(line) or (line[0] == "-" and line[1] in " \t"):
        return ()
    columns = [column.strip(" \t") for column in line.split("|")]
    if not columns[0]:
        columns.pop(0)
    if columns and not columns[-1]:
        columns.pop()
    if not all(map(_DELIMITER.fullmatch, columns)):
        return ()
    return tuple(map(_alignment, columns))


def _alignment(delimiter: str) -> Alignment:
    if delimiter.endswith(":"):
        return "center" if delimiter.startswith(":") else "right"
    return "left" if delimiter.startswith(":") else ""


def cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row; `\\|` is a pipe within a cell."""
    found: list[str] = []
    cell = ""
    parts = line.strip(" \t").split("|")
    for part in parts[:-1]:
        cell += part
        if cell.endswith("\\"):
            cell = cell[:-1] + "|"
        else:
            found.append(cell)
            cell = ""
    found.append(cell + parts[-1])
    if found[0] == "":
        found.pop(0)
    if found and found[-1] == "":
        found.pop()
    return tuple(each.strip(" \t") for each in found)
