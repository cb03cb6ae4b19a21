"""A conversation as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from gpts_desktop.core.export.beside import Beside
from gpts_desktop.core.export.moment import local_minute
from gpts_desktop.core.export.plain_blocks import PlainWriter
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.message import Message, Role
from gpts_desktop.core.residue import visible

_RULE = "-" * 60


def text_page(subject: Subject, beside: Beside) -> str:
    """Return the whole page; what lies beside it is put into `beside`."""
    return "\n".join(_lines(subject, beside)) + "\n"


def _lines(subject: Subject, beside: Beside) -> Iterator[str]:
    conversation, gpt, words = subject.conversation, subject.gpt, subject.words
    yield subject.title
    if gpt is not None:
        yield f"{words.gpt}: {gpt.name} · {gpt.link}"
    elif conversation.model:
        yield f"{words.gpt}: {conversation.model}"
    if date := local_minute(conversation.created):
        yield f"{words.date}: {date}"
    for strand in subject.strands():
        if strand.title:
            yield from ("", "", "=" * 60, strand.title)
        for message in strand.messages:
            moment = local_minute(message.created)
            who = subject.speaker(message)
            yield from ("", _RULE, f"{who} · {moment}" if moment else who, "")
            yield "\n\n".join(_parts(subject, message, beside))


def _parts(subject: Subject, message: Message, beside: Beside) -> Iterator[str]:
    words = subject.words
    if message.reasoning.strip():
        yield f"[{words.reasoning}]\n{message.reasoning.strip()}\n[/{words.reasoning}]"
    for file in message.attachments:
        path = beside.keep(file.data, file.name, file.media_type)
        is_picture = file.media_type.startswith("image/")
        yield f"[{words.picture if is_picture else words.file}: {path}]"
    if message.role is Role.USER:
        said = message.text
    else:
        said = PlainWriter(subject, beside).text(parse(visible(message.text)))
    if said.strip():
        yield said.strip("\n")
    if message.refusal.strip():
        yield message.refusal.strip()
    if note := subject.note(message):
        yield f"[{note}]"
