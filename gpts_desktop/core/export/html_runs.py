"""Runs of text, pictures and formulas as HTML."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence

from gpts_desktop.core.attachment import picture_type
from gpts_desktop.core.export.formulas import Formulas
from gpts_desktop.core.export.html_text import html_text
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.link_target import target_of, visible
from gpts_desktop.core.markdown.blocks import Run
from gpts_desktop.core.markdown.formulas import source_of
from gpts_desktop.core.pictures import AddressKind, kind_of

_MARKS = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("code", "code"))
_PICTURE_TYPE = re.compile(r"image/[a-z0-9.+-]{1,40}")
_MOST_OF_ADDRESS = 120


class RunWriter:
    """Writes runs for the pages of one export."""

    def __init__(self, formulas: Formulas) -> None:
        self._formulas = formulas

    def html(self, runs: Sequence[Run], subject: Subject) -> str:
        """Return runs one after another, those of one link within one."""
        parts: list[str] = []
        at = 0
        while at < len(runs):
            end = at + 1
            while end < len(runs) and runs[end].link == runs[at].link:
                end += 1
            said = "".join(self._run(run, subject) for run in runs[at:end])
            parts.append(link_html(runs[at].link, said) if runs[at].link else said)
            at = end
        return "".join(parts)

    def formula(self, tex: str, display: bool) -> str:
        """Return a formula as a picture that says its source, or else its source."""
        source = html_text(source_of(tex, display))
        drawing = self._formulas.drawn(tex, display)
        if drawing is None:
            return f"<code>{source}</code>"
        height = drawing.ascent + drawing.depth
        svg = drawing.svg.replace(
            "<svg ",
            f'<svg role="img" aria-label="{source}" style="width:{drawing.width:.3f}em;'
            f'height:{height:.3f}em;vertical-align:{-drawing.depth:.3f}em" ',
            1,
        )
        tag = f" <span>({html_text(drawing.tag)})</span>" if drawing.tag else ""
        return f'<span class="tex" title="{source}">{svg}</span>{tag}'

    def _picture(self, run: Run, subject: Subject) -> str:
        """Return a picture within the page; where we have none, what it shows and its address."""
        address, words = run.picture, run.text
        data = subject.picture_data(address)
        kept = subject.pictures.get(address)
        shown = picture_html(data, kept.media_type if kept else "", words) if data else ""
        if shown:
            return shown
        name = html_text(words or subject.words.picture)
        said = f"{name} ({html_text(subject.words.not_kept)})"
        if kind_of(address) is AddressKind.REMOTE and not run.link:
            return f'<span class="chip">{link_html(address, said)}</span>'
        where = "" if address.startswith("data:") else f' title="{html_text(address[:200])}"'
        return f'<span class="chip"{where}>{said}</span>'

    def _run(self, run: Run, subject: Subject) -> str:
        if run.picture:
            return self._picture(run, subject)
        if run.formula:
            return self.formula(run.text, run.display)
        text = html_text(run.text)
        if not run.code:
            text = text.replace("\n", "<br>")
        for mark, element in reversed(_MARKS):
            if getattr(run, mark):
                text = f"<{element}>{text}</{element}>"
        return text


def link_html(link: str, said: str) -> str:
    """Return a link that the app would open; of others the words, and where they lead."""
    target = target_of(link)
    if target is None:
        return f'<span title="{html_text(visible(link)[:_MOST_OF_ADDRESS])}">{said}</span>'
    shown = html_text(target.shown)
    address = html_text(target.address)
    return f'<a href="{address}" title="{shown}" rel="noopener noreferrer">{said}</a>'


def picture_html(data: bytes, media_type: str, words: str) -> str:
    """Return a picture with its data, "" for what is none."""
    kind = picture_type(data) or media_type.lower()
    if not data or not _PICTURE_TYPE.fullmatch(kind):
        return ""
    source = f"data:{kind};base64,{b64encode(data).decode('ascii')}"
    return f'<img src="{source}" alt="{html_text(words)}">'
