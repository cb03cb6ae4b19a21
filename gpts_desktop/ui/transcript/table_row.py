"""A table, or a part of a long one; it scrolls sideways when it is too wide."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown.blocks import Alignment, Run, Table
from gpts_desktop.ui.transcript.action_button import DONE_MS
from gpts_desktop.ui.transcript.direction import runs_right_to_left
from gpts_desktop.ui.transcript.fade import Fade
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.ghost_button import GhostButton
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.picture_chip import write_chip
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import BlockRow
from gpts_desktop.ui.transcript.table_columns import (
    PAD_X,
    PAD_Y,
    SIZE,
    Cells,
    naturals_of,
    shared_out,
)
from gpts_desktop.ui.transcript.text_pane import TextPane

_LINE = 20.0
_FADED = 24

_ALIGNED: dict[Alignment, Qt.AlignmentFlag] = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "left": Qt.AlignmentFlag.AlignLeft,
}


class TableWidget(RowWidget[BlockRow]):
    """A table with lines between its rows, aligned as written.

    A later part has the header too, out of sight above it: the parts look like one table.
    """

    copy_menu_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = TextPane(self)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._pane.setAccessibleName(self.tr("Table"))
        self._pane.moved_sideways.connect(self.moved_sideways)
        bar = self._pane.horizontalScrollBar()
        bar.valueChanged.connect(self._show_fades)
        bar.rangeChanged.connect(self._show_fades)
        self._fades = Fade(self, sideways=True), Fade(self, sideways=True, before=True)
        self.copy_button = GhostButton(self, raised=True)
        self.copy_button.setAccessibleName(self.tr("Copy table"))
        self.copy_button.clicked.connect(self.copy_menu_asked)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(DONE_MS)
        self._done.timeout.connect(self._forget_copied)
        self._pane.link_entered.connect(self.link_activated)
        self._pane.link_pointed.connect(self.link_pointed)
        self._table: QTextTable | None = None
        self._shown: list[Cells] = []
        self._linked = False
        self._leftwards = False
        self._columns: list[int] = []
        self._seen: dict[int, tuple[Table, list[float]]] = {}

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Write the rows that differ from those shown."""
        block, formats = row.block, self.formats
        assert isinstance(block, Table) and formats is not None
        pane, width, look = self._pane, self.row_width, formats.look
        pane.set_look(look)
        pane.set_text_width(width)
        rows = [block.header, *block.rows]
        old = was.block if was is not None else None
        same_head = (
            isinstance(old, Table)
            and old.header == block.header
            and old.alignments == block.alignments
        )
        keep = self._kept(rows) if same_head else 0
        # Qt scrolls to where it writes: that is no scroll by the user.
        pane.is_led = True
        cursor = QTextCursor(pane.document())
        cursor.beginEditBlock()
        self._leftwards = runs_right_to_left(run for cell in block.header for run in cell)
        if not keep or self._table is None:
            self._table = self._new_table(cursor, len(rows), len(block.header))
            self._columns = []
        else:
            self._table.resize(len(rows), len(block.header))
        for at in range(keep, len(rows)):
            self._write_row(self._table, at, rows[at], block.alignments, formats)
        self._set_columns(self._table, shared_out(self._naturals(row, block), width - 1, look))
        cursor.endEditBlock()
        self._shown = rows
        self._linked = any(
            run.link or run.picture for line in rows for cell in line for run in cell
        )
        height = self._place(block, width, look)
        pane.is_led = False
        if not keep:
            pane.rewind()
        return height

    def _kept(self, rows: list[Cells]) -> int:
        keep = 0
        for old, new in zip(self._shown, rows, strict=False):
            if old != new:
                break
            keep += 1
        return keep

    def _new_table(self, cursor: QTextCursor, rows: int, columns: int) -> QTextTable:
        document = self._pane.document()
        document.clear()
        self._pane.formulas.reset()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        form = QTextTableFormat()
        form.setBorder(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setBorderCollapse(True)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setMargin(0)
        form.setHeaderRowCount(1)
        table = cursor.insertTable(rows, columns, form)
        # Qt keeps an empty paragraph under a table: it takes no room.
        low = QTextBlockFormat()
        low.setLineHeight(0.1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        after = QTextCursor(document)
        after.movePosition(QTextCursor.MoveOperation.End)
        after.setBlockFormat(low)
        return table

    def _write_row(
        self,
        table: QTextTable,
        at: int,
        cells: Cells,
        alignments: tuple[Alignment, ...],
        formats: Formats,
    ) -> None:
        look = formats.look
        form = QTextTableCellFormat()
        form.setLeftPadding(look.px(PAD_X))
        form.setRightPadding(look.px(PAD_X))
        form.setTopPadding(look.px(PAD_Y))
        form.setBottomPadding(look.px(PAD_Y))
        form.setBottomBorder(1.5 if at == 0 else 1)
        form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBottomBorderBrush(QBrush(look.color("line")))
        for column in range(table.columns()):
            runs = cells[column] if column < len(cells) else ()
            cell = table.cellAt(at, column)
            align = alignments[column] if column < len(alignments) else ""
            self._write_cell(cell, runs, align, at == 0, formats)
            # After the text: a paragraph's own format would take its place.
            cell.setFormat(form)

    def _write_cell(
        self,
        cell: QTextTableCell,
        runs: tuple[Run, ...],
        align: Alignment,
        head: bool,
        formats: Formats,
    ) -> None:
        cursor = cell.firstCursorPosition()
        end = cell.lastCursorPosition().position()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        lines = QTextBlockFormat()
        usual = Qt.AlignmentFlag.AlignRight if self._leftwards else Qt.AlignmentFlag.AlignLeft
        # Absolute: Qt takes left for right where a cell's text runs leftwards.
        lines.setAlignment(_ALIGNED.get(align, usual) | Qt.AlignmentFlag.AlignAbsolute)
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        lines.setLineHeight(formats.look.px(_LINE), fixed)
        cursor.setBlockFormat(lines)
        cursor.setBlockCharFormat(formats.characters(Run(""), SIZE))
        for run in runs:
            letters = formats.characters(run, SIZE, 600 if head else 400)
            if run.formula:
                em = SIZE * formats.look.zoom
                self._pane.formulas.write(cursor, run, letters, em, formats.drawings)
            elif run.picture:
                write_chip(cursor, run, letters, formats.look)
            else:
                cursor.insertText(run.text.replace("\n", "\u2028"), letters)
        if any(run.formula for run in runs):
            self._pane.formulas.fit(cursor)

    def _naturals(self, row: BlockRow, block: Table) -> list[float]:
        """Return the widths that the parts of the table ask for."""
        assert self.look is not None
        parts = row.measured or (block,)
        seen = self._seen
        self._seen = {}
        for part in parts:
            known = seen.get(id(part))
            if known is None or known[0] is not part:
                known = part, naturals_of(part, self.look, self._drawn)
            self._seen[id(part)] = known
        return [max(column) for column in zip(*(w for _, w in self._seen.values()), strict=True)]

    def _drawn(self, run: Run) -> float | None:
        """Return how wide a formula's drawing is, if it is there."""
        assert self.formats is not None
        em = SIZE * self.formats.look.zoom
        return self._pane.formulas.width_of(run, em, self.formats.drawings)

    def _set_columns(self, table: QTextTable, columns: list[int]) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        fixed = QTextLength.Type.FixedLength
        form = table.format().toTableFormat()
        form.setColumnWidthConstraints([QTextLength(fixed, width) for width in columns])
        # Collapsed borders make a table one pixel wider than it is told to be.
        form.setWidth(QTextLength(fixed, sum(columns)))
        table.setFormat(form)

    def _place(self, block: Table, width: int, look: Look) -> int:
        pane = self._pane
        above = self._head_height() if block.part else 0
        height = pane.text_height()
        text = height - above
        scrolls = pane.document().documentLayout().documentSize().width() > width + 1
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        hidden = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        pane.setHorizontalScrollBarPolicy(shown if block.last else hidden)
        if scrolls and block.last:
            height += pane.horizontalScrollBar().sizeHint().height()
        pane.setGeometry(0, -above, width, height)
        faded = look.px(_FADED)
        self._fades[0].setGeometry(width - faded, 0, faded, text)
        self._fades[1].setGeometry(0, 0, faded, text)
        for fade in self._fades:
            fade.present(look.color("bg"))
        self._show_fades()
        self._present_copy(look)
        return height - above

    def _head_height(self) -> int:
        """Return how far down the first row under the header begins."""
        assert self._table is not None and self.look is not None
        if self._table.rows() < 2:
            return 0
        block = self._table.cellAt(1, 0).firstCursorPosition().block()
        top = self._pane.document().documentLayout().blockBoundingRect(block).top()
        return round(top) - self.look.px(PAD_Y)

    def _present_copy(self, look: Look, done: bool = False) -> None:
        said = self.tr("Copied") if done else self.tr("Copy table")
        self.copy_button.present(look, "", "check" if done else "copy", said)
        self.copy_button.resize(look.px(26), look.px(24))
        self.copy_button.move(self.row_width - self.copy_button.width(), look.px(4))
        self.copy_button.raise_()

    def show_copied(self) -> None:
        """Show for a moment that the table was copied."""
        if self.look is not None:
            self._present_copy(self.look, done=True)
            self._done.start()

    def _forget_copied(self) -> None:
        if self.look is not None:
            self._present_copy(self.look)

    def _show_fades(self) -> None:
        bar = self._pane.horizontalScrollBar()
        self._fades[0].setVisible(bar.value() < bar.maximum())
        self._fades[1].setVisible(bar.value() > 0)

    def move_sideways(self, value: int) -> None:
        """Scroll as another part of the same table did."""
        self._pane.scroll_sideways(value)

    def redraw(self) -> int | None:
        """Put drawings that came into the cells; columns are as wide as what they hold now."""
        if self._table is None or self.formats is None or not self._pane.formulas.take():
            return None
        assert self.row is not None and isinstance(self.row.block, Table)
        look, block = self.formats.look, self.row.block
        self._seen.clear()
        columns = shared_out(self._naturals(self.row, block), self.row_width - 1, look)
        self._set_columns(self._table, columns)
        return self._place(block, self.row_width, look)

    def let_go(self) -> None:
        """Go back to the first column, and forget that something was copied."""
        self._done.stop()
        self._forget_copied()
        self.move_sideways(0)

    def pane(self) -> TextPane:
        """Return the table's text."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the Copy button of the first part, and the text when it has links."""
        first = self.row is not None and _part(self.row) == 0
        return [*([self.copy_button] if first else []), *([self._pane] if self._linked else [])]


def _part(row: BlockRow) -> int:
    return row.block.part if isinstance(row.block, Table) else 0
