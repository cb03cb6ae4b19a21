"""Paragraphs, headings, lists and quotes of an answer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown.blocks import Paragraph, Prose
from gpts_desktop.ui.transcript.document import write_paragraphs
from gpts_desktop.ui.transcript.look import Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import QUOTE, BlockRow
from gpts_desktop.ui.transcript.task_boxes import BOXES, paint_box
from gpts_desktop.ui.transcript.text_pane import TextPane


class ProsePane(TextPane):
    """Text with the bars of quotes, the lines of rules and the boxes of tasks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.paragraphs: tuple[Paragraph, ...] = ()
        self.dim = False

    def has_links(self) -> bool:
        """Whether the keyboard can reach a link in the text."""
        return any(
            run.link or run.picture for paragraph in self.paragraphs for run in paragraph.runs
        )

    def repaint_from(self, paragraph: int) -> None:
        """Have all repainted from a paragraph on: what is above it looks as it did."""
        block = self.document().findBlockByNumber(max(0, paragraph))
        top = int(self.document().documentLayout().blockBoundingRect(block).top())
        area = self.viewport().rect()
        self.viewport().update(area.adjusted(0, top if paragraph > 0 else 0, 0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and rules, and the text over them."""
        look = self.look
        if look is not None and any(p.quote or p.rule for p in self.paragraphs):
            painter = QPainter(self.viewport())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("line"))
            block = self.document().begin()
            layout = self.document().documentLayout()
            below = 0.0
            before = 0
            for paragraph in self.paragraphs:
                box = layout.blockBoundingRect(block)
                lines = block.lineCount() * look.px(21)
                if paragraph.rule:
                    painter.drawRect(QRectF(0, box.top() + look.px(10), self.width(), 1))
                joined = min(before, (paragraph.new_quote or before + 1) - 1)
                for level in range(paragraph.quote):
                    top = below if level < joined else box.top()
                    height = box.top() + max(box.height(), lines) - top
                    x = level * look.px(QUOTE)
                    if block.textDirection() is Qt.LayoutDirection.RightToLeft:
                        x = self.viewport().width() - x - look.px(3)
                    painter.drawRoundedRect(QRectF(x, top, look.px(3), height), 1.5, 1.5)
                below, before = box.top() + max(box.height(), lines), paragraph.quote
                block = block.next()
            painter.end()
        super().paintEvent(event)
        if look is not None and any(p.marker in BOXES for p in self.paragraphs):
            self._paint_boxes(look)

    def _paint_boxes(self, look: Look) -> None:
        """Paint them over what is marked."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self.document().begin()
        layout = self.document().documentLayout()
        for paragraph in self.paragraphs:
            if paragraph.marker in BOXES:
                top = layout.blockBoundingRect(block).topLeft()
                paint_box(painter, block, top, look, self.dim)
            block = block.next()
        painter.end()


class ProseWidget(RowWidget[BlockRow]):
    """A run of an answer's prose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = ProsePane(self)
        self._pane.link_entered.connect(self.link_activated)
        self._pane.link_pointed.connect(self.link_pointed)

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Write the paragraphs that differ from those shown."""
        block = row.block
        assert isinstance(block, Prose) and self.formats is not None
        pane = self._pane
        pane.set_look(self.formats.look)
        width = self.row_width
        pane.set_text_width(width)
        keep = 0
        if was is not None and was.aside == row.aside:
            old = pane.paragraphs
            limit = min(len(old), len(block.paragraphs))
            while keep < limit and old[keep] == block.paragraphs[keep]:
                keep += 1
        said_by = self.said_by or self.tr("Answer")
        aside = self.tr("Reasoning, {0}").format(said_by)
        pane.setAccessibleName(aside if row.aside else said_by)
        write_paragraphs(
            pane.document(),
            pane.formulas,
            block.paragraphs,
            keep,
            self.formats,
            dim=row.aside,
        )
        pane.paragraphs, pane.dim = block.paragraphs, row.aside
        pane.caret = row.caret
        return self._place(keep - 1)

    def _place(self, changed: int = 0) -> int:
        height = self._pane.text_height()
        self._pane.place(0, 0, self.row_width, height)
        self._pane.repaint_from(changed)
        return height

    def redraw(self) -> int | None:
        """Put drawings that came in the places of their sources."""
        return self._place() if self._pane.formulas.take() else None

    def pane(self) -> TextPane:
        """Return the text."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the text when it has links."""
        return [self._pane] if self._pane.has_links() else []
