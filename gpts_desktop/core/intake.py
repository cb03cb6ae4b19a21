"""What becomes of links that came in, and the sentences that say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from gpts_desktop.core.links import FoundGpt, RefusedLink
from gpts_desktop.core.sentence import Sentence, joined

MOST_REASONS = 3
NOTHING = Sentence("No GPT’s link found")


@dataclass(frozen=True, slots=True)
class Intake:
    """GPTs that are new, GPTs that were here before, and what was refused; each once."""

    added: tuple[FoundGpt, ...] = ()
    already: tuple[FoundGpt, ...] = ()
    refused: tuple[RefusedLink, ...] = ()

    @classmethod
    def of(cls, links: Iterable[FoundGpt | RefusedLink], known_ids: Collection[str]) -> Intake:
        """Sort links by what becomes of them; `known_ids` are the GPTs that are here."""
        added: dict[str, FoundGpt] = {}
        already: dict[str, FoundGpt] = {}
        refused: dict[RefusedLink, None] = {}
        for link in links:
            if isinstance(link, RefusedLink):
                refused.setdefault(link)
            elif link.id in known_ids:
                already.setdefault(link.id, link)
            else:
                added.setdefault(link.id, link)
        return cls(tuple(added.values()), tuple(already.values()), tuple(refused))

    @property
    def title(self) -> str:
        """What matters most, in a few words: "3 GPTs added"."""
        parts = self._parts()
        return parts[0] if parts else NOTHING

    @property
    def detail(self) -> str:
        """The rest: "1 was already here · 1 refused: a project, not a GPT"; "" for none."""
        return joined(" · ", self._parts()[1:])

    @property
    def summary(self) -> str:
        """Title and detail in one line."""
        return joined(" · ", self._parts()) or NOTHING

    def _parts(self) -> list[str]:
        parts: list[str] = []
        if self.added:
            parts.append(Sentence("{n} GPTs added", one="{n} GPT added", n=len(self.added)))
        if self.already:
            parts.append(_already(self.already, alone=not self.added))
        if self.refused:
            parts.append(
                Sentence(
                    "{number} refused: {reasons}",
                    number=len(self.refused),
                    reasons=_reasons(self.refused),
                )
            )
        return parts


def _already(gpts: tuple[FoundGpt, ...], *, alone: bool) -> str:
    count = len(gpts)
    if alone and count == 1:
        return Sentence("{name} was already here", name=gpts[0].name)
    if alone:
        return Sentence("{n} GPTs were already here", n=count)
    return Sentence("{n} were already here", one="{n} was already here", n=count)


def _reasons(refused: tuple[RefusedLink, ...]) -> str:
    """Return why, the commonest first; how often, when there is more than one reason."""
    counts = Counter(link.reason for link in refused).most_common()
    if len(counts) == 1:
        return counts[0][0]
    shown = [
        Sentence("{reason} ({count})", reason=reason, count=count)
        for reason, count in counts[:MOST_REASONS]
    ]
    rest = sum(count for _, count in counts[MOST_REASONS:])
    if rest:
        shown.append(Sentence("other reasons ({rest})", rest=rest))
    return joined("; ", shown)
