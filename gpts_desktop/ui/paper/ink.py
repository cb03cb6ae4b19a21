"""Documents for paper: paragraphs, code and tables in the app's fonts and light colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from gpts_desktop.core.export.formulas import Formulas
from gpts_desktop.core.link_target import target_of
from gpts_desktop.core.markdown.blocks import Paragraph, Run, Table
from gpts_desktop.core.markdown.formulas import source_of
from gpts_desktop.core.markdown.highlight import highlight
from gpts_desktop.ui.fonts import mono_font, ui_font
from gpts_desktop.ui.paper.formula_objects import FORMULA, FormulaObjects
from gpts_desktop.ui.paper.units import CODE, CODE_LINE, INDENT, LINE, QUOTE, SMALL, TEXT, pt
from gpts_desktop.ui.theme import Theme

_HEADINGS = {1: (15.0, 21.0), 2: (13.0, 19.0), 3: (11.5, 17.0)}
_MINIMUM = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
STRETCH = 40
"""So many lines of code are laid out at once."""
_CODE_ROLES = {"kw": "kw", "fn": "fn", "str": "string", "com": "com"}


class Ink:
    """Makes documents. `theme` is the light one: paper is white."""

    def __init__(self, theme: Theme, formulas: Formulas) -> None:
        self.theme = theme
        self._formulas = formulas
        self._objects = FormulaObjects(theme.text)

    def paragraph(self, paragraph: Paragraph, width: float, dim: bool = False) -> QTextDocument:
        """Return one paragraph, heading or item of a list."""
        document = self._document(width)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(_set_in(paragraph))
        self._write(cursor, paragraph, dim)
        return document

    def plain(
        self, text: str, width: float, size: float = TEXT, weight: int = 400, color: str = "text"
    ) -> QTextDocument:
        """Return text as it is typed."""
        document = self._document(width)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(_lines(round(size * LINE / TEXT, 1)))
        cursor.insertText(text, self._characters(ui_font(pt(size), weight), color))
        return document

    def code(self, pieces: Sequence[tuple[str, str]], width: float) -> QTextDocument:
        """Return lines of code: pieces of text, each with the role of its colour."""
        document = self._document(width)
        option = document.defaultTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(pt(CODE * 0.6 * 4))
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(_lines(CODE_LINE))
        for piece, role in pieces:
            cursor.insertText(piece, self._characters(mono_font(pt(CODE)), role))
        cursor.endEditBlock()
        return document

    def table(
        self, parts: Sequence[Table], width: float, columns: Sequence[float] = ()
    ) -> tuple[QTextDocument, QTextTable]:
        """Return parts of a table under its header, and the document they stand in.

        Those that go on have no header, and the `columns`, by their widths, of those before.
        """
        document = self._document(width)
        head = parts[0]
        rows = [row for part in parts for row in part.rows]
        if not columns:
            rows.insert(0, head.header)
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(pt(3.5))
        form.setWidth(QTextLength(QTextLength.Type.VariableLength, 0))
        fixed = QTextLength.Type.FixedLength
        form.setColumnWidthConstraints([QTextLength(fixed, column) for column in columns])
        whole = QTextCursor(document)
        whole.beginEditBlock()  # laid out once, at the end
        table = whole.insertTable(len(rows), len(head.header), form)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row[: len(head.header)]):
                cursor = table.cellAt(at, column).firstCursorPosition()
                block = _lines(13)
                block.setAlignment(_side(head.alignments[column]))
                cursor.setBlockFormat(block)
                for run in cell:
                    self._run(cursor, run, 9.5, 600 if not columns and at == 0 else 400, dim=False)
        whole.endEditBlock()
        return document, table

    # Parts

    def _document(self, width: float) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setUseDesignMetrics(True)
        document.setDefaultFont(ui_font(pt(TEXT)))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(width)
        document.documentLayout().registerHandler(FORMULA, self._objects)
        return document

    def _write(self, cursor: QTextCursor, paragraph: Paragraph, dim: bool) -> None:
        size, weight = TEXT, 400
        if paragraph.heading:
            size, weight = _HEADINGS.get(paragraph.heading, (TEXT, LINE))[0], 600
        if paragraph.marker:
            color = "dim" if dim else "text"
            marker = f"{paragraph.marker}\t"
            cursor.insertText(marker, self._characters(ui_font(pt(size), weight), color))
        for run in paragraph.runs:
            self._run(cursor, run, size, weight, dim)

    def _run(self, cursor: QTextCursor, run: Run, size: float, weight: int, dim: bool) -> None:
        drawing = self._formulas.drawn(run.text, run.display) if run.formula else None
        if drawing is not None:
            cursor.insertText("\ufffc", self._objects.format(drawing, pt(size)))
            return
        text = source_of(run.text, run.display) if run.formula else run.text
        if run.picture:
            text = f"[{run.text or run.picture[:60]}]"
        cursor.insertText(text.replace("\n", "\u2028"), self._format(run, size, weight, dim))

    def _format(self, run: Run, size: float, weight: int, dim: bool) -> QTextCharFormat:
        weight = max(weight, 600) if run.bold else weight
        mono = run.code or run.formula
        font = mono_font(pt(size * CODE / TEXT), weight) if mono else ui_font(pt(size), weight)
        font.setItalic(run.italic)
        font.setStrikeOut(run.strike)
        form = self._characters(font, "dim" if dim else "text")
        if run.code:
            form.setBackground(QBrush(self.theme.mixed("text", 0.07)))
        if run.link and target_of(run.link) is not None:
            form.setForeground(QColor(self.theme.accent))
        return form

    def _characters(self, font: QFont, color: str) -> QTextCharFormat:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(QColor(getattr(self.theme, color)))
        return form


def coloured(language: str, text: str) -> Iterator[list[tuple[str, str]]]:
    """Yield code in stretches of lines that are laid out together, each in coloured pieces."""
    stretch: list[tuple[str, str]] = []
    lines = 0
    for piece, role in _pieces(language, text):
        for line in piece.splitlines(keepends=True):
            stretch.append((line, role))
            lines += line.endswith("\n")
            if lines == STRETCH and line.endswith("\n"):
                stretch[-1] = (line[:-1], role)
                yield stretch
                stretch, lines = [], 0
    if stretch:
        yield stretch


def _pieces(language: str, text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for start, length, role in highlight(language, text):
        yield text[at:start], "text"
        yield text[start : start + length], _CODE_ROLES[role]
        at = start + length
    yield text[at:], "text"


def small(ink: Ink, text: str, width: float, color: str = "dim") -> QTextDocument:
    """Return a small line."""
    return ink.plain(text, width, SMALL, color=color)


def _lines(height: float) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(pt(height), _MINIMUM)
    return form


def _set_in(paragraph: Paragraph) -> QTextBlockFormat:
    """Return the format of a paragraph; one with a marker hangs."""
    form = _lines(_HEADINGS.get(paragraph.heading, (TEXT, LINE))[1])
    form.setLeftMargin(pt(paragraph.indent * INDENT + paragraph.quote * QUOTE))
    if paragraph.marker:
        form.setTextIndent(-pt(INDENT))
        form.setTabPositions([QTextOption.Tab(pt(INDENT), QTextOption.TabType.LeftTab)])
    return form


def _side(alignment: str) -> Qt.AlignmentFlag:
    sides = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}
    return sides.get(alignment, Qt.AlignmentFlag.AlignLeft)
