"""Unsaved work as a text to read, as a file that can be imported, and in numbers."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from gpts_desktop.core.unsaved import UnsavedWork
from gpts_desktop.core.unsaved_text import Kind, Losses, unsaved_parts
from gpts_desktop.ui.counted import Counted


def page(unsaved: Iterable[UnsavedWork], suffix: str) -> bytes:
    """Return a file's content: ".json" is the app's own format, all others are Markdown."""
    if suffix == ".json":
        return _own_format(list(unsaved))
    # Halves of a pair that a gateway tore apart have no place in UTF-8.
    return text_page(unsaved).encode("utf-8", "backslashreplace")


def text_page(unsaved: Iterable[UnsavedWork]) -> str:
    """Return all unsaved texts as Markdown, under their conversations' titles."""
    lines: list[str] = []
    title = ""
    for part in unsaved_parts(unsaved):
        if part.title and part.title != title:
            title = part.title
            lines += [f"# {title}", ""]
        lines += [f"## {_heading(part.kind)}", "", part.text.strip("\n"), ""]
    return "\n".join(lines)


def _own_format(unsaved: list[UnsavedWork]) -> bytes:
    """Return the conversations that are not saved, whole; drafts stand beside them."""
    from gpts_desktop.core.own_format.encode import json_bytes
    from gpts_desktop.core.own_format.unsaved import encode_unsaved

    return json_bytes(encode_unsaved(unsaved))


def _heading(kind: Kind) -> str:
    words = {
        Kind.QUESTION: QCoreApplication.translate("UnsavedPage", "Question"),
        Kind.ANSWER: QCoreApplication.translate("UnsavedPage", "Answer"),
        Kind.DRAFT: QCoreApplication.translate("UnsavedPage", "Draft"),
    }
    return words[kind]


def amount(lost: Losses) -> str:
    """Return what would be lost in words: "3 messages, 1 draft and 2 changes"."""
    said, counted = [], Counted()
    if lost.messages:
        said.append(counted.messages(lost.messages))
    if lost.drafts:
        said.append(counted.drafts(lost.drafts))
    if lost.changes:
        said.append(counted.changes(lost.changes))
    return QLocale().createSeparatedList(said)
