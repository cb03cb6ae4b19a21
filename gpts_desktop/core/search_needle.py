"""The words of a search, to be found in the text of one message."""

from __future__ import annotations

from collections.abc import Iterable

from gpts_desktop.core.search_match import Span, TermPattern
from gpts_desktop.core.search_query import Term


class TermsNeedle:
    """Finds each of the terms, as the search over all messages does (see `Needle`)."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._patterns = [TermPattern(term) for term in terms]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def find(self, text: str) -> list[Span]:
        """Return start and end of each place, in order."""
        return sorted(span for one in self._patterns for span in one.spans(text))

    def may_be_in(self, source: str) -> bool:
        """Whether it is worth to parse a message: the search has found it there."""
        return True
