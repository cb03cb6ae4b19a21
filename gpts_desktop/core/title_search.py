"""Finds names and titles by any stretch of them, among ten thousands within a few milliseconds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from gpts_desktop.core.kept_filter import asks_for_place, is_kept_so
from gpts_desktop.core.needle import Needle, fold
from gpts_desktop.core.search_match import Span
from gpts_desktop.core.search_query import SearchQuery, Term
from gpts_desktop.core.summary import ConversationSummary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Titled(Generic[T]):
    """What was found, its title, and where in it the words stand."""

    item: T
    title: str
    marks: tuple[Span, ...] = ()


class TitleSearch(Generic[T]):
    """Things by their titles, in the order in which they are to be found.

    All titles are folded into one text, a line each: to look through it is one call of C.
    """

    def __init__(self, items: Iterable[T], title: Callable[[T], str]) -> None:
        self._items = list(items)
        self._titles = [" ".join(title(item).split()) for item in self._items]
        self._lines = [fold(one) for one in self._titles]
        self._all = "\n".join(self._lines)
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def __len__(self) -> int:
        return len(self._items)

    def find(
        self, query: SearchQuery, limit: int, fits: Callable[[T], bool] = lambda _: True
    ) -> list[Titled[T]]:
        """Return up to `limit` whose titles hold the terms and no excluded one.

        Those in which a word begins with the first term come first.
        """
        wanted, unwanted = _words(query.terms), _words(query.excluded)
        if query.terms and not wanted:
            return []
        first: list[int] = []
        later: list[int] = []
        for number in self._with(wanted):
            line = self._lines[number]
            if any(one not in line for one in wanted) or any(one in line for one in unwanted):
                continue
            if not fits(self._items[number]):
                continue
            (first if not wanted or _begins_word(line, wanted[0]) else later).append(number)
            if len(first) == limit:
                break
        return [self._titled(number, query.terms) for number in (first + later)[:limit]]

    def _with(self, words: list[str]) -> Iterator[int]:
        """Yield the numbers of lines with the longest of the words in them."""
        if not words:
            yield from range(len(self._items))
            return
        word = max(words, key=len)
        at = self._all.find(word)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._all.find(word, self._starts[number + 1])

    def _titled(self, number: int, terms: Iterable[Term]) -> Titled[T]:
        title = self._titles[number]
        spans = sorted(span for term in terms for span in Needle(term.text).find(title))
        return Titled(self._items[number], title, tuple(spans))


def _words(terms: Iterable[Term]) -> list[str]:
    return [word for term in terms if (word := fold(" ".join(term.text.split())))]


def _begins_word(line: str, word: str) -> bool:
    at = line.find(word)
    while at > 0 and line[at].isascii() and line[at - 1].isalnum() and line[at - 1].isascii():
        at = line.find(word, at + 1)
    return at >= 0


def conversations(summaries: Iterable[ConversationSummary]) -> TitleSearch[ConversationSummary]:
    """Return a search over conversations' titles, the last changed first."""
    return TitleSearch(sorted(summaries, key=lambda s: -s.updated), lambda s: s.title)


def find_conversations(
    titles: TitleSearch[ConversationSummary],
    query: SearchQuery,
    limit: int,
    names: Mapping[str, str] | None = None,
    folders: Mapping[str, str] | None = None,
) -> list[Titled[ConversationSummary]]:
    """Return the conversations that a query asks for; `names` are GPTs' names by their
    ids, `folders` the folders'.

    None for a query that asks for what only messages have, or only for what is not there.
    """
    asked = query.terms or query.gpt or query.before is not None or query.after is not None
    asked = asked or asks_for_place(query)
    if not asked or query.states or query.contents:
        return []
    gpts: set[str] | None = None
    if query.gpt:
        gpts = {gpt for gpt, name in (names or {}).items() if fold(query.gpt) in fold(name)}
        gpts.add(query.gpt)
    return titles.find(query, limit, lambda one: _fits(query, one, gpts, folders or {}))


def _fits(
    query: SearchQuery,
    one: ConversationSummary,
    gpts: set[str] | None,
    folders: Mapping[str, str],
) -> bool:
    if query.after is not None and one.updated < query.after:
        return False
    if query.before is not None and one.updated >= query.before:
        return False
    if not (gpts is None or one.gpt_id in gpts):
        return False
    folder = folders.get(one.folder, "")
    return is_kept_so(query, tags=one.tags, folder=folder, archived=one.archived)
