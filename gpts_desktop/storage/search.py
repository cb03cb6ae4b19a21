"""Finds messages by their words, the newest first, or the best where there are few."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from gpts_desktop.core.kept_filter import asks_for_place, is_kept_so
from gpts_desktop.core.message_finder import MessageHit
from gpts_desktop.core.residue import visible
from gpts_desktop.core.search_match import Span, TermPattern, excerpt
from gpts_desktop.core.search_query import SearchQuery, Term
from gpts_desktop.core.search_words import folded, spaced, stands_alone
from gpts_desktop.storage.columns import from_column
from gpts_desktop.storage.conversations import tags_from_column
from gpts_desktop.storage.message_index import EVERY, backlog, gpt_mark
from gpts_desktop.storage.sqlite_errors import known_trouble

SCORED = 200
"""So many hits are ordered by relevance; of more, the newest are shown."""

SCANNED = 4_000
"""So many of the newest messages are read for what the index does not hold: signs, one letter."""

FEW_KEPT = 50
"""So many conversations are asked one by one for what lies in them (50 µs each)."""

_STEPS = 20_000
"""SQLite asks after so many of its steps, well under a millisecond, whether to go on."""


Scored = tuple[MessageHit, float]


class MessageSearch:
    """A connection of its own that only reads: a search never waits for a write.

    One search at a time, on any thread. It ends at once, with nothing, when its `overtaken` is
    set, from whichever thread. It is opened at the first search.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: sqlite3.Connection | None = None
        self._overtaken = threading.Event()

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            address = f"{self._path.absolute().as_uri()}?mode=ro"
            self._opened = sqlite3.connect(address, uri=True, check_same_thread=False)
            # Each search has an event of its own.
            self._opened.set_progress_handler(lambda: self._overtaken.is_set(), _STEPS)  # noqa: PLW0108
        return self._opened

    def close(self) -> None:
        """Close the connection."""
        if self._opened is not None:
            self._opened.close()

    def search(
        self, query: SearchQuery, limit: int = 50, overtaken: threading.Event | None = None
    ) -> list[MessageHit]:
        """Return up to `limit` messages of all branches; raise StorageError."""
        self._overtaken = overtaken or threading.Event()
        try:
            asked = self._asked(query)
            return self._found(query, asked, limit) if asked is not None else []
        except sqlite3.Error as error:
            if self._overtaken.is_set():
                return []
            raise (known_trouble(error, self._path) or error) from error

    def unindexed(self) -> tuple[int, int] | None:
        """Return how many messages are not indexed yet, of how many; None when all are."""
        try:
            return backlog(self._connection)
        except sqlite3.Error as error:
            raise (known_trouble(error, self._path) or error) from error

    def _found(self, query: SearchQuery, asked: _Asked, limit: int) -> list[MessageHit]:
        patterns = [TermPattern(term) for term in query.terms]
        most = SCORED
        if not all(_phrase(term) for term in query.terms):
            most = SCANNED
        if asks_for_place(query):
            return self._found_in_place(query, asked, most, limit)
        moments = _moments(query.after, query.before)
        expression = asked.among(moments)
        if query.excluded and most == SCORED:
            # Where many have the words, it is faster to look into the newest of them.
            wanted = self._keys(asked._replace(unwanted="").among(moments), 2 * SCORED)
            some = sorted(islice(self._hits(query, patterns, wanted), limit), key=_by_time)
            if len(wanted) == 2 * SCORED and len(some) >= limit:
                return [hit for hit, _ in some[:limit]]
        keys = self._stream(expression)
        first = list(islice(keys, most))
        if most == SCANNED:
            found = self._hits(query, patterns, first)
            hits = list(islice(found, max(limit, SCORED)))
        elif len(first) < SCORED:
            hits = list(self._hits(query, patterns, first))
        else:
            hits = list(islice(self._hits(query, patterns, chain(first, keys)), limit))
        hits.sort(key=_by_relevance if len(first) < SCORED else _by_time)
        return [] if self._overtaken.is_set() else [hit for hit, _ in hits[:limit]]

    def _found_in_place(
        self, query: SearchQuery, asked: _Asked, most: int, limit: int
    ) -> list[MessageHit]:
        """Return what is found in the conversations that are kept as the query asks."""
        patterns = [TermPattern(term) for term in query.terms]
        expression = asked.among(_moments(query.after, query.before))
        kept = self._kept(query)
        keys = self._keys_among(kept, expression, most) if len(kept) > FEW_KEPT else None
        # The last that came in are as good as the newest: no more of them need to be read.
        enough = limit if keys is not None and len(keys) >= SCORED else max(limit, SCORED)
        if keys is None:
            keys = []
            for conversation in kept:
                keys += self._keys_in(conversation, expression, most - len(keys))
                if len(keys) >= most or self._overtaken.is_set():
                    break
        some = islice(self._hits(query, patterns, keys), enough)
        hits = sorted(some, key=_by_relevance if len(keys) < SCORED else _by_time)
        return [] if self._overtaken.is_set() else [hit for hit, _ in hits[:limit]]

    def _kept(self, query: SearchQuery) -> list[int]:
        """Return the keys of the conversations that are kept as asked, the last changed first."""
        rows = self._connection.execute(
            "SELECT c.key, c.tags, c.archived, f.name FROM conversations c"
            " LEFT JOIN folders f ON f.id = c.folder WHERE c.deleted IS NULL"
            " ORDER BY c.updated DESC"
        )
        return [
            key
            for key, tags, archived, folder in rows
            if is_kept_so(
                query,
                tags=tags_from_column(tags),
                folder=from_column(folder or ""),
                archived=bool(archived),
            )
        ]

    def _keys_among(self, kept: list[int], expression: str, most: int) -> list[int] | None:
        """Return the keys of messages in any of many conversations, the last first.

        None where `SCANNED` messages have the words and too few of them lie there: then as many
        are found soon by going through the conversations. Where a word is rare, that would ask
        thousands of them for nothing.
        """
        wanted, keys, seen = set(kept), [], 0
        rows = self._connection.execute(
            "SELECT i.rowid, m.conversation FROM message_index i CROSS JOIN messages m"
            " ON m.key = i.rowid WHERE message_index MATCH ? ORDER BY i.rowid DESC LIMIT ?",
            (expression, SCANNED),
        )
        for key, conversation in rows:
            seen += 1
            if conversation in wanted:
                keys.append(key)
                if len(keys) >= most:
                    return keys
        return keys if seen < SCANNED else None

    def _keys_in(self, conversation: int, expression: str, most: int) -> list[int]:
        """Return the keys of one conversation's messages, the last first.

        The stretch in which they lie spares the index the search through all others.
        """
        first, last = self._connection.execute(
            "SELECT min(key), max(key) FROM messages WHERE conversation = ?", (conversation,)
        ).fetchone()
        if first is None:
            return []
        rows = self._connection.execute(
            "SELECT i.rowid FROM message_index i JOIN messages m ON m.key = i.rowid"
            " WHERE message_index MATCH ? AND i.rowid BETWEEN ? AND ? AND m.conversation = ?"
            " ORDER BY i.rowid DESC LIMIT ?",
            (expression, first, last, conversation, most),
        )
        return [key for (key,) in rows]

    def _keys(self, expression: str, most: int) -> list[int]:
        """Return the keys of the last that came in, the last first."""
        return list(islice(self._stream(expression), most))

    def _stream(self, expression: str) -> Iterator[int]:
        """Yield keys, the last first. What was imported lies below all that was written here."""
        rows = self._connection.execute(
            "SELECT rowid FROM message_index WHERE message_index MATCH ? ORDER BY rowid DESC",
            (expression,),
        )
        return (key for (key,) in rows)

    def _hits(
        self, query: SearchQuery, patterns: Sequence[TermPattern], keys: Iterable[int]
    ) -> Iterator[Scored]:
        # A letter that is being typed is no word yet; signs are in no index.
        unwanted = [
            TermPattern(term) for term in query.excluded if _phrase(term) or not term.text.isalnum()
        ]
        for key in keys:
            if self._overtaken.is_set():
                return
            row = self._connection.execute(
                "SELECT m.id, c.id, c.title, c.gpt_id, m.role, m.created, m.text FROM messages m"
                " JOIN conversations c ON c.key = m.conversation"
                " WHERE m.key = ? AND c.deleted IS NULL",
                (key,),
            ).fetchone()
            if row is None or not _in_time(query, row[5]):
                continue
            text = visible(from_column(row[6]))
            places = [pattern.spans(text) for pattern in patterns]
            if all(places) and not any(pattern.spans(text) for pattern in unwanted):
                yield _hit(row, text, places), _score(text, places)

    def _asked(self, query: SearchQuery) -> _Asked | None:
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
        unwanted = [part for term in query.excluded if (part := _phrase(term))]
        if any(part in parts for part in unwanted):
            return None
        return _Asked(" AND ".join([*marks, *parts]), " OR ".join(unwanted))

    def _gpts(self, wanted: str) -> list[str]:
        """Return the ids of GPTs that are called so, or whose id this is."""
        rows = self._connection.execute(
            "SELECT id, name FROM gpts UNION SELECT DISTINCT gpt_id, gpt_id FROM conversations"
        ).fetchall()
        name = folded(wanted)
        return sorted(
            {gpt for gpt, called in rows if gpt == wanted or name in folded(from_column(called))}
        )


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


class _Asked(NamedTuple):
    """What must be in a message, and what must not, in FTS5's language; "" is anything."""

    wanted: str
    unwanted: str

    def among(self, marks: Sequence[str]) -> str:
        """Return the expression for messages that bear one of the marks; of no marks, for all.

        The marks stand first and what is excluded last: each leaves less for what follows.
        """
        among = "marks : (" + " OR ".join(f'"{mark}"' for mark in marks) + ")" if marks else ""
        wanted = " AND ".join(part for part in (among, self.wanted) if part)
        wanted = wanted or f'marks : "{EVERY}"'
        return f"({wanted}) NOT ({self.unwanted})" if self.unwanted else wanted


def _years(after: float, before: float | None) -> Iterator[tuple[int, range]]:
    """Yield the years that reach into a stretch of time, each with its months that do."""
    first = datetime.fromtimestamp(after, UTC)
    last = datetime.fromtimestamp(before, UTC) if before is not None else datetime.now(UTC)
    for year in range(first.year, last.year + 1):
        start = first.month if year == first.year else 1
        yield year, range(start, last.month + 1 if year == last.year else 13)


def _moments(after: float | None, before: float | None) -> list[str]:
    """Return the marks of the months that reach into a stretch of time; none for all time."""
    if after is None and before is None:
        return []
    marks = []
    for year, months in _years(after or 0, before):
        whole = len(months) == 12
        marks += [f"y{year}"] if whole else [f"m{year}{month:02}" for month in months]
    return marks or ["never"]


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
