"""What a person types into the search field, as terms and filters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gpts_desktop.core.sentence import Sentence, joined

STATES = ("interrupted", "stopped", "failed")
CONTENTS = ("code", "image")
ARCHIVED = "archived"
PLACES = ("title",)

_FILTERS = "gpt|tag|folder|before|after|is|has|in"
_PART = re.compile(
    rf"(?P<minus>[-−])?(?P<filter>(?:{_FILTERS})[:：])?"
    r'(?:"(?P<straight>[^"]*)"?|“(?P<curly>[^”]*)”?|「(?P<corner>[^」]*)」?|(?P<word>\S+))',
    re.IGNORECASE,
)
_UNFINISHED = re.compile(rf"[-−]|(?:{_FILTERS})[:：]", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that a message must hold, one after another; `exact` when they were quoted.

    The last word of a term that was not quoted may be only the beginning of one.
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query: what must be there, what must not, and the filters.

    `before` and `after` are seconds since 1970: messages from `after` on and until before
    `before`. `tags`, `folder` (a name) and `archived` are where a conversation is
    kept. `unclear` are sentences about filters that say nothing that can be looked for.
    """

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    gpt: str = ""
    tags: frozenset[str] = frozenset()
    folder: str = ""
    archived: bool = False
    before: float | None = None
    after: float | None = None
    states: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    unclear: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == SearchQuery(unclear=self.unclear)


class _Reader:
    """Gathers what the parts of a query ask for."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}
        self.words: dict[bool, list[Term]] = {False: [], True: []}
        self.unclear: list[str] = []

    def query(self) -> SearchQuery:
        return SearchQuery(
            terms=tuple(self.words[False]),
            excluded=tuple(self.words[True]),
            unclear=tuple(self.unclear),
            **self.asked,
        )

    def filter(self, name: str, value: str) -> None:
        match name:
            case "gpt" | "folder":
                self.asked[name] = value
            case "tag":
                self.asked["tags"] = self.asked.get("tags", frozenset()) | {value}
            case "is" if value.lower() == ARCHIVED:
                self.asked["archived"] = True
            case "before" | "after":
                self._moment(name, value)
            case "is":
                self._choose("states", name, value, (*STATES, ARCHIVED))
            case "has":
                self._choose("contents", name, value, CONTENTS)
            case _:
                self._choose("places", name, value, PLACES)

    def _moment(self, name: str, value: str) -> None:
        moment = _beginning(value)
        if moment is not None:
            self.asked[name] = moment
        else:
            self.unclear.append(
                Sentence(
                    "{name}: takes a day such as 2024-03-31, a month or a year, not {value}.",
                    name=name,
                    value=value,
                )
            )

    def _choose(self, field: str, name: str, value: str, known: tuple[str, ...]) -> None:
        if value.lower() in known:
            self.asked[field] = self.asked.get(field, frozenset()) | {value.lower()}
        else:
            self.unclear.append(
                Sentence(
                    "{name}: takes {known}, not {value}.",
                    name=name,
                    known=joined(" / ", known),
                    value=value,
                )
            )


def parse_query(text: str) -> SearchQuery:
    """Return the query that `text` asks for. Nothing raises; a quote left open ends with the text.

    `"exact phrase"`, `-word`, `gpt:`, `tag:`, `folder:`, `before:`, `after:`, `is:interrupted`,
    `is:archived`, `has:code`, `has:image` and `in:title`; a value may be quoted too.
    """
    reader = _Reader()
    for part in _PART.finditer(text):
        quoted = next((q for q in part.group("straight", "curly", "corner") if q is not None), None)
        value = (part["word"] if quoted is None else quoted).strip()
        name = (part["filter"] or "").lower()
        if name and not part["minus"]:
            if value:
                reader.filter(name[:-1].rstrip(":："), value)
        elif value and not _UNFINISHED.fullmatch(value):
            reader.words[bool(part["minus"])].append(Term(name + value, quoted is not None))
    return reader.query()


def _beginning(value: str) -> float | None:
    """Return the beginning of a year, month or day here, in seconds since 1970."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return datetime(year, month, day).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
