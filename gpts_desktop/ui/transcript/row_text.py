"""The text of a row, and where its characters stand in the document that shows it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtGui import QTextDocument

from gpts_desktop.core.markdown.blocks import Table
from gpts_desktop.core.markdown.excerpt import ATOM, block_text
from gpts_desktop.ui.transcript.rows import BlockRow, NoticeRow, QuestionRow, Row

# What separates paragraphs, lines and cells is one character each, in the text and the document.
_SEPARATORS = dict.fromkeys(map(ord, "\t\n\r\u2028\u2029\ufdd0\ufdd1"), " ")


def text_of(row: Row) -> str:
    """Return a row's text as positions in it count (core/markdown/excerpt.py); "" for none."""
    if isinstance(row, BlockRow):
        return block_text(row.block)
    if isinstance(row, QuestionRow):
        # As Qt reads it: a line ends once.
        return row.text.replace("\r\n", "\n")
    if isinstance(row, NoticeRow):
        notice = row.notice
        return f"{notice.title}\n{notice.detail}" if notice.detail else notice.title
    return ""


class PaneText:
    """Positions in a row's text, in characters, and in its document, in UTF-16 units.

    A formula or picture is one character of the text; the document may show its source or a
    sentence in its place.
    """

    def __init__(self, row: Row, document: QTextDocument) -> None:
        self.text = text_of(row)
        self._base = 1 if isinstance(row, BlockRow) and isinstance(row.block, Table) else 0
        self._last = document.characterCount() - 1 - self._base
        text = self.text
        simple = text.isascii() or (ATOM not in text and max(text) <= "\uffff")
        self._units = None if simple else _units(text, document.toRawText()[self._base :])

    def shown(self, offset: int) -> int:
        """Return where a character of the text stands in the document."""
        at = offset if self._units is None else self._units[min(offset, len(self._units) - 1)]
        return max(0, min(at, self._last)) + self._base

    def offset(self, shown: int) -> int:
        """Return which character of the text stands at a place of the document."""
        at = shown - self._base
        if self._units is not None:
            at = bisect_right(self._units, at) - 1
        return max(0, min(at, len(self.text)))


def _units(text: str, raw: str) -> list[int]:
    """Return for each position of `text` how many UTF-16 units of `raw` lie before it."""
    wanted, found = text.translate(_SEPARATORS), raw.translate(_SEPARATORS)
    units: list[int] = []
    at = unit = 0
    for number, stretch in enumerate(wanted.split(ATOM)):
        if number:
            units.append(unit)
            end = _atom_end(found, at, stretch)
            unit += _utf16(found[at:end])
            at = end
        for character in stretch:
            units.append(unit)
            unit += 2 if character > "\uffff" else 1
        at += len(stretch)
    units.append(unit)
    return units


def _atom_end(found: str, at: int, following: str) -> int:
    """Return where what stands for an atom ends, given the text after it."""
    if found.startswith(ATOM, at):
        return at + 1
    end = found.find(following, at) if following else len(found)
    return end if end >= 0 else at


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
