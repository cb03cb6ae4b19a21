"""Paragraphs into a text document, only those that changed."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from gpts_desktop.core.markdown.blocks import Paragraph, Run
from gpts_desktop.ui.transcript.formats import Formats, heading_size, host_of
from gpts_desktop.ui.transcript.formula_text import FormulaText
from gpts_desktop.ui.transcript.look import TEXT
from gpts_desktop.ui.transcript.rows import paragraph_gap

PICTURE_HEIGHT = 360


def write_paragraphs(
    document: QTextDocument,
    formulas: FormulaText,
    paragraphs: Sequence[Paragraph],
    keep: int,
    formats: Formats,
    *,
    width: int,
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
        natural = any(run.picture.startswith("data:") for run in paragraph.runs)
        form = formats.block(paragraph, room, natural)
        plain = formats.characters(_PLAIN)
        if fresh:
            cursor.setBlockFormat(form)
            cursor.setBlockCharFormat(plain)
            fresh = False
        else:
            cursor.insertBlock(form, plain)
        _write(cursor, formulas, paragraph, formats, width=width, dim=dim)
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
    width: int,
    dim: bool,
) -> None:
    size, weight = TEXT, 400
    if paragraph.heading:
        size, weight = heading_size(paragraph.heading)[0], 600
    if paragraph.marker:
        cursor.insertText(f"{paragraph.marker}\t", formats.characters(_PLAIN, size, weight, dim))
    for run in paragraph.runs:
        form = formats.characters(run, size, weight, dim)
        if run.picture:
            _write_picture(cursor, run, form, formats, width)
        elif run.formula:
            formulas.write(cursor, run, form, size * formats.look.zoom, formats.drawings)
        else:
            cursor.insertText(run.text.replace("\n", "\u2028"), form)
    if any(run.formula for run in paragraph.runs):
        formulas.fit(cursor)


def _write_picture(
    cursor: QTextCursor, run: Run, form: QTextCharFormat, formats: Formats, width: int
) -> None:
    """Draw a picture that the text carries; of any other, only say where it lies."""
    image = _carried(run.picture) if run.picture.startswith("data:") else QImage()
    if image.isNull():
        dim = QTextCharFormat(form)
        dim.setForeground(formats.look.color("dim"))
        host = host_of(run.picture)
        said = f"Picture from {host}" if host else "Picture"
        cursor.insertText(f"{said}: {run.text}" if run.text else said, dim)
        return
    document = cursor.document()
    name = QUrl(f"picture:{image.cacheKey()}")
    document.addResource(QTextDocument.ResourceType.ImageResource.value, name, image)
    box = QSize(width, formats.look.px(PICTURE_HEIGHT))
    size = image.size()
    if size.width() > box.width() or size.height() > box.height():
        size = size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio)
    shown = QTextImageFormat()
    shown.setName(name.toString())
    shown.setWidth(size.width())
    shown.setHeight(size.height())
    shown.setToolTip(run.text)
    cursor.insertImage(shown)


def _carried(address: str) -> QImage:
    head, _, body = address.partition(",")
    if not head.endswith(";base64"):
        return QImage()
    try:
        return QImage.fromData(base64.b64decode(body))
    except binascii.Error:
        return QImage()


def write_plain(document: QTextDocument, text: str, form: QTextBlockFormat) -> None:
    """Make the document's text `text`, each line a block of one format."""
    document.setPlainText(text)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(form)
