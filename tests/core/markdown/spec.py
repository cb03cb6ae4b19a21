"""The examples of the CommonMark and GFM specs, and their HTML as blocks of ours."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from gpts_desktop.core.markdown.blocks import Alignment, Block, Code, Paragraph, Prose, Run, Table

_DATA = Path(__file__).parents[2] / "data"
_LEAVES = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td"))
_LOOKS = frozenset(("em", "strong", "del"))


@dataclass(frozen=True)
class Example:
    """An example of a spec: its number there, what is written and what it means."""

    number: int
    section: str
    markdown: str
    html: str


@cache
def examples(spec: str) -> tuple[Example, ...]:
    """Return all examples of a spec: "commonmark", or "gfm" for what GFM adds to it."""
    data = json.loads((_DATA / f"{spec}_spec.json").read_text(encoding="utf-8"))
    return tuple(
        Example(each["example"], each["section"], each["markdown"], each["html"])
        for each in data["examples"]
    )


def blocks_of_html(html: str) -> list[Block]:
    """Return what the HTML of a spec shows, as blocks; of raw HTML nothing comes right."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_leaf()
    return reader.blocks


@dataclass
class _List:
    ordered: bool
    number: int


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.lists: list[_List] = []
        self.quote = 0
        self.marker = ""
        self.look = Run("")
        self.depths: Counter[str] = Counter()
        self.runs: list[Run] | None = None  # of the open leaf
        self.heading = 0
        self.language: str | None = None  # in `pre`
        self.rows: list[list[tuple[Run, ...]]] | None = None
        self.alignments: list[Alignment] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _LEAVES:
            self.end_leaf()
            self.runs = []
            self.heading = int(tag[1]) if tag[1:].isdigit() else 0
            if tag == "th":
                self.alignments.append(values.get("align", ""))  # type: ignore[arg-type]  # as the spec has them
        elif tag in ("ul", "ol", "blockquote", "pre", "table", "tr", "li"):
            self.open_container(tag, values)
        elif tag in _LOOKS:
            self.depths[tag] += 1
            self.look = _turned(self.look, tag, True)
        elif tag == "a":
            self.look = replace(self.look, link=values.get("href", ""))
        elif tag == "code":
            self.look = replace(self.look, code=True)
            if self.language is not None:
                self.language = values.get("class", "").removeprefix("language-")
        else:
            self.lone_tag(tag, values)

    def open_container(self, tag: str, values: dict[str, str]) -> None:
        self.end_leaf()
        match tag:
            case "blockquote":
                self.quote += 1
            case "ul" | "ol":
                self.bare_marker()
                self.lists.append(_List(tag == "ol", int(values.get("start", "1"))))
            case "li":
                items = self.lists[-1] if self.lists else _List(False, 1)
                self.marker = f"{items.number}." if items.ordered else "•"
                items.number += 1
            case "pre":
                self.bare_marker()
                self.language, self.runs = "", []
            case "table":
                self.bare_marker()
                self.rows, self.alignments = [], []
            case "tr":
                assert self.rows is not None
                self.rows.append([])

    def lone_tag(self, tag: str, values: dict[str, str]) -> None:
        match tag:
            case "br":
                self.add(replace(self.look, text="\n"))
            case "img":
                picture = values.get("src", "")
                self.add(replace(self.look, text=values.get("alt", ""), picture=picture))
            case "hr":
                self.end_leaf()
                self.paragraph(rule=True)
            case "input":
                self.marker = "☑" if "checked" in values else "☐"

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEAVES or tag in ("pre", "blockquote", "ul", "ol", "li", "table"):
            self.end_leaf()
        match tag:
            case "blockquote":
                self.quote -= 1
            case "ul" | "ol":
                self.lists.pop()
            case "li":
                self.bare_marker()
            case "table":
                assert self.rows is not None
                header, *rows = (tuple(row) for row in self.rows)
                self.blocks.append(
                    Table(
                        header,
                        tuple(rows),
                        tuple(self.alignments),
                        quote=self.quote,
                        indent=len(self.lists),
                    )
                )
                self.rows = None
            case "em" | "strong" | "del":
                self.depths[tag] -= 1
                self.look = _turned(self.look, tag, self.depths[tag] > 0)
            case "a":
                self.look = replace(self.look, link="")
            case "code":
                self.look = replace(self.look, code=False)

    def handle_data(self, data: str) -> None:
        if self.language is not None:
            self.add(Run(data))
            return
        if self.runs is None:
            data = data.lstrip(" \n")
            if not data:
                return
        elif self.runs and self.runs[-1].text.endswith("\n"):
            data = data.removeprefix("\n")
        self.add(replace(self.look, text=data.replace("\n", " ")))

    def add(self, run: Run) -> None:
        if self.runs is None:
            self.runs, self.heading = [], 0
        last = self.runs[-1] if self.runs else None
        alone = run.picture or run.code
        if last is not None and not alone and replace(last, text=run.text) == run:
            self.runs[-1] = replace(last, text=last.text + run.text)
        elif run.text or run.picture:
            self.runs.append(run)

    def end_leaf(self) -> None:
        runs, self.runs = self.runs, None
        if runs is None:
            return
        if self.language is not None:
            text = "".join(run.text for run in runs).removesuffix("\n")
            self.blocks.append(Code(self.language, text, quote=self.quote, indent=len(self.lists)))
            self.language = None
        elif self.rows is not None:
            self.rows[-1].append(tuple(runs))
        else:
            if runs and not runs[-1].code:
                runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
            self.paragraph(tuple(run for run in runs if run.text or run.picture))

    def bare_marker(self) -> None:
        if self.marker:
            self.paragraph()

    def paragraph(self, runs: tuple[Run, ...] = (), rule: bool = False) -> None:
        marker, self.marker = self.marker, ""
        if not (runs or marker or rule or self.heading):
            return
        shown = Paragraph(runs, self.heading, self.quote, len(self.lists), marker, rule)
        self.blocks.append(Prose((shown,)))
        self.heading = 0


def _turned(look: Run, tag: str, on: bool) -> Run:
    match tag:
        case "em":
            return replace(look, italic=on)
        case "strong":
            return replace(look, bold=on)
    return replace(look, strike=on)
