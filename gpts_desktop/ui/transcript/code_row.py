"""A code block, or a part of a long one: language, Copy, its own scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from shiboken6 import isValid

from gpts_desktop.core.markdown.blocks import Code
from gpts_desktop.ui.transcript.action_button import ActionButton
from gpts_desktop.ui.transcript.coloring import Coloring, Span
from gpts_desktop.ui.transcript.look import CODE, CODE_LINE, Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import BlockRow
from gpts_desktop.ui.transcript.text_pane import TextPane

BAR = 30
RADIUS = 10
DONE_MS = 1_500
_FIELDS = {"str": "string"}


class CodePane(TextPane):
    """Code with lines that never break."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._form = QTextBlockFormat()

    def set_look(self, look: Look) -> None:
        """Take the theme's colours and the font of code."""
        if self.look is look:
            return
        super().set_look(look)
        self.document().setDefaultFont(look.font(CODE, mono=True))
        self._form = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        self._form.setLineHeight(look.px(CODE_LINE), fixed)
        self._form.setLeftMargin(look.px(14))
        self._form.setRightMargin(look.px(14))

    def set_code(self, text: str) -> None:
        """Show `text` in place of what is shown."""
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._form)

    def append_code(self, text: str) -> None:
        """Add `text` at the end."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)

    def color(self, spans: list[Span]) -> None:
        """Colour stretches of the text; the text itself and the selection stay."""
        look = self.look
        assert look is not None
        forms: dict[str, QTextCharFormat] = {}
        for role in {role for _, _, role in spans}:
            forms[role] = QTextCharFormat()
            forms[role].setForeground(look.color(_FIELDS.get(role, role)))
        block = self.document().begin()
        ranges: list[QTextLayout.FormatRange] = []
        for first, length, role in spans:
            start, end = first, first + length
            while block.isValid() and start < end:
                after = block.position() + block.length()
                if start < after:
                    stretch = QTextLayout.FormatRange()
                    stretch.start = start - block.position()
                    stretch.length = min(end, after) - start
                    stretch.format = forms[role]
                    ranges.append(stretch)
                    start = min(end, after)
                if start >= after:
                    block.layout().setFormats(ranges)
                    block, ranges = block.next(), []
        if block.isValid():
            block.layout().setFormats(ranges)
        self.document().markContentsDirty(0, self.document().characterCount())


class CodeWidget(RowWidget[BlockRow]):
    """Code in its box. Parts of one block lie under one another as one box."""

    copy_asked = Signal()
    moved_sideways = Signal(int)

    def __init__(self, parent: QWidget, coloring: Coloring) -> None:
        super().__init__(parent)
        self._coloring = coloring
        self._pane = CodePane(self)
        self.copy_button = ActionButton(self)
        self.copy_button.clicked.connect(self._copy)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(DONE_MS)
        self._done.timeout.connect(self._present_copy)
        self._colored = False
        self._pane.horizontalScrollBar().valueChanged.connect(self.moved_sideways)

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Write the code, or only what was added to it."""
        block = row.block
        assert isinstance(block, Code) and self.formats is not None
        look = self.formats.look
        pane = self._pane
        pane.set_look(look)
        old = was.block if was is not None and isinstance(was.block, Code) else None
        grown = old is not None and block.text.startswith(old.text) and not self._colored
        if grown and old is not None:
            if len(block.text) > len(old.text):
                pane.append_code(block.text[len(old.text) :])
        else:
            pane.set_code(block.text)
            self._colored = False
        pane.caret = row.caret
        language = block.language or self.tr("code")
        pane.setAccessibleName(self.tr("Code, {0}").format(language))
        self._color(block)
        if old is None:
            self._present_copy()
        return self._place(block, look)

    def _color(self, block: Code) -> None:
        # Code that still grows is coloured once it is whole: lexing it again and again costs.
        if self._colored or not block.language or (block.last and not block.closed):
            return
        spans = self._coloring.known(block.language, block.text)
        if spans is not None:
            self._take_colors(block.text, spans)
        else:
            self._coloring.ask(block.language, block.text, self._take_colors)

    def _take_colors(self, text: str, spans: list[Span]) -> None:
        # The widget may be gone by now, show other code, or have become longer.
        if isValid(self) and not self._colored and self._pane.toPlainText() == text:
            self._pane.color(spans)
            self._colored = True

    def _place(self, block: Code, look: Look) -> int:
        bar = look.px(BAR) if block.part == 0 else 0
        above = look.px(10) if block.part == 0 else 0
        below = look.px(10) if block.last else 0
        pane = self._pane
        text = pane.text_height()
        if pane.document().documentLayout().documentSize().width() > self.row_width - 2:
            text += pane.horizontalScrollBar().sizeHint().height() + look.px(4)
            below = min(below, 2)
        pane.setGeometry(1, bar + above, self.row_width - 2, text)
        self.copy_button.setVisible(block.part == 0)
        return bar + above + text + below

    def let_go(self) -> None:
        """Forget that something was copied."""
        self._done.stop()
        with QSignalBlocker(self._pane.horizontalScrollBar()):
            self._pane.horizontalScrollBar().setValue(0)

    def move_sideways(self, value: int) -> None:
        """Scroll as another part of the same block did."""
        with QSignalBlocker(self._pane.horizontalScrollBar()):
            self._pane.horizontalScrollBar().setValue(value)

    def _copy(self) -> None:
        self.copy_asked.emit()
        self._present_copy(done=True)
        self._done.start()

    def _present_copy(self, done: bool = False) -> None:
        look = self.look
        if look is None:
            return
        word = self.tr("Copied") if done else self.tr("Copy")
        icon = "check" if done else "copy"
        self.copy_button.present(
            look, word, icon, self.tr("Copied") if done else self.tr("Copy code")
        )
        size = self.copy_button.size()
        x = self.row_width - size.width() - look.px(9)
        self.copy_button.move(x, (look.px(BAR) - size.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the bar over the first part."""
        look = self.look
        if self.row is None or look is None or not isinstance(self.row.block, Code):
            return
        block = self.row.block
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("code"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # Where another part follows or goes before, the corners and edges are beyond the widget.
        box.adjust(0, -2 * RADIUS if block.part else 0, 0, 0 if block.last else 2 * RADIUS)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS, RADIUS)
        painter.drawPath(path)
        if block.part == 0:
            bar = look.px(BAR)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawLine(1, bar, self.width() - 2, bar)
            painter.setPen(look.color("dim"))
            painter.setFont(look.font(12))
            aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(look.px(12), 0, self.width() / 2, bar), aligned, block.language)
        painter.end()

    def pane(self) -> TextPane:
        """Return the code."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the Copy button of the first part."""
        return [self.copy_button] if not self.copy_button.isHidden() else []
