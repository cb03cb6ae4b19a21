"""Says the core's sentences in the language of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gpts_desktop.core.sentence import Sentence
from gpts_desktop.ui.counted import number

if TYPE_CHECKING:
    from gpts_desktop.core.actions import Notice

CONTEXT = "core"
"""Under which the core's templates stand in the files of the languages."""


def said(sentence: object) -> str:
    """Return what the core says, or an error of its, as the user reads it.

    Any other text is said as it is.
    """
    text = str(sentence)
    if not isinstance(text, Sentence):
        return _translated(text) if text else text
    form = _translated(text.template, text.values.get("n") if text.one else None)
    if form == text.template and text.one and text.values["n"] == 1:
        form = text.one
    if not text.values:
        return form
    return form.format_map({name: _value(value) for name, value in text.values.items()})


def said_notice(notice: Notice) -> Notice:
    """Return a notice as the user reads it."""
    return replace(
        notice,
        title=said(notice.title),
        detail=said(notice.detail),
        offers=tuple(replace(offer, label=said(offer.label)) for offer in notice.offers),
    )


def _translated(template: str, n: int | None = None) -> str:
    """Return a template in the language; a title is a sentence without its full stop."""
    found = QCoreApplication.translate(CONTEXT, template, None, -1 if n is None else n)
    if found == template and n is None:
        sentence = f"{template}."
        found = QCoreApplication.translate(CONTEXT, sentence)
        return template if found == sentence else found.rstrip("。.")
    return found


def _value(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return number(value)
    return f"{value:g}" if isinstance(value, float) else said(value)
