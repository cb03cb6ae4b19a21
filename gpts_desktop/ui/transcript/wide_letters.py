"""Chinese, Japanese and Korean letters in code: two columns wide, so that what follows lines up."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextCursor, QTextDocument

# Letters of full width: the fonts that stand in for the code's own draw them one em wide, and two
# columns of code are more than that.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]+"
)


def space_wide_letters(document: QTextDocument, start: int, text: str, font: QFont) -> None:
    """Space the wide letters of `text`, which stands at `start` of a document, to two columns."""
    if text.isascii():
        return
    runs = list(_WIDE.finditer(text))
    if not runs:
        return
    metrics = QFontMetricsF(font)
    spacing = 2 * metrics.horizontalAdvance("0") - metrics.horizontalAdvance(runs[0][0][0])
    form = QTextCharFormat()
    form.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    form.setFontLetterSpacing(spacing)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    past, units = 0, start  # Qt counts what lies beyond U+FFFF as two
    for run in runs:
        units += _units(text[past : run.start()])
        cursor.setPosition(units)
        units += run.end() - run.start()
        past = run.end()
        cursor.setPosition(units, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)
    cursor.endEditBlock()


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
