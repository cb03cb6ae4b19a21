"""A picture amid words (in a heading, a table, a link): named in the text, opened by a click."""

from __future__ import annotations

from urllib.parse import quote, unquote

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor

from gpts_desktop.core.markdown.blocks import Run
from gpts_desktop.core.pictures import host_of
from gpts_desktop.ui.transcript.look import Look

_SCHEME = "picture:"


def write_chip(cursor: QTextCursor, run: Run, form: QTextCharFormat, look: Look) -> None:
    """Write what stands for a picture into a text."""
    chip = QTextCharFormat(form)
    chip.setForeground(look.color("dim"))
    chip.setBackground(look.theme.mixed("text", 0.07))
    chip.setAnchor(True)
    chip.setAnchorHref(_SCHEME + quote(run.picture, safe="", errors="surrogatepass"))
    chip.setToolTip(QCoreApplication.translate("PictureChip", "Show this picture"))
    cursor.insertText(chip_text(run), chip)


def chip_text(run: Run) -> str:
    """Return the words that stand for a picture."""
    host = host_of(run.picture)
    said = QCoreApplication.translate("PictureChip", "Picture")
    if host:
        said = QCoreApplication.translate("PictureChip", "Picture from {0}").format(host)
    return f"{said}: {run.text}" if run.text else said


def chip_address(target: str) -> str:
    """Return the address of the picture that a chip's link names; "" for any other link."""
    if not target.startswith(_SCHEME):
        return ""
    return unquote(target.removeprefix(_SCHEME), errors="surrogatepass")
