"""Paragraphs into a text document, only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from gpts_desktop.core.markdown.blocks import Paragraph, Run
from gpts_desktop.ui.transcript.formats import Formats, heading_size
from gpts_desktop.ui.transcript.formula_text import FormulaText
from gpts_desktop.ui.transcript.look import TEXT
from gpts_desktop.ui.transcript.picture_chip import write_chip
from gpts_desktop.ui.transcript.rows import paragraph_gap
from gpts_desktop.ui.transcript.task_boxes import BOXES


def write_paragraphs(
    document: QTextDocument,
    formulas: FormulaText,
    paragraphs: Sequence[Paragraph],
    keep: int,
    formats: Formats,
    *,
    dim: bool = False,
) -> None:
    """Make the document's text `paragraphs`, of which it has the first `keep` already."""
    if not keep:
        formulas.reset()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    fresh = _cut_after(cursor, document, keep)
    for at in range(keep, len(paragraphs)):
        paragraph = paragraphs[at]
        room = paragraph_gap(paragraphs[at - 1], paragraph) if at else 0.0
        form = formats.block(paragraph, room)
        plain = formats.characters(_PLAIN)
        if fresh:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(plain)
            fresh = False
        else:
            cursor.insertBlock(form, plain)
        _write(cursor, formulas, paragraph, formats, dim=dim)
    cursor.endEditBlock()


_PLAIN = Run("")


def _cut_after(cursor: QTextCursor, document: QTextDocument, keep: int) -> bool:
    """Drop all after the first `keep` blocks; return whether an empty block is left for use."""
    if keep:
        last = document.findBlockByNumber(keep - 1)
        cursor.setPosition(last.position() + last.length() - 1)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return keep == 0


def _write(
    cursor: QTextCursor,
    formulas: FormulaText,
    paragraph: Paragraph,
    formats: Formats,
    *,
    dim: bool,
) -> None:
    size, weight = TEXT, 400
    if paragraph.heading:
        size, weight = heading_size(paragraph.heading)[0], 600
    if paragraph.marker:
        form = formats.characters(_PLAIN, size, weight, dim)
        if paragraph.marker in BOXES:
            cursor.insertText(paragraph.marker, formats.unseen)
            cursor.insertText("\t", form)
        else:
            cursor.insertText(f"{paragraph.marker}\t", form)
    for run in paragraph.runs:
        form = formats.characters(run, size, weight, dim)
        if run.picture:
            write_chip(cursor, run, form, formats.look)
        elif run.formula:
            formulas.write(cursor, run, form, size * formats.look.zoom, formats.drawings)
        else:
            cursor.insertText(run.text.replace("\n", "\u2028"), form)
    if any(run.formula for run in paragraph.runs):
        formulas.fit(cursor)


def write_plain(document: QTextDocument, text: str, form: QTextBlockFormat) -> None:
    """Make the document's text `text`, each line a block of one format."""
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(form)
