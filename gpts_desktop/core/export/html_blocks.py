"""The blocks of an answer as HTML, lists and quotes around them as elements."""

from __future__ import annotations

from collections.abc import Sequence

from gpts_desktop.core.export.html_runs import RunWriter
from gpts_desktop.core.export.html_text import html_text
from gpts_desktop.core.export.subject import Subject
from gpts_desktop.core.markdown.block_text import Part, joined
from gpts_desktop.core.markdown.blocks import Block, Code, Formula, Paragraph, Picture, Run, Table
from gpts_desktop.core.markdown.highlight import highlight

_CLASSES = {"kw": "k", "fn": "f", "str": "s", "com": "c"}
_TASKS = {"☐": "task", "☑": "task done"}


class BlockWriter:
    """Writes the blocks of one answer."""

    def __init__(self, runs: RunWriter, subject: Subject) -> None:
        self._runs = runs
        self._subject = subject
        self._out: list[str] = []
        self._quotes = 0
        self._lists: list[str] = []  # the elements of the open ones, the outermost first

    def html(self, blocks: Sequence[Block]) -> str:
        """Return blocks one under another."""
        for part in joined(blocks):
            self._place(part)
            self._out.append(self._body(part))
        self._leave(0, 0)
        return "".join(self._out)

    def _place(self, part: Part) -> None:
        """Open and close quotes, lists and items until a part stands where it belongs."""
        one = part[0] if isinstance(part, list) else part
        marker = one.marker if isinstance(one, Paragraph) else ""
        tight = isinstance(one, Paragraph) and one.tight
        self._leave(one.quote, one.indent)
        while self._quotes < one.quote:
            self._out.append("<blockquote>")
            self._quotes += 1
        if marker and len(self._lists) == one.indent:
            self._next_item(marker, tight)
        while len(self._lists) < one.indent:
            innermost = len(self._lists) == one.indent - 1
            self._open_list(marker if innermost else "", tight)

    def _leave(self, quotes: int, lists: int) -> None:
        if quotes != self._quotes:
            lists = 0
        while len(self._lists) > lists:
            self._out.append(f"</li></{self._lists.pop()}>")
        while self._quotes > quotes:
            self._out.append("</blockquote>")
            self._quotes -= 1

    def _next_item(self, marker: str, tight: bool) -> None:
        if self._lists[-1] == _list_of(marker):
            self._out.append(f"</li>{_item(marker, tight)}")
        else:
            self._out.append(f"</li></{self._lists.pop()}>")
            self._open_list(marker, tight)

    def _open_list(self, marker: str, tight: bool) -> None:
        element = _list_of(marker)
        self._lists.append(element)
        self._out.append(f"<{element}>{_item(marker, tight)}")

    def _body(self, part: Part) -> str:
        if isinstance(part, list):
            return self._table(part)
        if isinstance(part, Code):
            return code_html(part.language, part.text)
        if isinstance(part, Formula):
            return f'<div class="display">{self._runs.formula(part.text, True)}</div>'
        if isinstance(part, Picture):
            return self._picture(part)
        return self._paragraph(part)

    def _paragraph(self, part: Paragraph) -> str:
        if part.rule:
            return "<hr>"
        said = self._runs.html(part.runs, self._subject)
        if part.heading:
            return f'<h{part.heading} dir="auto">{said}</h{part.heading}>'
        return f'<p dir="auto">{said}</p>' if said or not part.marker else ""

    def _picture(self, part: Picture) -> str:
        run = Run(part.text, link=part.link, picture=part.address)
        return f'<figure class="picture">{self._runs.html((run,), self._subject)}</figure>'

    def _table(self, parts: Sequence[Table]) -> str:
        """Return a table, whole again from its parts."""
        head = parts[0]
        rows = [self._row(head, head.header, "th")]
        body = [self._row(head, row, "td") for part in parts for row in part.rows]
        return (
            f'<div class="wide"><table><thead>{"".join(rows)}</thead>'
            f"<tbody>{''.join(body)}</tbody></table></div>"
        )

    def _row(self, table: Table, cells: Sequence[Sequence[Run]], element: str) -> str:
        parts: list[str] = []
        for at, alignment in enumerate(table.alignments):
            said = self._runs.html(cells[at], self._subject) if at < len(cells) else ""
            side = f' class="{alignment}"' if alignment else ""
            parts.append(f'<{element}{side} dir="auto">{said}</{element}>')
        return f"<tr>{''.join(parts)}</tr>"


def code_html(language: str, code: str) -> str:
    """Return a code block in the app's colours, under the name of its language."""
    parts: list[str] = []
    at = 0
    for start, length, role in highlight(language, code):
        parts.append(html_text(code[at:start]))
        coloured = html_text(code[start : start + length])
        parts.append(f'<span class="{_CLASSES[role]}">{coloured}</span>')
        at = start + length
    parts.append(html_text(code[at:]))
    name = html_text(language.strip())
    caption = f"<figcaption>{name}</figcaption>" if name else ""
    # A newline right after <pre> is dropped by every parser: one stands there for it.
    body = "".join(parts)
    return f'<figure class="code">{caption}<pre dir="ltr">\n<code>{body}</code></pre></figure>'


def _list_of(marker: str) -> str:
    return "ol" if marker[:1].isdigit() else "ul"


def _item(marker: str, tight: bool) -> str:
    if marker[:1].isdigit():
        number = "".join(c for c in marker if c.isdigit()).lstrip("0") or "0"
        return f'<li value="{number}"{_class("tight" if tight else "")}>'
    names = "bare" if not marker else _TASKS.get(marker, "")
    return f"<li{_class(f'{names} tight' if tight else names)}>"


def _class(names: str) -> str:
    return f' class="{names.strip()}"' if names.strip() else ""
