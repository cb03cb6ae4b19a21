"""What is painted beside the rows: the GPTs' monograms and the line along reasoning."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gpts_desktop.ui.transcript.column import AVATAR
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.rows import BlockRow, is_question
from gpts_desktop.ui.transcript.strip import Placed, Strip

Face = Callable[[str], tuple[str, str]]
"""A GPT's letter and colour ("#rrggbb") by its id."""


def paint_margin(
    painter: QPainter, strip: Strip, placed: Sequence[Placed], look: Look, face: Face
) -> None:
    """Paint what stands left of the placed rows."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for one in placed:
        message = strip.sections[one.section].message
        if is_question(message):
            continue
        if one.row == 0:
            y = one.y + strip.room_above(one.section, 0)
            _paint_face(painter, strip.column.x, y, face(message.gpt_id), look)
        row = strip.rows(one.section)[one.row]
        if isinstance(row, BlockRow) and row.aside:
            above = strip.rows(one.section)[one.row - 1]
            begins = not (isinstance(above, BlockRow) and above.aside)
            top = strip.room_above(one.section, one.row) if begins else 0
            painter.setBrush(look.color("line"))
            x = strip.column.answer_x + look.px(2)
            painter.drawRect(x, one.y + top, look.px(2), one.height - top)


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
