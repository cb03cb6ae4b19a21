"""A conversation as one HTML file: no script, and nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gpts_desktop.core.export.html_blocks import BlockWriter
from gpts_desktop.core.export.html_runs import RunWriter, link_html, picture_html
from gpts_desktop.core.export.html_text import html_text
from gpts_desktop.core.export.moment import local_iso, local_minute
from gpts_desktop.core.export.subject import Strand, Subject
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.gpt_face import color_of, letter_of
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.residue import visible

_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)


class HtmlPages:
    """Writes pages that share a style sheet and the drawings of formulas.

    `pause` is called before each message.
    """

    def __init__(
        self, style: str, runs: RunWriter, pause: Callable[[], None] = lambda: None
    ) -> None:
        self._pause = pause
        self._style = style
        self._runs = runs

    def page(self, subject: Subject) -> str:
        """Return the whole page."""
        return "".join(self._parts(subject))

    def _parts(self, subject: Subject) -> Iterator[str]:
        title = html_text(subject.title)
        yield html_head(subject.title, _language(subject), self._style)
        yield f'<header class="top">\n<h1 dir="auto">{title}</h1>\n{_facts(subject)}</header>\n'
        yield "<main>\n"
        for strand in subject.strands():
            yield from self._strand(subject, strand)
        yield "</main>\n</body>\n</html>\n"

    def _strand(self, subject: Subject, strand: Strand) -> Iterator[str]:
        if strand.title:
            yield f'<h2 class="strand">{html_text(strand.title)}</h2>\n'
        for message in strand.messages:
            self._pause()
            side = "you" if message.role is Role.USER else "gpt"
            yield f'<article class="{side}" id="{html_text(message.id)}">\n'
            yield _who(subject, message)
            yield from self._said(subject, message)
            yield "</article>\n"

    def _said(self, subject: Subject, message: Message) -> Iterator[str]:
        if message.reasoning.strip():
            name = html_text(subject.words.reasoning)
            thought = self._blocks(subject, message.reasoning)
            yield f"<details><summary>{name}</summary>{thought}</details>\n"
        for file in message.attachments:
            yield _attachment(file)
        if message.role is Role.USER:
            if message.text:
                yield f'<div class="bubble" dir="auto">{html_text(message.text)}</div>\n'
        elif shown := visible(message.text).strip():
            yield self._blocks(subject, shown) + "\n"
        if message.refusal.strip():
            yield f'<div class="body"><p dir="auto">{html_text(message.refusal)}</p></div>\n'
        if note := subject.note(message):
            yield f'<p class="note" dir="auto">{html_text(note)}</p>\n'

    def _blocks(self, subject: Subject, markdown: str) -> str:
        return f'<div class="body">{BlockWriter(self._runs, subject).html(parse(markdown))}</div>'


def html_head(title: str, language: str, style: str) -> str:
    """Return a page up to the beginning of its body; `language` is what `language_of` said."""
    attribute = f' lang="{language}"' if language else ""
    return (
        f'<!DOCTYPE html>\n<html{attribute}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html_text(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="generator" content="gpts-desktop">\n'
        f"<title>{html_text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    )


def language_of(text: str) -> str:
    """Return which language a text is in where its signs tell, else "": fonts differ by it."""
    if any("\u3040" <= sign <= "\u30ff" for sign in text):
        return "ja"
    if any("\uac00" <= sign <= "\ud7a3" for sign in text):
        return "ko"
    return "zh" if any("\u4e00" <= sign <= "\u9fff" for sign in text) else ""


def _language(subject: Subject) -> str:
    begin = "".join(message.text[:400] for message in subject.conversation.path()[:6])
    return language_of(begin + subject.title)


def _facts(subject: Subject) -> str:
    """Return which GPT it is with, its page, and when."""
    gpt, conversation = subject.gpt, subject.conversation
    parts: list[str] = []
    if gpt is not None:
        parts.append(_face(gpt))
        parts.append(link_html(gpt.link, html_text(gpt.name)))
    elif conversation.model:
        parts.append(html_text(conversation.model))
    parts.append(_time(conversation.created))
    return f"<p>{' '.join(part for part in parts if part)}</p>\n"


def _who(subject: Subject, message: Message) -> str:
    face = ""
    if message.role is Role.ASSISTANT:
        gpt_id = message.gpt_id or subject.conversation.gpt_id
        gpt = subject.gpts.get(gpt_id) or Gpt(gpt_id, subject.speaker(message))
        face = _face(gpt)
    name = html_text(subject.speaker(message))
    return f'<div class="who">{face}<span>{name}</span>{_time(message.created)}</div>\n'


def _face(gpt: Gpt) -> str:
    letter = html_text(letter_of(gpt.name))
    return (
        f'<span class="face" style="background:{color_of(gpt)}" aria-hidden="true">{letter}</span>'
    )


def _time(seconds: float) -> str:
    minute = local_minute(seconds)
    return f'<time datetime="{local_iso(seconds)}">{minute}</time>' if minute else ""


def _attachment(file: Attachment) -> str:
    name = html_text(file.name)
    if file.media_type.startswith("image/"):
        shown = picture_html(file.data, file.media_type, file.name)
        return f'<figure class="picture">{shown}<figcaption>{name}</figcaption></figure>\n'
    text = html_text(file.data.decode("utf-8", "replace"))
    return f'<details><summary>{name}</summary><pre dir="auto">\n{text}</pre></details>\n'
