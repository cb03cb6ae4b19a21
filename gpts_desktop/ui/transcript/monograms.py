"""What is painted beside the rows: monograms, the line along reasoning, the joints of quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown.blocks import Code, Prose, Table
from gpts_desktop.ui.transcript.column import AVATAR
from gpts_desktop.ui.transcript.direction import runs_right_to_left
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.rows import (
    QUOTE,
    BlockRow,
    CandidatesRow,
    is_question,
    quote_levels,
)
from gpts_desktop.ui.transcript.sight import Sight
from gpts_desktop.ui.transcript.strip import Placed, Strip

Face = Callable[[str], tuple[str, str]]
"""A GPT's letter and colour ("#rrggbb") by its id."""


@dataclass(frozen=True, slots=True)
class _Face:
    x: int
    y: int
    gpt_id: str


@dataclass(frozen=True, slots=True)
class _Line:
    x: int
    y: int
    width: int
    height: int


class Margin:
    """What stands left of the rows. It is painted anew only where it differs."""

    def __init__(self, ground: QWidget) -> None:
        self._ground = ground
        self._marks: list[_Face | _Line] = []

    def place(self, sight: Sight | None, look: Look) -> None:
        """Take where the rows lie."""
        marks = list(_marks(sight.strip, sight.placed, look)) if sight is not None else []
        if marks != self._marks:
            self._marks = marks
            self._ground.update()

    def paint(self, painter: QPainter, look: Look, face: Face) -> None:
        """Paint it in the viewport."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._marks:
            if isinstance(mark, _Face):
                _paint_face(painter, mark.x, mark.y, face(mark.gpt_id), look)
            else:
                painter.setBrush(look.color("line"))
                painter.drawRect(mark.x, mark.y, mark.width, mark.height)


def _marks(strip: Strip, placed: Sequence[Placed], look: Look) -> Iterator[_Face | _Line]:
    for one in placed:
        message = strip.sections[one.section].message
        if is_question(message):
            continue
        if one.row == 0 and not isinstance(strip.rows(one.section)[0], CandidatesRow):
            y = one.y + strip.room_above(one.section, 0)
            yield _Face(strip.column.x, y, message.gpt_id)
        row = strip.rows(one.section)[one.row]
        if isinstance(row, BlockRow) and row.aside:
            above = strip.rows(one.section)[one.row - 1]
            begins = not (isinstance(above, BlockRow) and above.aside)
            top = strip.room_above(one.section, one.row) if begins else 0
            x = strip.column.answer_x + look.px(2)
            yield _Line(x, one.y + top, look.px(2), one.height - top)
        yield from _quotes(strip, one, look)


def _quotes(strip: Strip, one: Placed, look: Look) -> Iterator[_Line]:
    """Yield the bars of quotes in the room above a row, and beside it where it is a box."""
    rows = strip.rows(one.section)
    row = rows[one.row]
    above = rows[one.row - 1] if one.row else None
    if not isinstance(row, BlockRow):
        return
    begins = quote_levels(row)[0]
    goes_on = isinstance(above, BlockRow) and above.aside is row.aside
    levels = min(begins, quote_levels(above)[1]) if above is not None and goes_on else 0
    x, width = strip.column.place(False, row.aside)
    room = strip.room_above(one.section, one.row)
    is_box = isinstance(row.block, Code | Table)
    for level in range(begins if is_box else levels):
        # Bars have round ends: it reaches over those of the rows above and below.
        over = look.px(2)
        top = one.y - over if level < levels else one.y + room
        end = one.y + (one.height if is_box else room + over)
        left = x + level * look.px(QUOTE)
        if isinstance(row.block, Prose) and runs_right_to_left(row.block.paragraphs[0].runs):
            left = x + width - level * look.px(QUOTE) - look.px(3)
        yield _Line(left, top, look.px(3), end - top)


def _paint_face(
    painter: QPainter, x: int, y: int, letter_and_color: tuple[str, str], look: Look
) -> None:
    letter, color = letter_and_color
    side = look.px(AVATAR)
    box = QRectF(x, y, side, side)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(box, look.px(8), look.px(8))
    painter.setPen(QColor("#ffffff"))
    painter.setFont(look.font(12, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
    painter.setPen(Qt.PenStyle.NoPen)
