"""A conversation as Markdown that other programs read as the app does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from gpts_desktop.core.export.beside import Beside
from gpts_desktop.core.export.contained import outside_of_code, self_contained
from gpts_desktop.core.export.moment import local_iso, local_minute
from gpts_desktop.core.export.runs import runs_of
from gpts_desktop.core.export.subject import Strand, Subject
from gpts_desktop.core.markdown.blocks import Block, Picture
from gpts_desktop.core.markdown.parse import parse
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.residue import visible

_LABEL = r"!\[(?:\\.|[^\]\\])*\]\(\s*"


def markdown_page(subject: Subject, beside: Beside) -> str:
    """Return the whole page; what lies beside it is put into `beside`."""
    return "\n".join(_lines(subject, beside)) + "\n"


def _lines(subject: Subject, beside: Beside) -> Iterator[str]:
    yield from _front_matter(subject)
    yield f"# {one_line(subject.title)}"
    for strand in subject.strands():
        yield from _strand(subject, strand, beside)


def _front_matter(subject: Subject) -> Iterator[str]:
    """Yield YAML in which every value is a JSON string: no title can mean anything else."""
    conversation, gpt = subject.conversation, subject.gpt
    fields = {"title": subject.title}
    if gpt is not None:
        fields |= {"gpt": gpt.name, "link": gpt.link}
    elif conversation.model:
        fields["model"] = conversation.model
    fields |= {
        "created": local_iso(conversation.created),
        "updated": local_iso(conversation.updated),
    }
    yield "---"
    for name, value in fields.items():
        yield f"{name}: {_quoted(value)}"
    if subject.folder:
        yield f"folder: {_quoted(subject.folder)}"
    if conversation.tags:
        yield f"tags: [{', '.join(map(_quoted, conversation.tags))}]"
    yield "---"
    yield ""


def _strand(subject: Subject, strand: Strand, beside: Beside) -> Iterator[str]:
    if strand.title:
        yield from ("", "***", "", f"*{one_line(strand.title)}*")
    for message in strand.messages:
        moment = local_minute(message.created)
        who = one_line(subject.speaker(message))
        yield from ("", f"## {who} · {moment}" if moment else f"## {who}", "")
        yield "\n\n".join(_parts(subject, message, beside))


def _parts(subject: Subject, message: Message, beside: Beside) -> Iterator[str]:
    if message.reasoning.strip():
        thought = f"**{subject.words.reasoning}**\n\n{self_contained(message.reasoning)}"
        yield "\n".join(f"> {line}".rstrip() for line in thought.split("\n"))
    for file in message.attachments:
        yield _attachment(file, beside)
    text = message.text if message.role is Role.USER else visible(message.text)
    if text.strip():
        yield self_contained(with_pictures(text, subject, beside)).strip("\n")
    if message.refusal.strip():
        yield self_contained(message.refusal).strip("\n")
    if note := subject.note(message):
        yield f"> *{one_line(note)}*"


def _attachment(file: Attachment, beside: Beside) -> str:
    path = target(beside.keep(file.data, file.name, file.media_type))
    sign = "!" if file.media_type.startswith("image/") else ""
    return f"{sign}[{one_line(file.name)}]({path})"


def with_pictures(text: str, subject: Subject, beside: Beside) -> str:
    """Return a text whose pictures, where we have them, are those that lie beside the page."""
    if "![" not in text:
        return text
    blocks = parse(text)
    paths: dict[str, str] = {}
    for address, words in _pictures(blocks):
        data = subject.picture_data(address)
        if data is not None:
            paths[address] = target(beside.keep(data, words or subject.words.picture))
    if not paths:
        return text
    targets = "|".join(re.escape(address) for address in sorted(paths, key=len, reverse=True))
    picture = re.compile(rf"({_LABEL})(?:<({targets})>|({targets})(?=[\s)]))")
    return outside_of_code(
        text,
        blocks,
        lambda part: picture.sub(lambda found: found[1] + paths[found[2] or found[3]], part),
    )


def _pictures(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Yield address and words of every picture."""
    for block in blocks:
        if isinstance(block, Picture) and block.address:
            yield block.address, block.text
        for run in runs_of(block):
            if run.picture:
                yield run.picture, run.text


def one_line(text: str) -> str:
    """Return words of ours or of a title as they are, though they stand in Markdown."""
    return re.sub(r"([\\`*_\[\]<#])", r"\\\1", " ".join(text.split()))


def target(path: str) -> str:
    """Return a path as a link names it."""
    return f"<{path}>" if re.search(r"[\s()]", path) else path


def _quoted(value: str) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # YAML prints none of these as they are.
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]", lambda c: f"\\u{ord(c[0]):04x}", text
    )
