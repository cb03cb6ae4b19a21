"""The text of a code block: its lines end where they end, or break if one wants them to."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gpts_desktop.ui.transcript.coloring import Span
from gpts_desktop.ui.transcript.look import CODE, CODE_LINE, Look
from gpts_desktop.ui.transcript.text_pane import TextPane
from gpts_desktop.ui.transcript.wide_letters import space_wide_letters

_FIELDS = {"str": "string"}


class CodePane(TextPane):
    """Code, with a scroll bar of its own where lines are longer than it is wide."""

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

    def set_wrapped(self, wraps: bool, width: int) -> None:
        """Break lines at `width` pixels, or let them run on."""
        if wraps:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
            self.set_text_width(width)
        elif self.lineWrapMode() is not QTextEdit.LineWrapMode.NoWrap:
            self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
            self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)

    def set_code(self, text: str) -> None:
        """Show `text` in place of what is shown."""
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._form)
        space_wide_letters(self.document(), 0, text, self.document().defaultFont())

    def append_code(self, text: str) -> None:
        """Add `text` at the end."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        start = cursor.position()
        cursor.insertText(text, QTextCharFormat())
        space_wide_letters(self.document(), start, text, self.document().defaultFont())

    def color(self, spans: list[Span]) -> None:
        """Colour stretches of the text; the text itself and the selection stay."""
        look = self.look
        assert look is not None
        forms: dict[str, QTextCharFormat] = {}
        for role in {role for _, _, role in spans}:
            forms[role] = QTextCharFormat()
            forms[role].setForeground(look.color(_FIELDS.get(role, role)))
        block = self.document().begin()
        if not self.toPlainText().isascii():
            spans = _in_units(self.toPlainText(), spans)
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


def _in_units(text: str, spans: list[Span]) -> list[Span]:
    """Return stretches as Qt counts them: what lies beyond U+FFFF is two."""
    if max(text) <= "\uffff":
        return spans
    at = list(accumulate((1 + (letter > "\uffff") for letter in text), initial=0))
    return [(at[start], at[start + size] - at[start], role) for start, size, role in spans]
