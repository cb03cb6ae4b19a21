"""Qt's formats for runs and paragraphs, made once for a look."""

from __future__ import annotations

from functools import cached_property
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextOption,
)

from gpts_desktop.core.link_target import target_of, visible
from gpts_desktop.core.markdown.blocks import Paragraph, Run
from gpts_desktop.ui.transcript.direction import runs_right_to_left
from gpts_desktop.ui.transcript.formula_drawings import FormulaDrawings
from gpts_desktop.ui.transcript.look import CODE, LINE, TEXT, Look
from gpts_desktop.ui.transcript.rows import INDENT, QUOTE
from gpts_desktop.ui.transcript.task_boxes import BOXES

_HEADINGS = {1: (20.0, 29.0), 2: (17.0, 26.0), 3: (15.0, 23.0)}


class Formats:
    """Formats by what they depend on. `dim` is the colour of reasoning and of table notes.

    `drawings` are the formulas'.
    """

    def __init__(self, look: Look, drawings: FormulaDrawings, wraps_code: bool = False) -> None:
        self.look = look
        self.drawings = drawings
        self.wraps_code = wraps_code
        self._characters: dict[tuple[object, ...], QTextCharFormat] = {}
        self._blocks: dict[tuple[object, ...], QTextBlockFormat] = {}

    def characters(
        self, run: Run, size: float = TEXT, weight: int = 400, dim: bool = False
    ) -> QTextCharFormat:
        """Return the format of a run in text of `size` and `weight`."""
        key = (run.bold, run.italic, run.strike, run.code, run.formula, size, weight, dim)
        base = self._characters.get(key)
        if base is None:
            base = self._characters[key] = self._made(run, size, weight, dim)
        if not run.link:
            return base
        return self._linked(base, run.link)

    @cached_property
    def unseen(self) -> QTextCharFormat:
        """The format of a letter that something is drawn over: a dot of no colour."""
        made = QTextCharFormat()
        font = QFont(self.look.text_font())
        font.setPixelSize(1)
        made.setFont(font)
        made.setForeground(QColor(0, 0, 0, 0))
        return made

    def _made(self, run: Run, size: float, weight: int, dim: bool) -> QTextCharFormat:
        look = self.look
        mono = run.code or run.formula
        if run.bold:
            weight = max(weight, 600)
        made = QTextCharFormat()
        if mono:
            font = look.font(size * CODE / TEXT, weight, run.italic, mono=True)
        else:
            font = look.text_font(size, weight, run.italic)
        if run.strike:
            font = QFont(font)
            font.setStrikeOut(True)
        made.setFont(font)
        made.setForeground(look.color("dim" if dim else "text"))
        if run.code:
            made.setBackground(look.theme.mixed("text", 0.07))
        return made

    def _linked(self, base: QTextCharFormat, target: str) -> QTextCharFormat:
        made = QTextCharFormat(base)
        leads = target_of(target)
        made.setToolTip(as_tip(visible(target) if leads is None else leads.shown))
        if leads is not None:
            made.setAnchor(True)
            made.setAnchorHref(target)
            made.setForeground(self.look.color("accent"))
        else:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return made

    def block(self, paragraph: Paragraph, room: float) -> QTextBlockFormat:
        """Return a paragraph's format with `room` above it.

        A paragraph with a marker hangs: its text begins after a tab.
        """
        size = TEXT, LINE
        if paragraph.heading:
            size = heading_size(paragraph.heading)
        hang = self._hang(paragraph.marker)
        leftwards = runs_right_to_left(paragraph.runs)
        key = (paragraph.quote, paragraph.indent, hang, room, size[1], leftwards)
        found = self._blocks.get(key)
        if found is None:
            made = self._made_block(room, size[1])
            self._indent(made, paragraph, hang, leftwards)
            found = self._blocks[key] = made
        return found

    def _made_block(self, room: float, line: float) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setTopMargin(self.look.px(room))
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        made.setLineHeight(self.look.px(line), fixed)
        return made

    def _hang(self, marker: str) -> int:
        """Return by how much a list's marker stands before its text; 0 without one."""
        if not marker:
            return 0
        if marker in BOXES:
            return self.look.px(INDENT)  # it is drawn, whatever a font has for it
        wide = QFontMetricsF(self.look.text_font()).horizontalAdvance(marker)
        return max(self.look.px(INDENT - 4), ceil(wide) + self.look.px(3))

    def _indent(
        self, made: QTextBlockFormat, paragraph: Paragraph, hang: int, leftwards: bool
    ) -> None:
        """Set a paragraph in on the side where its lines begin."""
        look = self.look
        margin = look.px(paragraph.indent * INDENT + paragraph.quote * QUOTE)
        if hang:
            # A long number moves its text, rather than standing outside.
            margin += max(0, hang - look.px(INDENT))
            made.setTextIndent(-hang)
            # Where text runs leftwards Qt takes each kind of tab for the other.
            kinds = QTextOption.TabType
            kind = kinds.RightTab if leftwards else kinds.LeftTab
            made.setTabPositions([QTextOption.Tab(hang, kind)])
        if leftwards:
            made.setRightMargin(margin)
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            made.setLeftMargin(margin)
            made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def heading_size(level: int) -> tuple[float, float]:
    """Return a heading's letter size and line height."""
    return _HEADINGS.get(level, (TEXT, LINE))


def as_tip(target: str) -> str:
    """Return text as a tooltip that shows it letter by letter."""
    # Qt guesses whether a tip is HTML; this one always is, and the target always text.
    safe = target.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{safe}</span>"
