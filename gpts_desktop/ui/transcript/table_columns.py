"""How wide the columns of a table are: the same in all parts of a long one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest

from PySide6.QtGui import QFontMetricsF

from gpts_desktop.core.markdown.blocks import Run, Table
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.picture_chip import chip_text

SIZE = 13.5
PAD_X, PAD_Y = 10, 6
_WIDEST = 200
"""How wide a cell may make a table that is too wide anyway, before its text breaks."""

_MEASURED = 4

Cells = tuple[tuple[Run, ...], ...]


def naturals_of(table: Table, look: Look, drawn: Callable[[Run], float | None]) -> list[float]:
    """Return the widths in pixels in which nothing in a table's part would break.

    `drawn` gives the width of a formula, or None where its source stands.
    """
    heads = QFontMetricsF(look.text_font(SIZE, 600))
    metrics = QFontMetricsF(look.text_font(SIZE))

    def measured(cell: Sequence[Run], metrics: QFontMetricsF) -> float:
        wide = 0.0
        for run in cell:
            width = drawn(run) if run.formula else None
            text = chip_text(run) if run.picture else run.text
            wide += metrics.horizontalAdvance(text) if width is None else width
        return wide

    room = 2.0 * look.px(PAD_X) + 2
    widths = []
    for column, head in enumerate(table.header):
        cells = (row[column] for row in table.rows if column < len(row))
        # Measuring costs more than counting: only the longest are measured.
        longest = nlargest(_MEASURED, cells, key=_size)
        widest = max((measured(cell, metrics) for cell in longest), default=0.0)
        widths.append(room + max(widest, measured(head, heads)))
    return widths


def _size(cell: Sequence[Run]) -> int:
    """Return about how long a cell is: Chinese letters are twice as wide."""
    text = "".join(run.text for run in cell)
    return len(text) if text.isascii() else len(text) + sum(each > "\u2e80" for each in text)


def shared_out(naturals: Sequence[float], width: float, look: Look) -> list[int]:
    """Return the columns' widths in whole pixels: together `width`, or more where text is long.

    What is left over goes to where text would break, else to all by their size.
    """
    most = look.px(_WIDEST)
    least = [min(natural, most) for natural in naturals]
    wanted = [natural - low for natural, low in zip(naturals, least, strict=True)]
    left = max(0.0, width - sum(least))
    if sum(wanted) > left:
        shares = [low + left * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]
    else:
        scale = max(1.0, width / sum(naturals)) if sum(naturals) else 1.0
        shares = [natural * scale for natural in naturals]
    return _whole(shares)


def _whole(shares: Iterable[float]) -> list[int]:
    """Round so that the sum stays what it was."""
    found, before = [], 0.0
    for share in shares:
        found.append(round(before + share) - round(before))
        before += share
    return found
