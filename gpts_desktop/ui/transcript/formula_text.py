"""Formulas within a text document: their source, and one object character once they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown.blocks import Run
from gpts_desktop.core.markdown.formulas import source_of
from gpts_desktop.core.tex.drawn import Drawing
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.transcript.formats import as_tip
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings, Wish, rows_above

OBJECT = "\ufffc"
"""What a drawn formula is in a document's text."""
SOURCE = QTextFormat.Property.UserProperty.value + 1
"""The property of a formula's characters, drawn or not, that holds its source with delimiters."""
_TEX, _DISPLAY, _EM, _DEPTH = (SOURCE + n for n in range(1, 5))
_KIND = QTextFormat.ObjectTypes.UserObject.value + 1

SCALE = 1.12
"""How large formulas are set beside text: their small letters are as high as the text's then."""
_HIGH, _LOW = 0.86, 0.3
"""How far a formula may reach above and below the baseline, in heights of a fixed line."""
_ROOM = 0.25
"""The room above a formula in em, where lines grow by it."""


class FormulaText(QPyTextObject):
    """Writes the formulas of one document, and paints those that are drawn.

    Unless it `asks`, what is not drawn yet stays as it is.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.asks = True
        self._drawings: FormulaDrawings | None = None
        self._shown: dict[Wish, Drawing] = {}
        self._open: dict[Wish, None] = {}
        self._above: list[tuple[QPointF, QImage]] | None = None
        document.documentLayout().registerHandler(_KIND, self)

    def reset(self) -> None:
        """Forget what the document showed before."""
        self._shown.clear()
        self._open.clear()

    def first_open(self) -> Wish | None:
        """Return the first formula that shows its source and may be drawn yet."""
        store = self._drawings
        return next((w for w in self._open if store is not None and store.is_open(w)), None)

    def drawn(self) -> list[str]:
        """Return the TeX of the formulas that are drawn."""
        return [wish.tex for wish in self._shown]

    def tex_at(self, at: QPointF) -> str:
        """Return the TeX of the drawn formula at a point of the document, or ""."""
        form = self.document.documentLayout().formatAt(at)
        return form.stringProperty(_TEX) if form.objectType() == _KIND else ""

    @property
    def document(self) -> QTextDocument:
        """The document whose formulas these are."""
        document = self.parent()
        assert isinstance(document, QTextDocument)
        return document

    def write(
        self,
        cursor: QTextCursor,
        run: Run,
        form: QTextCharFormat,
        em: float,
        store: FormulaDrawings,
    ) -> None:
        """Insert a formula in letters of `em` pixels, drawn if its drawing is there."""
        self._drawings = store
        wish = Wish(run.text, run.display)
        made = QTextCharFormat(form)
        made.setProperty(SOURCE, source_of(*wish))
        if drawing := store.known(wish):
            self._insert(cursor, wish, made, em, drawing)
            return
        if self.asks and store.is_open(wish):
            self._open[wish] = None
            made.setProperty(_TEX, wish.tex)
            made.setProperty(_DISPLAY, wish.display)
            made.setProperty(_EM, em)
            store.wake()
        cursor.insertText(run.text.replace("\n", "\u2028"), made)

    def width_of(self, run: Run, em: float, store: FormulaDrawings) -> float | None:
        """Return how wide a drawn formula is; None for one that is not drawn."""
        drawing = store.known(Wish(run.text, run.display))
        return drawing.width * em * SCALE if drawing else None

    def _insert(
        self, cursor: QTextCursor, wish: Wish, form: QTextCharFormat, em: float, drawing: Drawing
    ) -> None:
        self._shown[wish] = drawing
        em *= SCALE
        wanted = ceil(drawing.depth * em)
        size, depth = _depth_font(wanted)
        form.setFont(ui_font(size))
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        form.setObjectType(_KIND)
        form.setProperty(_TEX, wish.tex)
        form.setProperty(_DISPLAY, wish.display)
        form.setProperty(_EM, em)
        form.setProperty(_DEPTH, depth)
        form.setToolTip(as_tip(str(form.property(SOURCE))))
        cursor.insertText(OBJECT, form)

    def take(self) -> bool:
        """Put drawings that came in the places of their sources; return whether any did."""
        store = self._drawings
        if store is None or not self._open:
            return False
        answered = [wish for wish in self._open if not store.is_open(wish)]
        for wish in answered:
            del self._open[wish]
        drawn = {wish for wish in answered if store.known(wish)}
        if not drawn:
            return False
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for start, end, form in reversed(list(_sources(self.document))):
            wish = _wish(form)
            drawing = store.known(wish) if wish in drawn else None
            if drawing is not None:
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                count = max(1, (end - start) // max(1, _units(wish.tex)))
                cursor.removeSelectedText()
                for _ in range(count):
                    self._insert(cursor, wish, form, form.doubleProperty(_EM), drawing)
                self.fit(cursor)
        cursor.endEditBlock()
        return True

    def fit(self, cursor: QTextCursor) -> None:
        """Let the lines of the cursor's paragraph grow where a formula is higher than they are."""
        block = cursor.block()
        form = block.blockFormat()
        line = form.lineHeight()
        types = QTextBlockFormat.LineHeightTypes
        if form.lineHeightType() == types.FixedHeight.value and self._is_high(block, line):
            form.setLineHeight(line, types.MinimumHeight.value)
            cursor.setBlockFormat(form)

    def _is_high(self, block: QTextBlock, line: float) -> bool:
        for _, _, form in _fragments(block):
            if form.objectType() == _KIND:
                drawing, em = self._shown[_wish(form)], form.doubleProperty(_EM)
                if drawing.ascent * em > _HIGH * line or drawing.depth * em > _LOW * line:
                    return True
        return False

    # What Qt asks

    def intrinsicSize(  # noqa: N802 - Qt's name
        self, doc: QTextDocument, pos_in_document: int, form: QTextFormat
    ) -> QSizeF:
        """Return the size of a drawn formula; its descent is its font's."""
        drawing = self._shown.get(_wish(form))
        if drawing is None:
            return QSizeF(1, 1)
        em = form.doubleProperty(_EM)
        height = rows_above(drawing, em) + form.intProperty(_DEPTH) + round(_ROOM * em)
        return QSizeF(drawing.width * em, height)

    def drawObject(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        pos_in_document: int,
        form: QTextFormat,
    ) -> None:
        """Paint a drawn formula on the line's baseline, on whole pixels of the screen."""
        drawing = self._shown.get(_wish(form))
        if drawing is None or self._drawings is None:
            return
        em = form.doubleProperty(_EM)
        box, to_screen = QRectF(rect), painter.deviceTransform()
        # The device's own ratio leaves out what a widget is rendered into.
        ratio = to_screen.m11()
        color = form.toCharFormat().foreground().color()
        picture = self._drawings.picture(drawing, em, color, ratio)
        at = to_screen.map(QPointF(box.x(), box.bottom() - form.intProperty(_DEPTH)))
        above = rows_above(drawing, em * ratio)
        whole = QPointF(round(at.x()), round(at.y()) - above)
        if self._above is None:
            painter.drawImage(to_screen.inverted()[0].map(whole), picture)
        else:
            self._above.append((whole, picture))

    @contextmanager
    def above(self, ground: QWidget) -> Iterator[None]:
        """Paint formulas over all else that is painted on `ground` meanwhile.

        Qt lays the colour of a selection over the objects in it, not under.
        """
        self._above = []
        yield
        pictures, self._above = self._above, None
        if pictures:
            painter = QPainter(ground)
            from_screen = painter.deviceTransform().inverted()[0]
            for at, picture in pictures:
                painter.drawImage(from_screen.map(at), picture)
            painter.end()


def _wish(form: QTextFormat) -> Wish:
    return Wish(form.stringProperty(_TEX), form.boolProperty(_DISPLAY))


def _sources(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Yield where sources stand that may be drawn, and in which format."""
    block = document.begin()
    while block.isValid():
        for start, end, form in _fragments(block):
            if form.hasProperty(_TEX) and form.objectType() != _KIND:
                yield start, end, form
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        yield fragment.position(), fragment.position() + fragment.length(), fragment.charFormat()
        walk += 1


def _units(text: str) -> int:
    """Return how many places a text takes in a document (UTF-16)."""
    return len(text.encode("utf-16-le")) // 2


@cache
def _depth_font(depth: int) -> tuple[int, int]:
    """Return the size of font whose descent is `depth`, or the next one more, and that descent.

    Qt gives an inline object the descent of its font, and nothing else says how deep it hangs.
    """
    size = max(1, depth * 3)
    while (found := QFontMetrics(ui_font(size)).descent()) < depth:
        size += 1
    return size, found
