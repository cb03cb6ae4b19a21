"""GPTs out of anything that is pasted, typed or dropped (wire.md, section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gpts_desktop.core.link_names import name_before, name_from_slug, name_from_title
from gpts_desktop.core.link_scan import Hit, scan

if TYPE_CHECKING:
    from gpts_desktop.core.gpt import Gpt

MOST_REFUSED_TEXT = 300  # characters
_NAME_REACH = 200  # characters before a link in which its name may stand


@dataclass(frozen=True, slots=True)
class FoundGpt:
    """A GPT that a text leads to. `link` is its page's address on chatgpt.com.

    `told` is all that our own list says of it, where it comes of one.
    """

    id: str
    slug: str
    name: str
    link: str
    told: Gpt | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class RefusedLink:
    """What looks like a link but is no GPT's; `reason` completes "refused: …"."""

    text: str
    reason: str


Link = FoundGpt | RefusedLink


def find_links(text: str) -> list[Link]:
    """Return the GPTs and the refused links in a text, in order, once each."""
    found = LinkGathering()
    found.add_text(text)
    return found.results()


def merged(groups: Iterable[Iterable[Link]]) -> list[Link]:
    """Return several results as one, once each; a later one can name an earlier GPT."""
    found = LinkGathering()
    for group in groups:
        for link in group:
            found.add(link)
    return found.results()


def made_gpt(gpt_id: str, slug: str = "", name: str = "") -> FoundGpt:
    """Return a GPT by its id; without a name it is called by its slug, or else its id."""
    tail = f"-{slug}" if slug else ""
    shown = name or name_from_slug(slug) or gpt_id
    return FoundGpt(gpt_id, slug, shown, f"https://chatgpt.com/g/{gpt_id}{tail}")


class LinkGathering:
    """Gathers links in order, once each, and keeps the best name and slug of each GPT."""

    def __init__(self) -> None:
        self._results: dict[str, Link] = {}
        self._named: set[str] = set()

    def results(self) -> list[Link]:
        """Return what was gathered, in order."""
        return list(self._results.values())

    def add(self, link: Link) -> None:
        """Take one result in."""
        if isinstance(link, FoundGpt):
            own = link.name not in (name_from_slug(link.slug), link.id)
            self._add_gpt(link.id, link.slug, link.name if own else "", link.told)
        else:
            self._add_refusal(link.text, link.reason)

    def add_text(self, text: str, *, title: str = "") -> None:
        """Take in what stands in a text; `title` names a GPT that the text does not name."""
        line_from = 0
        for hit in scan(text):
            if hit.id:
                reach = max(line_from, hit.start - _NAME_REACH)
                before = text[reach : hit.start]
                at_border = reach == line_from
                self._add_gpt(hit.id, hit.slug, _context_name(before, hit, at_border) or title)
            else:
                self._add_refusal(text[hit.start : hit.end], hit.reason)
            line_from = hit.end

    def add_address(self, address: str, *, title: str = "", before: str = "") -> bool:
        """Take in one whole address, as a link's target or a file holds it.

        `title` is the link's text, `before` the text before it. An address that is none of the
        web's (a mail, a script, a place on the same page) is left out: then False is returned.
        """
        # A browser drops these from an address, wherever they stand (WHATWG URL, 4.4).
        address = address.strip().replace("\t", "").replace("\r", "").replace("\n", "")
        hit = next(scan(address[:8192]), None)
        if hit is None or hit.start != 0 or "://" not in address[:8]:
            return False
        if hit.id:
            name = name_from_title(title) or name_before(before[-_NAME_REACH:], hit.slug)
            self._add_gpt(hit.id, hit.slug, name)
        else:
            self._add_refusal(address, hit.reason)
        return True

    def add_told(self, gpt: Gpt) -> None:
        """Take in a GPT of which our own list says all."""
        self._add_gpt(gpt.id, gpt.slug, gpt.name, gpt)

    def _add_gpt(self, gpt_id: str, slug: str, name: str, told: Gpt | None = None) -> None:
        known = self._results.get(gpt_id)
        if not isinstance(known, FoundGpt):
            self._results[gpt_id] = replace(made_gpt(gpt_id, slug, name), told=told)
        else:
            has_name = gpt_id in self._named
            kept = known.name if has_name else name
            if (slug and not known.slug) or (name and not has_name):
                better = made_gpt(gpt_id, known.slug or slug, kept)
                self._results[gpt_id] = replace(better, told=known.told or told)
        if name:
            self._named.add(gpt_id)

    def _add_refusal(self, text: str, reason: str) -> None:
        shown = text.strip().rstrip(".,:;_~*-\\")
        if len(shown) > MOST_REFUSED_TEXT:
            shown = shown[: MOST_REFUSED_TEXT - 1] + "…"
        # A space never opens an id, so the two kinds of keys can't meet.
        self._results.setdefault(f" {shown}", RefusedLink(shown, reason))


def _context_name(before: str, hit: Hit, at_border: bool) -> str:
    """Return the name in the text before a link: on its line, and after the link before it."""
    line_start = max(before.rfind("\n"), before.rfind("\r")) + 1
    if not line_start and not at_border:
        # The line is longer than we look back: its first word is cut.
        line_start = before.find(" ") + 1
    return name_before(before[line_start:], hit.slug)


def renamed(gpt: FoundGpt, name: str) -> FoundGpt:
    """Return the same GPT under another name."""
    return replace(gpt, name=name)
