"""A displayed formula: drawn in the middle of the column, or its source."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gpts_desktop.core.markdown.blocks import Formula, Paragraph, Run
from gpts_desktop.core.tex.drawn import Drawing
from gpts_desktop.ui.transcript.document import write_paragraphs
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.formula_drawings import Wish
from gpts_desktop.ui.transcript.look import TEXT
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import INDENT, QUOTE, BlockRow
from gpts_desktop.ui.transcript.text_pane import TextPane

_INSET = 20
_ROOM = 4


class FormulaPane(TextPane):
    """A drawn formula that the keyboard can stop at."""

    def walk_links(self, forward: bool) -> bool:
        """Keep the focus that just came."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._repaint_row()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is not any more."""
        super().focusOutEvent(event)
        self._repaint_row()

    def _repaint_row(self) -> None:
        if (row := self.parentWidget()) is not None:
            row.update()


class FormulaWidget(RowWidget[BlockRow]):
    """A displayed formula, which scrolls sideways when it is too wide."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = FormulaPane(self)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._drawing: Drawing | None = None
        self._tag_width = 0

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Show the drawing, or the source while there is none."""
        block, formats = row.block, self.formats
        assert isinstance(block, Formula) and formats is not None
        self._pane.set_look(formats.look)
        self._pane.setAccessibleName(self.tr("Formula: {0}").format(block.text))
        self._pane.caret = row.caret
        self._drawing = formats.drawings.known(Wish(block.text, True))
        if self._drawing is None:
            return self._show_source(block, row.aside, formats)
        return self._show_drawing(block, row.aside, formats, self._drawing)

    def _left(self, block: Formula, formats: Formats) -> int:
        return formats.look.px(block.indent * INDENT + block.quote * QUOTE)

    def _show_drawing(self, block: Formula, dim: bool, formats: Formats, drawing: Drawing) -> int:
        look, pane = formats.look, self._pane
        tag = QFontMetrics(look.text_font()).horizontalAdvance(drawing.tag) if drawing.tag else 0
        self._tag_width = tag + look.px(12) if tag else 0
        left = self._left(block, formats)
        width = max(40, self.row_width - left - self._tag_width)
        pane.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        pane.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self._write(block, dim, formats)
        # In the middle of the whole row, as far as its number leaves room.
        natural = pane.document().idealWidth()
        middle = (self.row_width - left - natural) / 2
        form = QTextBlockFormat()
        form.setLeftMargin(max(0.0, min(middle, width - natural)))
        cursor = QTextCursor(pane.document())
        cursor.setBlockFormat(form)
        height = pane.text_height()
        room = look.px(_ROOM)
        below = pane.horizontalScrollBar().sizeHint().height() if natural > width else 0
        pane.setGeometry(left, room, width, height + below)
        self.update()
        return height + below + 2 * room

    def _show_source(self, block: Formula, dim: bool, formats: Formats) -> int:
        pane, inset = self._pane, formats.look.px(_INSET) + self._left(block, formats)
        self._tag_width = 0
        pane.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        pane.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        pane.set_text_width(self.row_width - inset)
        self._write(block, dim, formats)
        height = pane.text_height()
        pane.place(inset, 0, self.row_width - inset, height)
        self.update()
        return height

    def _write(self, block: Formula, dim: bool, formats: Formats) -> None:
        pane = self._pane
        # What still grows would be drawn again and again.
        pane.formulas.asks = block.closed
        whole = (Paragraph((Run(block.text, formula=True, display=True),)),)
        write_paragraphs(pane.document(), pane.formulas, whole, 0, formats, dim=dim)

    def redraw(self) -> int | None:
        """Show the drawing when it came."""
        if self._drawing is not None or self.row is None or self.formats is None:
            return None
        if self.formats.drawings.known(Wish(self.tex, True)) is None:
            return None
        return self.fill(self.row, None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars of quotes, and the formula's number."""
        look, row = self.look, self.row
        if look is None or row is None or not isinstance(row.block, Formula):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pane.hasFocus():
            painter.setPen(look.color("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._drawing is not None and self._drawing.tag:
            painter.setFont(look.text_font(TEXT))
            painter.setPen(look.color("dim" if row.aside else "text"))
            box = QRectF(0, 0, self.row_width, self._pane.text_height() + 2 * look.px(_ROOM))
            aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(box, aligned, self._drawing.tag)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        for level in range(row.block.quote):
            bar = QRectF(level * look.px(QUOTE), 0, look.px(3), self.height())
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.end()

    @property
    def tex(self) -> str:
        """The TeX of the formula shown."""
        assert self.row is not None and isinstance(self.row.block, Formula)
        return self.row.block.text

    def let_go(self) -> None:
        """Go back to the formula's beginning."""
        self._pane.horizontalScrollBar().setValue(0)

    def pane(self) -> TextPane:
        """Return the text."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the drawing, whose menu copies its TeX."""
        return [self._pane] if self._drawing is not None else []
