"""A table, or a part of a long one; it scrolls sideways when it is too wide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFontMetricsF,
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
from gpts_desktop.ui.transcript.formats import Formats
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import BlockRow
from gpts_desktop.ui.transcript.text_pane import TextPane

SIZE = 13.5
_LINE = 20.0
_PAD_X, _PAD_Y = 10, 6
_WIDEST = 200
"""How wide a cell may make a table that is too wide anyway, before its text breaks."""

_ALIGNED: dict[Alignment, Qt.AlignmentFlag] = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}

Cells = tuple[tuple[Run, ...], ...]


class TableWidget(RowWidget[BlockRow]):
    """A table with lines between its rows, aligned as written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = TextPane(self)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._pane.setAccessibleName(self.tr("Table"))
        self._pane.anchorClicked.connect(lambda url: self.link_activated.emit(url.toString()))
        self._table: QTextTable | None = None
        self._shown: list[Cells] = []
        self._linked = False
        self._wide = 0.0
        self._columns: list[float] = []

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Write the rows that differ from those shown."""
        block, formats = row.block, self.formats
        assert isinstance(block, Table) and formats is not None
        pane, width = self._pane, self.row_width
        pane.set_look(formats.look)
        pane.set_text_width(width)
        rows = [block.header, *block.rows]
        old = was.block if was is not None else None
        same_head = (
            isinstance(old, Table)
            and old.header == block.header
            and old.alignments == block.alignments
        )
        keep = self._kept(rows) if same_head else 0
        cursor = QTextCursor(pane.document())
        cursor.beginEditBlock()
        if not keep or self._table is None:
            self._table = self._new_table(cursor, len(rows), len(block.header))
            self._wide = 0.0
            self._columns = [0.0] * len(block.header)
        else:
            self._table.resize(len(rows), len(block.header))
        for at in range(keep, len(rows)):
            self._write_row(self._table, at, rows[at], block.alignments, formats)
        self._set_width(self._table, width, formats)
        cursor.endEditBlock()
        self._shown = rows
        self._linked = any(run.link for line in rows for cell in line for run in cell)
        height = self._place(width)
        if not keep:
            # Qt scrolls to where it wrote.
            pane.horizontalScrollBar().setValue(0)
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
        form.setLeftPadding(look.px(_PAD_X))
        form.setRightPadding(look.px(_PAD_X))
        form.setTopPadding(look.px(_PAD_Y))
        form.setBottomPadding(look.px(_PAD_Y))
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
            natural = self._natural(runs, at == 0, formats)
            self._columns[column] = max(self._columns[column], natural)

    def _natural(self, runs: tuple[Run, ...], head: bool, formats: Formats) -> float:
        """Return how wide a cell is when nothing in it breaks."""
        look = formats.look
        metrics = QFontMetricsF(look.text_font(SIZE, 600 if head else 400))
        wide = 2.0 * look.px(_PAD_X) + 2
        for run in runs:
            drawn = None
            if run.formula:
                em = SIZE * look.zoom
                drawn = self._pane.formulas.width_of(run, em, formats.drawings)
            wide += metrics.horizontalAdvance(run.text) if drawn is None else drawn
        return wide

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
        form = QTextBlockFormat()
        form.setAlignment(_ALIGNED.get(align, Qt.AlignmentFlag.AlignLeft))
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        form.setLineHeight(formats.look.px(_LINE), fixed)
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(formats.characters(Run(""), SIZE))
        for run in runs:
            letters = formats.characters(run, SIZE, 600 if head else 400)
            if run.formula:
                em = SIZE * formats.look.zoom
                self._pane.formulas.write(cursor, run, letters, em, formats.drawings)
            else:
                cursor.insertText(run.text.replace("\n", "\u2028"), letters)
        if any(run.formula for run in runs):
            self._pane.formulas.fit(cursor)

    def _set_width(self, table: QTextTable, width: int, formats: Formats) -> None:
        most = formats.look.px(_WIDEST)
        wide = max(width, sum(min(natural, most) for natural in self._columns))
        if wide != self._wide:
            self._wide = wide
            form = table.format().toTableFormat()
            # Collapsed borders make a table one pixel wider than it is told to be.
            form.setWidth(QTextLength(QTextLength.Type.FixedLength, wide - 1))
            table.setFormat(form)

    def _place(self, width: int) -> int:
        pane = self._pane
        height = pane.text_height()
        if pane.document().documentLayout().documentSize().width() > width + 1:
            height += pane.horizontalScrollBar().sizeHint().height()
        pane.setGeometry(0, 0, width, height)
        return height

    def take_drawings(self) -> bool:
        """Show formulas whose drawings came; columns are as wide as what they hold now."""
        if self._table is None or self.formats is None or not self._pane.formulas.take():
            return False
        for column in range(len(self._columns)):
            cells = ((at, row[column]) for at, row in enumerate(self._shown) if column < len(row))
            self._columns[column] = max(
                self._natural(runs, at == 0, self.formats) for at, runs in cells
            )
        self._set_width(self._table, self.row_width, self.formats)
        self.body_height = self._place(self.row_width)
        return True

    def let_go(self) -> None:
        """Go back to the first column."""
        self._pane.horizontalScrollBar().setValue(0)

    def pane(self) -> TextPane:
        """Return the table's text."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the text when it has links."""
        return [self._pane] if self._linked else []
