"""Blocks as plain text, laid out with blanks alone; no word and no address is lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from gpts_desktop.core.export.beside import Beside
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.markdown.block_text import Part, joined
from gpts_desktop.core.markdown.blocks import (
    Block,
    Code,
    Formula,
    Paragraph,
    Picture,
    Run,
    Table,
)
from gpts_desktop.core.markdown.formulas import block_source, source_of

_INDENT = "   "
_GAP = "   "  # between a table's columns


class PlainWriter:
    """Writes the blocks of one answer."""

    def __init__(self, subject: Subject, beside: Beside) -> None:
        self._subject = subject
        self._beside = beside

    def text(self, blocks: Sequence[Block]) -> str:
        """Return blocks one under another."""
        lines: list[str] = []
        before: Part | None = None
        for part in joined(blocks):
            if before is not None and not _is_close(before, part):
                lines.append("")
            lines += self._placed(part)
            before = part
        return "\n".join(lines)

    def _placed(self, part: Part) -> list[str]:
        """Return a part's lines, set in as its lists and quotes ask for."""
        one = part[0] if isinstance(part, list) else part
        marker = one.marker if isinstance(one, Paragraph) else ""
        around = max(0, one.indent - 1 if marker else one.indent)
        first = "> " * one.quote + _INDENT * around
        lines = self._body(part)
        begin = first + (marker + " " * max(1, len(_INDENT) - len(marker)) if marker else "")
        later = first + (_INDENT if marker else "")
        return [(begin + lines[0]).rstrip(), *((later + line).rstrip() for line in lines[1:])]

    def _body(self, part: Part) -> list[str]:
        if isinstance(part, list):
            return self._table(part)
        if isinstance(part, Code):
            return part.text.split("\n")
        if isinstance(part, Formula):
            return block_source(part.text).split("\n")
        if isinstance(part, Picture):
            return [self._picture(part.address, part.text, part.link)]
        if part.rule:
            return ["* * *"]
        lines = self._runs(part.runs).split("\n")
        if part.heading in (1, 2):
            lines.append(("=" if part.heading == 1 else "-") * max(map(_columns, lines)))
        return lines

    def _runs(self, runs: Sequence[Run]) -> str:
        texts: list[str] = []
        for at, run in enumerate(runs):
            texts.append(self._run(run))
            ends = at + 1 == len(runs) or runs[at + 1].link != run.link
            if run.link and ends and not _says_itself(runs, at):
                texts.append(f" ({run.link})")
        return "".join(texts)

    def _run(self, run: Run) -> str:
        if run.picture:
            return self._picture(run.picture, run.text, "")
        return source_of(run.text, run.display) if run.formula else run.text

    def _picture(self, address: str, words: str, link: str) -> str:
        name = self._subject.words.picture
        data = self._subject.picture_data(address)
        where = self._beside.keep(data, words or name) if data is not None else address[:500]
        said = f"{words}: {where}" if words else where
        return f"[{name}: {said}]" + (f" ({link})" if link else "")

    def _table(self, parts: Sequence[Table]) -> list[str]:
        """Return the rows of all parts under the header, columns one under another."""
        head = parts[0]
        rows = [head.header, *(row for part in parts for row in part.rows)]
        texts = [[self._runs(cell).replace("\n", " ") for cell in row] for row in rows]
        count = len(head.header)
        widths = [max(_columns(row[at]) for row in texts if at < len(row)) for at in range(count)]
        rights = [alignment == "right" for alignment in head.alignments]
        lines = [
            _GAP.join(
                _filled(text, width, right)
                for text, width, right in zip(row, widths, rights, strict=False)
            ).rstrip()
            for row in texts
        ]
        lines.insert(1, _GAP.join("-" * width for width in widths))
        return lines


def _is_close(before: Part, part: Part) -> bool:
    """Whether no blank line stands between: in a tight list, and under a heading's list."""
    if not isinstance(before, Paragraph) or not isinstance(part, Paragraph):
        return False
    return (before.tight and part.tight) or (bool(before.marker) and not before.runs)


def _says_itself(runs: Sequence[Run], at: int) -> bool:
    """Whether the words of the link that ends here are its address."""
    link = runs[at].link
    first = at
    while first and runs[first - 1].link == link:
        first -= 1
    text = "".join(run.text for run in runs[first : at + 1])
    return link in (text, f"http://{text}", f"https://{text}", f"mailto:{text}")


def _filled(text: str, width: int, right: bool) -> str:
    room = " " * (width - _columns(text))
    return room + text if right else text + room


def _columns(text: str) -> int:
    """Return how many columns a text takes: a Chinese character takes two."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1
        for c in text
    )
