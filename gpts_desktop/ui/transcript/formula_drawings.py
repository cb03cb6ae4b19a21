"""Drawings of formulas, made at leisure for what is in sight, and kept."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath

from gpts_desktop.core.tex.drawn import (
    LONGEST,
    PAPER,
    Drawing,
    NotDrawableError,
    Outline,
    is_borrowed,
)
from gpts_desktop.core.tex.stepwise import Pause, stepwise
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.transcript.leisure import Leisure, OutOfTimeError

KEPT_CHARACTERS = 4_000_000
KEPT_PIXELS = 6_000_000
"""How much SVG, and how many pixels of pictures of it, are kept."""
_WIDEST = 8_000
_TOGETHER = 0.08
"""For how long drawings are gathered while more are wanted, in seconds: each time costs a frame."""
_BORROWED_SIZE = 100.0


class Wish(NamedTuple):
    """TeX that is to be drawn, in a line of text or by itself."""

    tex: str
    display: bool


class FormulaDrawings(QObject):
    """Answers wishes one after another, remembering those that can't be met."""

    came = Signal()
    """Wishes were answered, with drawings or without."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted: Callable[[], Wish | None] = lambda: None
        self._answers: OrderedDict[Wish, Drawing | None] = OrderedDict()
        self._characters = 0
        self._pictures: OrderedDict[tuple[Drawing, float, int, float], QImage] = OrderedDict()
        self._pixels = 0
        self._loaded = False
        self._unshown = False
        self._shown_at = 0.0
        self._leisure = Leisure(self)

    def __len__(self) -> int:
        """Return how many wishes were answered and are remembered."""
        return len(self._answers)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being drawn, and all that was has been announced."""
        return not (self._leisure.busy or self._unshown)

    @property
    def pixels(self) -> int:
        """How many pixels the kept pictures have."""
        return self._pixels

    def known(self, wish: Wish) -> Drawing | None:
        """Return the drawing, if it is there."""
        if wish in self._answers:
            self._answers.move_to_end(wish)
        return self._answers.get(wish)

    def is_open(self, wish: Wish) -> bool:
        """Return whether a drawing may still come."""
        return wish not in self._answers and len(wish.tex) <= LONGEST

    def wake(self) -> None:
        """Look for what is wanted, soon."""
        if not self._leisure.busy:
            self._leisure.do(lambda pause: None, lambda nothing: self._next())

    def _next(self) -> None:
        if self._leisure.busy:
            return
        if not self._loaded:
            self._loaded = True
            self._leisure.do(_load, lambda nothing: self._next())
            return
        wish = self.wanted()
        if self._unshown and (wish is None or time.perf_counter() > self._shown_at + _TOGETHER):
            self._unshown = False
            self.came.emit()
            self._shown_at = time.perf_counter()
            self.wake()
            return
        if wish is None:
            return
        outlines = {c: _outline(c) for c in {*wish.tex} if is_borrowed(c)}
        self._leisure.do(
            lambda pause: _drawn(wish, outlines, pause),
            lambda drawing: self._answer(wish, drawing),
        )

    def _answer(self, wish: Wish, drawing: Drawing | None) -> None:
        self._answers[wish] = drawing
        self._characters += _size(wish, drawing)
        while self._characters > KEPT_CHARACTERS and len(self._answers) > 1:
            self._characters -= _size(*self._answers.popitem(last=False))
        self._unshown = True
        self._next()

    def picture(self, drawing: Drawing, em: float, color: QColor, ratio: float) -> QImage:
        """Return a drawing in a colour, `em` logical pixels large.

        The picture has `ratio` pixels to a logical one; its baseline lies between two rows.
        """
        key = (drawing, em, color.rgba(), ratio)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return found
        made = self._pictures[key] = _painted(drawing, em * ratio, color)
        made.setDevicePixelRatio(ratio)
        self._pixels += made.width() * made.height()
        while self._pixels > KEPT_PIXELS and len(self._pictures) > 1:
            old = self._pictures.popitem(last=False)[1]
            self._pixels -= old.width() * old.height()
        return made


def rows_above(drawing: Drawing, em: float) -> int:
    """Return how many rows of pixels a drawing takes above its baseline."""
    return -int(-drawing.ascent * em // 1)


def _size(wish: Wish, drawing: Drawing | None) -> int:
    return len(wish.tex) + (len(drawing.svg) if drawing is not None else 0) + 200


def _load(pause: Pause) -> None:
    def patient() -> None:
        # Half an import would be none for good: go on, though nobody waits any more.
        with suppress(OutOfTimeError):
            pause()

    def read() -> None:
        # A parser of XML comes with it, and ziamath.
        from gpts_desktop.core.tex.drawing import load

        load()

    stepwise(read, patient)


def _drawn(wish: Wish, outlines: dict[str, Outline], pause: Pause) -> Drawing | None:
    from gpts_desktop.core.tex.drawing import draw

    try:
        return draw(wish.tex, wish.display, outlines, pause)
    except NotDrawableError:
        return None


def _painted(drawing: Drawing, em: float, color: QColor) -> QImage:
    from PySide6.QtSvg import QSvgRenderer  # a library of its own, for formulas alone

    above = rows_above(drawing, em)
    width, height = drawing.width * em, (drawing.ascent + drawing.depth) * em
    image = QImage(
        min(_WIDEST, int(width) + 1),
        min(_WIDEST, above + int(drawing.depth * em) + 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg = QSvgRenderer(QByteArray(drawing.svg.replace(PAPER, color.name()).encode()))
    painter.setOpacity(color.alphaF())
    svg.render(painter, QRectF(0, above - drawing.ascent * em, width, height))
    painter.end()
    return image


def _outline(character: str) -> Outline:
    """Return a character of the user's fonts, which the formulas' font lacks."""
    font = ui_font(_BORROWED_SIZE)
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, character)
    advance = QFontMetricsF(font).horizontalAdvance(character) / _BORROWED_SIZE
    kinds = QPainterPath.ElementType
    steps: list[tuple[str, tuple[float, ...]]] = []
    for at in range(path.elementCount()):
        element: QPainterPath.Element = path.elementAt(at)
        point = (element.x / _BORROWED_SIZE, -element.y / _BORROWED_SIZE)
        kind = element.type
        if kind == kinds.CurveToDataElement:
            steps[-1] = ("C", (*steps[-1][1], *point))
        else:
            steps.append(("M" if kind == kinds.MoveToElement else "L", point))
    return Outline(advance, tuple(steps))
