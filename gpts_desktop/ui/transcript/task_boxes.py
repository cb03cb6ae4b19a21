"""The boxes of a task list's items, ticked or not: drawn, since few fonts have them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from gpts_desktop.ui.transcript.look import Look

OPEN, TICKED = "☐", "☑"
BOXES = (OPEN, TICKED)
"""The markers that are drawn; their letters are there to be read and selected."""
_SIDE, _RADIUS = 14.0, 4.0
_MIDDLE = 5.0
"""How far above the baseline the middle of a box lies: that of the capitals."""
_TICK = ((3.6, 7.3), (6.2, 9.8), (10.5, 4.6))


def paint_box(painter: QPainter, block: QTextBlock, top: QPointF, look: Look, dim: bool) -> None:
    """Paint the box of a paragraph that is laid out with its top left at `top`."""
    layout = block.layout()
    if layout.lineCount() == 0:
        return
    line, zoom = layout.lineAt(0), look.zoom
    side = look.px(_SIDE)
    shown = line.naturalTextRect()
    x = top.x() + shown.left()
    if block.textDirection() is Qt.LayoutDirection.RightToLeft:
        x = top.x() + shown.right() - side
    y = top.y() + line.y() + line.ascent() - _MIDDLE * zoom - side / 2
    corner = painter.deviceTransform().map(QPointF(x, y))
    # On whole pixels of the screen, so that its edges are sharp.
    whole = QPointF(round(corner.x()), round(corner.y()))
    at = painter.deviceTransform().inverted()[0].map(whole)
    ticked = block.text().startswith(TICKED)
    painter.setPen(QPen(look.color("faint"), max(1, look.px(1))))
    painter.setBrush(look.color("bg"))
    if ticked:
        color = look.color("dim" if dim else "accent")
        painter.setPen(QPen(color, max(1, look.px(1))))
        painter.setBrush(color)
    half = max(1, look.px(1)) / 2
    box = QRectF(at.x(), at.y(), side, side).adjusted(half, half, -half, -half)
    painter.drawRoundedRect(box, _RADIUS * zoom, _RADIUS * zoom)
    if ticked:
        pen = QPen(look.color("on_accent"), 1.8 * zoom)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([at + QPointF(dx, dy) * zoom for dx, dy in _TICK])
