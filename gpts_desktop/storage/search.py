"""Finds messages by their words, the newest first, or the best where there are few."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from gpts_desktop.core.residue import visible
from gpts_desktop.core.search_match import Excerpt, Span, TermPattern, excerpt
from gpts_desktop.core.search_query import SearchQuery, Term
from gpts_desktop.core.search_words import folded, spaced, stands_alone
from gpts_desktop.core.summary import ConversationSummary
from gpts_desktop.storage.columns import from_column
from gpts_desktop.storage.message_index import EVERY, gpt_mark

SCORED = 200
"""So many hits are ordered by relevance; of more, the newest are shown."""

SCANNED = 4_000
"""So many of the newest messages are read for what the index does not hold: signs, one letter."""

_STEPS = 20_000
"""SQLite asks after so many of its steps, well under a millisecond, whether to go on."""


@dataclass(frozen=True, slots=True)
class MessageHit:
    """A message that was found. `created` is seconds since 1970."""

    message_id: str
    conversation_id: str
    title: str
    gpt_id: str
    role: str
    created: float
    excerpt: Excerpt


Scored = tuple[MessageHit, float]


class MessageSearch:
    """A connection of its own that only reads: a search never waits for a write.

    One search at a time, on any thread; `interrupt` may come from another.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self._overtaken = threading.Event()
        self._connection.set_progress_handler(self._overtaken.is_set, _STEPS)

    def interrupt(self) -> None:
        """Let the search that runs now end at once with nothing."""
        self._overtaken.set()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def search(self, query: SearchQuery, limit: int = 50) -> list[MessageHit]:
        """Return up to `limit` messages of all branches; nothing when it was interrupted."""
        self._overtaken.clear()
        expression = self._expression(query)
        if expression is None:
            return []
        try:
            return self._found(query, expression, limit)
        except sqlite3.OperationalError:
            if self._overtaken.is_set():
                return []
            raise

    def _found(self, query: SearchQuery, expression: str, limit: int) -> list[MessageHit]:
        patterns = [TermPattern(term) for term in query.terms]
        keys: Iterator[tuple[int]] = self._connection.execute(
            "SELECT rowid FROM message_index WHERE message_index MATCH ? ORDER BY rowid DESC",
            (expression,),
        )
        if not all(_phrase(term) for term in query.terms):
            keys = islice(keys, SCANNED)
        first = list(islice(keys, SCORED))
        if len(first) < SCORED:
            hits = sorted(self._hits(query, patterns, first), key=_by_relevance)
        else:
            found = self._hits(query, patterns, chain(first, keys))
            hits = sorted(islice(found, limit), key=_by_time)
        return [hit for hit, _ in hits[:limit]]

    def _hits(
        self, query: SearchQuery, patterns: Sequence[TermPattern], keys: Iterable[tuple[int]]
    ) -> Iterator[Scored]:
        for key in keys:
            row = self._connection.execute(
                "SELECT m.id, c.id, c.title, c.gpt_id, m.role, m.created, m.text FROM messages m"
                " JOIN conversations c ON c.key = m.conversation"
                " WHERE m.key = ? AND c.deleted IS NULL",
                key,
            ).fetchone()
            if row is None or not _in_time(query, row[5]):
                continue
            text = visible(from_column(row[6]))
            places = [pattern.spans(text) for pattern in patterns]
            if all(places):
                yield _hit(row, text, places), _score(text, places)

    def _expression(self, query: SearchQuery) -> str | None:
        """Return the query in FTS5's language; None when nothing can match."""
        if query.places or query.is_empty:
            return None
        parts = [part for term in query.terms if (part := _phrase(term))]
        marks = [f'marks : "{mark}"' for mark in sorted(query.states | query.contents)]
        if query.gpt:
            gpts = self._gpts(query.gpt)
            if not gpts:
                return None
            marks.append("marks : (" + " OR ".join(f'"{gpt_mark(gpt)}"' for gpt in gpts) + ")")
        if moments := _moments(query.after, query.before):
            marks.append("marks : (" + " OR ".join(moments) + ")")
        wanted = " AND ".join([*parts, *marks]) or f'marks : "{EVERY}"'
        unwanted = [part for term in query.excluded if (part := _phrase(term))]
        return f"({wanted}) NOT ({' OR '.join(unwanted)})" if unwanted else wanted

    def _gpts(self, wanted: str) -> list[str]:
        """Return the ids of GPTs that are called so, or whose id this is."""
        rows = self._connection.execute(
            "SELECT id, name FROM gpts UNION SELECT DISTINCT gpt_id, gpt_id FROM conversations"
        ).fetchall()
        name = folded(wanted)
        return sorted(
            {gpt for gpt, called in rows if gpt == wanted or name in folded(from_column(called))}
        )


def titles_with(
    query: SearchQuery, summaries: Iterable[ConversationSummary]
) -> list[ConversationSummary]:
    """Return the conversations whose titles hold the terms, in their order.

    Nothing for a query that asks for what only messages have.
    """
    if not query.terms or query.states or query.contents:
        return []
    wanted = [TermPattern(term) for term in query.terms]
    unwanted = [TermPattern(term) for term in query.excluded]
    return [
        one
        for one in summaries
        if all(pattern.spans(one.title) for pattern in wanted)
        and not any(pattern.spans(one.title) for pattern in unwanted)
        and (not query.gpt or query.gpt == one.gpt_id)
        and _in_time(query, one.updated)
    ]


def _phrase(term: Term) -> str:
    """Return a term in FTS5's language; "" for signs, and for one letter that begins a word."""
    words = spaced(folded(term.text)).split()
    if not any(letter.isalnum() for word in words for letter in word):
        return ""
    begins = not term.exact and not stands_alone(words[-1])
    if begins and len(words) == len(words[0]) == 1:
        return ""
    text = " ".join(words).replace('"', '""')
    return f'text : "{text}"' + (" *" if begins else "")


def _moments(after: float | None, before: float | None) -> list[str]:
    """Return the marks of the months that reach into a stretch of time."""
    if after is None and before is None:
        return []
    first = (
        datetime.fromtimestamp(after, UTC)
        if after is not None
        else datetime(1970, 1, 1, tzinfo=UTC)
    )
    last = datetime.fromtimestamp(before, UTC) if before is not None else datetime.now(UTC)
    marks = []
    for year in range(first.year, last.year + 1):
        months = range(
            first.month if year == first.year else 1, last.month + 1 if year == last.year else 13
        )
        if len(months) == 12:
            marks.append(f'"y{year}"')
        else:
            marks += [f'"m{year}{month:02}"' for month in months]
    return marks or ['"never"']


def _in_time(query: SearchQuery, created: float) -> bool:
    late_enough = query.after is None or created >= query.after
    return late_enough and (query.before is None or created < query.before)


def _hit(row: Sequence[object], text: str, places: list[list[Span]]) -> MessageHit:
    message_id, conversation_id, title, gpt_id, role, created, _ = row
    assert isinstance(created, float)
    spans = sorted(span for one in places for span in one)
    return MessageHit(
        str(message_id),
        str(conversation_id),
        from_column(title),  # type: ignore[arg-type]  # a text column
        str(gpt_id),
        str(role),
        created,
        excerpt(text, spans),
    )


def _score(text: str, places: list[list[Span]]) -> float:
    """Return how much of a message is about the terms: often and early is better."""
    often = sum(min(len(spans), 8) for spans in places) / (1 + len(text) / 2_000)
    early = sum(1 / (1 + spans[0][0] / 200) for spans in places if spans)
    return often + early


def _by_relevance(one: Scored) -> tuple[float, float]:
    return -one[1], -one[0].created


def _by_time(one: Scored) -> float:
    return -one[0].created
