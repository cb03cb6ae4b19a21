"""The blocks of an answer: what the transcript shows, one row each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Alignment = Literal["left", "center", "right", ""]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look. A hard line break is a `\\n` in `text`.

    `link` is the target as written; `formula` marks TeX source between dollar signs
    or backslash brackets (without them), `display` that it is set large, as between two
    dollar signs; `picture` the address of a picture whose alternative text is `text`, where
    one stands in a heading, in a table or amid the words of a link.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    formula: bool = False
    picture: str = ""
    display: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading, list item's paragraph or rule.

    `heading` is 1 to 6, or 0; `quote` and `indent` count the block quotes and lists
    around it; `marker` is what stands before a list item's first paragraph
    ("•", "3.", "☐", "☑"), and "" elsewhere; `tight` when its list is tight. An item that
    begins with code, a table or another list has its marker on a paragraph without runs.
    `new_quote` is the first of the quotes around it that begins with it, counted from outside;
    0 where all of them go on. It says no more than `quote` does unless two quotes meet.
    """

    runs: tuple[Run, ...] = ()
    heading: int = 0
    quote: int = 0
    indent: int = 0
    marker: str = ""
    rule: bool = False
    tight: bool = False
    new_quote: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """Consecutive paragraphs, of bounded size together."""

    paragraphs: tuple[Paragraph, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A part of a code block of at most `CODE_PART_LINES` lines.

    A longer block is several parts in order: `part` counts from 0, and all parts of
    a block have the same `start`; `end` is the part's own. `last` is False while more may come
    or another part follows; `closed` is False only where a fence has no end (yet): on its last
    part. `text` has no newline at its end.
    """

    language: str
    text: str
    part: int = 0
    last: bool = True
    closed: bool = True
    quote: int = 0
    indent: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A part of a table of at most `TABLE_PART_ROWS` body rows; every part has the header.

    A cell is a tuple of runs. All parts of a table have the same `start`.
    """

    header: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    alignments: tuple[Alignment, ...]
    part: int = 0
    last: bool = True
    quote: int = 0
    indent: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Formula:
    """A displayed formula; `text` is its TeX source without the delimiters.

    `\\begin{…}` and `\\end{…}` are TeX and not delimiters. `closed` is False while its end
    has not come.
    """

    text: str
    quote: int = 0
    indent: int = 0
    start: int = 0
    end: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its address; `text` is its alternative text, `link` the target of one around it.

    `arriving` when its address has not come whole.
    """

    address: str
    text: str = ""
    link: str = ""
    arriving: bool = False
    quote: int = 0
    indent: int = 0
    start: int = 0
    end: int = 0


Block = Prose | Code | Table | Formula | Picture

CODE_PART_LINES = 120
TABLE_PART_ROWS = 20
PROSE_CHARACTERS = 2_000
