"""A code block, or a part of a long one: language, Wrap, Copy, its own scroll bar, its fold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gpts_desktop.core.markdown.blocks import Code
from gpts_desktop.ui.transcript.action_button import DONE_MS, ActionButton
from gpts_desktop.ui.transcript.code_pane import CodePane
from gpts_desktop.ui.transcript.coloring import Coloring, Span
from gpts_desktop.ui.transcript.fade import Fade
from gpts_desktop.ui.transcript.fold_switch import FoldSwitch
from gpts_desktop.ui.transcript.look import CODE_LINE, Look
from gpts_desktop.ui.transcript.row_widget import RowWidget
from gpts_desktop.ui.transcript.rows import BlockRow
from gpts_desktop.ui.transcript.text_pane import TextPane

BAR = 30
RADIUS = 10
_FOOT = 34
_FADED = 3  # lines
_ROOM_FOR_WORDS = 300  # in a narrower bar the buttons are icons


class CodeWidget(RowWidget[BlockRow]):
    """Code in its box. Parts of one block lie under one another as one box."""

    copy_asked = Signal()
    wrap_asked = Signal()

    def __init__(self, parent: QWidget, coloring: Coloring) -> None:
        super().__init__(parent)
        self._coloring = coloring
        self._pane = CodePane(self)
        self._fade = Fade(self)
        self.wrap_button = ActionButton(self)
        self.wrap_button.setCheckable(True)
        # Not clicked: a screen reader toggles without a click.
        self.wrap_button.toggled.connect(lambda _: self.wrap_asked.emit())
        self.copy_button = ActionButton(self)
        self.copy_button.clicked.connect(self._copy)
        self.fold_switch = FoldSwitch(self)
        self.fold_switch.clicked.connect(self.fold_asked)
        self._done = QTimer(self)
        self._done.setSingleShot(True)
        self._done.setInterval(DONE_MS)
        self._done.timeout.connect(self._present_bar)
        self._colored = False
        self._pane.moved_sideways.connect(self.moved_sideways)

    def fill(self, row: BlockRow, was: BlockRow | None) -> int:
        """Write the code, or only what was added to it."""
        block = row.block
        assert isinstance(block, Code) and self.formats is not None
        look = self.formats.look
        pane = self._pane
        pane.set_look(look)
        pane.set_wrapped(self.formats.wraps_code, self.row_width - 2)
        old = was.block if was is not None and isinstance(was.block, Code) else None
        grown = old is not None and block.text.startswith(old.text)
        if old is not None and grown and (not self._colored or old.text == block.text):
            if len(block.text) > len(old.text):
                pane.append_code(block.text[len(old.text) :])
        else:
            pane.set_code(block.text)
            self._colored = False
        pane.caret = row.caret
        named = self.tr("Code, {0}").format(block.language)
        pane.setAccessibleName(named if block.language else self.tr("Code"))
        self._color(block)
        if old is None or block.part == 0:
            self._present_bar(self._done.isActive())
        return self._place(row, block, look)

    def _color(self, block: Code) -> None:
        # Code that still grows is coloured once it is whole: lexing it again and again costs.
        if self._colored or not block.language or (not (block.last or block.closed)):
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

    def _place(self, row: BlockRow, block: Code, look: Look) -> int:
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
        self.wrap_button.setVisible(block.part == 0)
        end = bar + above + text
        return self._place_fold(row, end, look) if row.fold else self._unfolded(end + below)

    def _unfolded(self, height: int) -> int:
        self._fade.hide()
        self.fold_switch.hide()
        return height

    def _place_fold(self, row: BlockRow, end: int, look: Look) -> int:
        """Put the fold's switch under the text; what is folded fades out above it."""
        assert row.fold is not None
        if row.fold.is_open and not row.fold.ended:
            return self._unfolded(end + look.px(10))
        faded = look.px(CODE_LINE * _FADED)
        low = self._pane.y() + self._pane.text_height()
        self._fade.setVisible(not row.fold.is_open)
        self._fade.present(look.color("code"))
        self._fade.setGeometry(1, low - faded, self.row_width - 2, faded)
        self._fade.raise_()
        self.fold_switch.present_fold(look, row.fold, self.tr("code"))
        self.fold_switch.show()
        foot = look.px(_FOOT)
        x = (self.row_width - self.fold_switch.width()) // 2
        self.fold_switch.move(x, end + (foot - self.fold_switch.height()) // 2)
        return end + foot

    def let_go(self) -> None:
        """Forget that something was copied."""
        self._done.stop()
        self._present_bar()
        self.move_sideways(0)

    def move_sideways(self, value: int) -> None:
        """Scroll as another part of the same block did."""
        self._pane.scroll_sideways(value)

    def _copy(self) -> None:
        self.copy_asked.emit()
        self._present_bar(done=True)
        self._done.start()

    def _present_bar(self, done: bool = False) -> None:
        look, formats = self.look, self.formats
        if look is None or formats is None:
            return
        wide = self.row_width >= look.px(_ROOM_FOR_WORDS)
        copy = self.tr("Copied") if done else self.tr("Copy")
        said = copy if done else self.tr("Copy code")
        self.copy_button.present(look, copy if wide else "", "check" if done else "copy", said)
        wrap = self.tr("Wrap") if wide else ""
        self.wrap_button.present(look, wrap, "wrap", self.tr("Wrap long lines"))
        with QSignalBlocker(self.wrap_button):
            self.wrap_button.setChecked(formats.wraps_code)
        x = self.row_width - look.px(9)
        for button in (self.copy_button, self.wrap_button):
            x -= button.width()
            button.move(x, (look.px(BAR) - button.height()) // 2)
            x -= look.px(8)

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
            self._paint_bar(painter, block, look)
        painter.end()

    def _paint_bar(self, painter: QPainter, block: Code, look: Look) -> None:
        bar = look.px(BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLine(1, bar, self.width() - 2, bar)
        painter.setPen(look.color("dim"))
        painter.setFont(look.font(12))
        x = look.px(12)
        room = self.wrap_button.x() - x - look.px(8)
        metrics = QFontMetrics(look.font(12))
        said = metrics.elidedText(block.language, Qt.TextElideMode.ElideRight, room)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x, 0, room, bar), aligned, said)

    def pane(self) -> TextPane:
        """Return the code."""
        return self._pane

    def tab_stops(self) -> list[QWidget]:
        """Return the buttons of the bar, and the fold's switch."""
        every = (self.wrap_button, self.copy_button, self.fold_switch)
        return [button for button in every if not button.isHidden()]
