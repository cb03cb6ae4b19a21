"""Words and blocks around a place in a row: what a double and a triple click select."""

from __future__ import annotations

import re
from enum import Enum

from gpts_desktop.core.markdown.blocks import Code, Prose
from gpts_desktop.core.markdown.excerpt import paragraph_text
from gpts_desktop.ui.transcript.points import Spot
from gpts_desktop.ui.transcript.row_text import text_of
from gpts_desktop.ui.transcript.rows import BlockRow, QuestionRow, Row
from gpts_desktop.ui.transcript.strip import Strip


class Unit(Enum):
    """By what a selection grows."""

    CHARACTER = 1
    WORD = 2
    BLOCK = 3


# Chinese and Japanese set no blanks: what is written in one script is taken together.
_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff"
_WORDS = re.compile(
    rf"[{_HAN}]+|[{_KANA}]+|(?:(?![{_HAN}{_KANA}])[\w\u0300-\u036f])+"
    rf"(?:['’](?:(?![{_HAN}{_KANA}])\w)+)*|[^\S\n\t]+|.",
    re.DOTALL,
)
_REACH = 200
"""A word is looked for this far from the place."""


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return the bounds of the word, blank or sign that `offset` lies in or before."""
    if not text:
        return 0, 0
    offset = min(offset, len(text) - 1)
    # From the beginning of a line, or of a long word: anywhere else it would be cut.
    first = max(text.rfind("\n", 0, offset) + 1, offset - _REACH)
    for found in _WORDS.finditer(text, first, min(len(text), offset + _REACH)):
        if found.end() > offset:
            return found.start(), found.end()
    return offset, offset + 1


def next_word(text: str, offset: int) -> int:
    """Return where the next word begins, or the text ends."""
    end = word_at(text, offset)[1]
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def previous_word(text: str, offset: int) -> int:
    """Return where the word before `offset` begins."""
    start = offset
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return word_at(text, start - 1)[0] if start > 0 else 0


def block_at(row: Row, offset: int) -> tuple[int, int]:
    """Return the bounds of the paragraph at `offset`, or of all code or a whole table."""
    text = text_of(row)
    if isinstance(row, BlockRow) and isinstance(row.block, Prose):
        at = 0
        for paragraph in row.block.paragraphs:
            end = at + len(paragraph_text(paragraph))
            if offset <= end:
                return at, end
            at = end + 1
    elif isinstance(row, QuestionRow):
        end = text.find("\n", offset)
        return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)
    return 0, len(text)


def unit_at(strip: Strip, spot: Spot, unit: Unit) -> tuple[Spot, Spot]:
    """Return the unit around a spot; a block of code is all its parts."""
    section, number, offset = spot
    rows = strip.rows(section)
    if unit is Unit.CHARACTER:
        return spot, spot
    if unit is Unit.WORD:
        start, end = word_at(text_of(rows[number]), offset)
        return Spot(section, number, start), Spot(section, number, end)
    start, end = block_at(rows[number], offset)
    first = last = number
    while first > 0 and _continues(rows[first - 1], rows[first]):
        first -= 1
    while last + 1 < len(rows) and _continues(rows[last], rows[last + 1]):
        last += 1
    if first < last:
        start, end = 0, len(text_of(rows[last]))
    return Spot(section, first, start), Spot(section, last, end)


def _continues(before: Row, row: Row) -> bool:
    """Whether two rows are parts of one block of code."""
    if not (isinstance(before, BlockRow) and isinstance(row, BlockRow)):
        return False
    one, other = before.block, row.block
    if not (isinstance(one, Code) and isinstance(other, Code)):
        return False
    return one.start == other.start and before.aside == row.aside
