"""Pages that fill from the top: texts break between lines, all else goes on the next page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QPainterPath,
    QPen,
    QTextDocument,
)

from gpts_desktop.ui.paper.units import SMALL, UNITS, pt

_FOOT = 24.0  # points that the page's number takes
_FEW = 2  # lines that do not stand alone at a page's end, nor at its beginning


@dataclass(frozen=True, slots=True)
class Ground:
    """What is painted behind a text: a box with round corners, and the room around the text.

    One that is not `opened` or `closed` touches the box above or below it on the same page.
    """

    color: str
    border: str = ""
    padding: float = 0.0
    radius: float = 0.0
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """The line beside a quotation: so far to the left of its text."""

    color: str
    distance: float


class Flow:
    """Paints on a device, page after page, in `units`. `footer` makes a page's foot."""

    def __init__(
        self, device: QPagedPaintDevice, footer: Callable[[int, float], QTextDocument]
    ) -> None:
        self._device = device
        self._painter = QPainter(device)
        self._footer = footer
        scale = device.logicalDpiX() / UNITS
        self._painter.scale(scale, device.logicalDpiY() / UNITS)
        self.width = device.width() / scale
        self.height = device.height() * UNITS / device.logicalDpiY() - pt(_FOOT)
        self.y = 0.0
        self.page = 1

    @property
    def room(self) -> float:
        """How much is left of this page."""
        return self.height - self.y

    def space(self, height: float) -> None:
        """Leave room, but never at a page's top."""
        if self.y > 0:
            self.y += height

    def need(self, height: float) -> None:
        """Go on on the next page unless there is so much room."""
        if self.y > 0 and self.room < min(height, self.height):
            self.turn()

    def turn(self) -> None:
        """Begin the next page."""
        self.foot()
        self._device.newPage()
        self.page += 1
        self.y = 0.0

    def end(self) -> None:
        """Let go of the device."""
        self._painter.end()

    def text(
        self,
        document: QTextDocument,
        x: float,
        *,
        ground: Ground | None = None,
        bar: Bar | None = None,
        rows: Sequence[float] | None = None,
        rule: str = "",
    ) -> None:
        """Put a document here, cut between its lines where a page ends.

        A table is cut between its `rows`, given by where they end, with lines in `rule` there.
        """
        ends = list(rows) if rows is not None else line_ends(document)
        start = 0.0
        while ends:
            above, below = self._padding(ground, start == 0.0)
            fitting = _fitting(ends, start, self.room - above - below)
            if not fitting and self.y > 0:
                self.turn()
                continue
            fitting = fitting or 1  # a line that is higher than a page
            end = ends[fitting - 1]
            if fitting == len(ends) and ground is not None and not ground.closed:
                below = 0.0
            top = self.y
            room = above, below
            self._stretch(document, x, (start, end), ground=ground, bar=bar, room=room)
            if rule:
                self._rules([top + row - start for row in ends[:fitting]], x, document, rule)
            del ends[:fitting]
            start = end
            if ends:
                self.turn()

    def _padding(self, ground: Ground | None, is_first: bool) -> tuple[float, float]:
        """Return the room above and below a text that begins here and ends its page."""
        if ground is None:
            return 0.0, 0.0
        touches = is_first and not ground.opened and self.y > 0
        return 0.0 if touches else ground.padding, ground.padding

    def _stretch(
        self,
        document: QTextDocument,
        x: float,
        span: tuple[float, float],
        *,
        ground: Ground | None,
        bar: Bar | None,
        room: tuple[float, float],
    ) -> None:
        (start, end), (above, below) = span, room
        painter = self._painter
        height = end - start
        side = ground.padding if ground is not None else 0.0
        if ground is not None:
            width = document.textWidth() + 2 * side
            self._box(QRectF(x, self.y, width, height + above + below), ground)
        if bar is not None:
            left = x - bar.distance
            painter.fillRect(QRectF(left, self.y, pt(1.5), height), QColor(bar.color))
        painter.save()
        painter.translate(x + side, self.y + above - start)
        document.drawContents(painter, QRectF(0, start, document.textWidth(), height))
        painter.restore()
        self.y += height + above + below

    def _rules(
        self, places: Sequence[float], x: float, document: QTextDocument, color: str
    ) -> None:
        width = min(document.idealWidth(), document.textWidth())
        for y in places:
            self._painter.fillRect(QRectF(x, y - pt(0.3), width, pt(0.6)), QColor(color))

    def _box(self, rect: QRectF, ground: Ground) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, ground.radius, ground.radius)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(QColor(ground.border), pt(0.5)) if ground.border else Qt.PenStyle.NoPen
        self._painter.setPen(border)
        self._painter.setBrush(QColor(ground.color))
        self._painter.drawPath(path)

    def line(self, x: float, width: float, color: str) -> None:
        """Draw a thin line across."""
        self._painter.fillRect(QRectF(x, self.y, width, pt(0.6)), QColor(color))
        self.y += pt(0.6)

    def image(self, image: QImage, x: float, most: float) -> None:
        """Put a picture here, no wider than `most` and no higher than half a page."""
        width = min(most, pt(image.width() * 0.75))
        height = width * image.height() / max(1, image.width())
        if height > self.height / 2:
            width, height = width * self.height / 2 / height, self.height / 2
        self.need(height)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(QRectF(x, self.y, width, height), image)
        self.y += height

    def paint_at(self, x: float, width: float, height: float) -> tuple[QPainter, QRectF]:
        """Return the painter and a place of this size, which is taken then."""
        self.need(height)
        rect = QRectF(x, self.y, width, height)
        self.y += height
        return self._painter, rect

    def over(self, x: float, y: float, width: float, height: float) -> tuple[QPainter, QRectF]:
        """Return the painter and a place on this page; nothing is taken."""
        return self._painter, QRectF(x, y, width, height)

    def foot(self) -> None:
        """Put its number at the foot of this page."""
        document = self._footer(self.page, self.width)
        self._painter.save()
        self._painter.translate(QPointF(0, self.height + pt(_FOOT - SMALL * 1.5)))
        document.drawContents(self._painter)
        self._painter.restore()


def line_ends(document: QTextDocument) -> list[float]:
    """Return where the lines of a document end, from its top."""
    layout = document.documentLayout()
    layout.documentSize()  # Qt lays out when it is asked.
    ends: list[float] = []
    block = document.begin()
    while block.isValid():
        lines = block.layout()
        for at in range(lines.lineCount()):
            line = lines.lineAt(at)
            ends.append(lines.position().y() + line.y() + line.height())
        block = block.next()
    if ends:
        ends[-1] = max(ends[-1], layout.documentSize().height())
    return ends


def _fitting(ends: Sequence[float], start: float, room: float) -> int:
    """Return how many lines go on this page: all, or so many that no few stand alone."""
    count = sum(1 for end in ends if end - start <= room + 1e-3)
    if count == len(ends):
        return count
    if count < _FEW:
        return 0
    return min(count, max(_FEW, len(ends) - _FEW)) if len(ends) > _FEW + 1 else 0
