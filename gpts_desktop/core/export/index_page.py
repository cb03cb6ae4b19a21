"""The page that lists an export's other pages, by date, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from gpts_desktop.core.export.html_page import html_head, language_of
from gpts_desktop.core.export.html_text import html_text
from gpts_desktop.core.export.markdown_page import one_line, target
from gpts_desktop.core.export.moment import local_iso, local_minute
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.export.words import Words

STEM = "index"
"""What the page is called, without its extension."""


class Entry(NamedTuple):
    """A page, as the index names it."""

    name: str
    title: str
    moment: float
    gpt: str = ""

    @classmethod
    def of(cls, subject: Subject, name: str) -> Entry:
        """Return the entry of a conversation whose page has this name."""
        gpt = subject.gpt
        return cls(name, subject.title, subject.conversation.updated, gpt.name if gpt else "")


def html_index(entries: Iterable[Entry], words: Words, style: str) -> str:
    """Return the index as a page that looks like the others."""
    ordered = _by_date(entries)
    return "".join(_html_parts(ordered, words, style))


def markdown_index(entries: Iterable[Entry], words: Words) -> str:
    """Return the index as Markdown."""
    return "\n".join(_markdown_lines(_by_date(entries), words)) + "\n"


def _html_parts(entries: Sequence[Entry], words: Words, style: str) -> Iterator[str]:
    language = language_of("".join(entry.title for entry in entries[:200]))
    yield html_head(words.chats, language, style)
    yield f'<header class="top">\n<h1>{html_text(words.chats)}</h1>\n'
    yield f'<p>{len(entries):,}</p>\n</header>\n<main class="index">\n'
    for month, some in groupby(entries, _month):
        if month:
            yield f"<h2>{month}</h2>\n"
        yield "<ul>\n"
        for entry in some:
            yield _html_row(entry)
        yield "</ul>\n"
    yield "</main>\n</body>\n</html>\n"


def _html_row(entry: Entry) -> str:
    moment = local_minute(entry.moment)
    time = f'<time datetime="{local_iso(entry.moment)}">{moment}</time>' if moment else ""
    gpt = f'<span dir="auto">{html_text(entry.gpt)}</span>' if entry.gpt else ""
    address = html_text(quote(entry.name))
    return f'<li><a dir="auto" href="{address}">{html_text(entry.title)}</a>{gpt}{time}</li>\n'


def _markdown_lines(entries: Sequence[Entry], words: Words) -> Iterator[str]:
    yield f"# {one_line(words.chats)}"
    for month, some in groupby(entries, _month):
        yield ""
        if month:
            yield from (f"## {month}", "")
        for entry in some:
            parts = [f"[{one_line(entry.title)}]({target(entry.name)})"]
            parts += [one_line(part) for part in (entry.gpt, local_minute(entry.moment)) if part]
            yield f"- {' · '.join(parts)}"


def _by_date(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -entry.moment)


def _month(entry: Entry) -> str:
    """Return a page's year and month, as `2026-01`."""
    return local_minute(entry.moment)[:7]
