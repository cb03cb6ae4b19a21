"""The links in a text document."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCursor, QTextFragment


def link_at(cursor: QTextCursor) -> tuple[str, str]:
    """Return target and text of the link at a cursor, "" twice where there is none."""
    place = cursor.selectionStart() if cursor.hasSelection() else cursor.position()
    block = cursor.document().findBlock(place)
    # A link may be of several formats.
    for target, group in groupby(_fragments(block), lambda one: one.charFormat().anchorHref()):
        parts = list(group)
        # Between two letters a cursor belongs to both.
        if target and parts[0].position() <= place <= parts[-1].position() + parts[-1].length():
            return target, "".join(part.text() for part in parts)
    return "", ""


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found = []
    at = block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found
